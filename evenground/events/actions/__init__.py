"""The only writers of events. One verb, one keyword-only function."""

from evenground.events.actions.closing import close_event, reopen_event
from evenground.events.actions.past import bring_in, mark_item, suggest_again, take_back_mark
from evenground.events.actions.planning import Description, describe_event, move_on, plan_event
from evenground.events.actions.programme import Entry, add_item, change_item, looked, move_item, take_out_item

__all__ = [
    "Description",
    "Entry",
    "add_item",
    "bring_in",
    "change_item",
    "close_event",
    "describe_event",
    "looked",
    "mark_item",
    "move_item",
    "move_on",
    "plan_event",
    "reopen_event",
    "suggest_again",
    "take_back_mark",
    "take_out_item",
]
