"""The only writers of events. One verb, one keyword-only function."""

from evenground.events.actions.attending import (
    cancel,
    change_sign_up,
    let_go,
    look_after,
    reply_to_needs,
    sign_up,
    take_out_sign_up,
)
from evenground.events.actions.closing import close_event, reopen_event
from evenground.events.actions.past import bring_in, mark_item, suggest_again, take_back_mark
from evenground.events.actions.planning import Description, describe_event, move_on, plan_event
from evenground.events.actions.programme import Entry, add_item, change_item, looked, move_item, take_out_item
from evenground.events.actions.publishing import publish, set_seats, sweep, unpublish
from evenground.events.actions.welcoming import choose_reminders, forget_who_was_here, remind, welcome

__all__ = [
    "Description",
    "Entry",
    "add_item",
    "bring_in",
    "cancel",
    "change_item",
    "change_sign_up",
    "choose_reminders",
    "close_event",
    "describe_event",
    "forget_who_was_here",
    "let_go",
    "look_after",
    "looked",
    "mark_item",
    "move_item",
    "move_on",
    "plan_event",
    "publish",
    "remind",
    "reopen_event",
    "reply_to_needs",
    "set_seats",
    "sign_up",
    "suggest_again",
    "sweep",
    "take_back_mark",
    "take_out_item",
    "take_out_sign_up",
    "unpublish",
    "welcome",
]
