"""The only writers of decisions. One verb, one keyword-only function."""

from evenground.decisions.actions.answering import answer, change_objection, mark_objection
from evenground.decisions.actions.arriving import end_founding_if_due, join_group, leave_group, open_group
from evenground.decisions.actions.changing import change_text, leave_suggestion, suggest_change, take_up
from evenground.decisions.actions.closing import close_if_due, set_aside, withdraw
from evenground.decisions.actions.looking import look_for_enough, remind, tell_day
from evenground.decisions.actions.objections import (
    mark_with_watch_point,
    offer_pair,
    offer_watch_point,
    say_to_pair,
    say_to_watch_point,
    write_settled,
)
from evenground.decisions.actions.outcomes import (
    bring_back,
    change_view,
    check_view,
    host_decide,
    send_round,
    set_day,
    show_name,
    take_back_view,
    write_seen,
    write_views_added,
)
from evenground.decisions.actions.pauses import ask_about_pause
from evenground.decisions.actions.proposing import Text, ask_larger, ask_reminder, propose, take_over
from evenground.decisions.actions.replaying import take_replay_rule

__all__ = [
    "Text",
    "answer",
    "ask_about_pause",
    "ask_larger",
    "ask_reminder",
    "bring_back",
    "change_objection",
    "change_text",
    "change_view",
    "check_view",
    "close_if_due",
    "end_founding_if_due",
    "host_decide",
    "join_group",
    "leave_group",
    "leave_suggestion",
    "look_for_enough",
    "mark_objection",
    "mark_with_watch_point",
    "offer_pair",
    "offer_watch_point",
    "open_group",
    "propose",
    "remind",
    "say_to_pair",
    "say_to_watch_point",
    "send_round",
    "set_aside",
    "set_day",
    "show_name",
    "suggest_change",
    "take_back_view",
    "take_over",
    "take_replay_rule",
    "take_up",
    "tell_day",
    "withdraw",
    "write_seen",
    "write_settled",
    "write_views_added",
]
