"""The only writers of groups. One verb, one keyword-only function."""

from evenground.groups.actions.cards import replace_lost_card
from evenground.groups.actions.decided import (
    admit,
    agree,
    end_founding,
    keep_posting_paused,
    name_group,
    remove_member,
    set_part,
    set_rule,
)
from evenground.groups.actions.door import (
    CallWords,
    KnockWords,
    change_knock,
    close_call,
    forget_if_due,
    forget_knock,
    get_in_touch,
    knock,
    write_call,
)
from evenground.groups.actions.founding import Choice, ask, fix_choice, open_up, reply, set_choices
from evenground.groups.actions.helping import end_helper, name_helper, note_asked, pause_posting
from evenground.groups.actions.host import end_actor, name_actor, note_host_act, note_pay, override
from evenground.groups.actions.joining import (
    come_back,
    invite,
    join,
    leave,
    no_thanks,
    pause,
    take_back_place,
    take_part,
)
from evenground.groups.actions.outside import answer_about_pause, ask_outside
from evenground.groups.actions.starting import Description, describe_group, open_group, start_group

__all__ = [
    "CallWords",
    "Choice",
    "Description",
    "KnockWords",
    "admit",
    "agree",
    "answer_about_pause",
    "ask",
    "ask_outside",
    "change_knock",
    "close_call",
    "come_back",
    "describe_group",
    "end_actor",
    "end_founding",
    "end_helper",
    "fix_choice",
    "forget_if_due",
    "forget_knock",
    "get_in_touch",
    "invite",
    "join",
    "keep_posting_paused",
    "knock",
    "leave",
    "name_actor",
    "name_group",
    "name_helper",
    "no_thanks",
    "note_asked",
    "note_host_act",
    "note_pay",
    "open_group",
    "open_up",
    "override",
    "pause",
    "pause_posting",
    "remove_member",
    "replace_lost_card",
    "reply",
    "set_choices",
    "set_part",
    "set_rule",
    "start_group",
    "take_back_place",
    "take_part",
    "write_call",
]
