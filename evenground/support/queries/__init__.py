"""What a person may read of support: what is theirs, and what somebody showed them. The rest isn't there."""

from evenground.support.queries.adjusting import (
    adjustment_for,
    asked_of,
    group_line,
    my_adjustment,
    my_adjustments,
    said_no,
    to_see_to,
)
from evenground.support.queries.beside import (
    buddies_of_mine,
    buddy_asks,
    buddy_to,
    call_with,
    calls_for,
    can_be_called,
    could_be_buddy,
    my_buddy,
    my_calls,
    people_beside,
    reachable,
)
from evenground.support.queries.due import items_due, old_adjustments, old_calls, owned, shares_of_nobody
from evenground.support.queries.people import helps_or_is_member, is_here, names_of, person_here, who_could
from evenground.support.queries.riders import item_of, my_items, share_by, share_to, shared_with, used_elsewhere
from evenground.support.queries.sealing import opener

__all__ = [
    "adjustment_for",
    "asked_of",
    "buddies_of_mine",
    "buddy_asks",
    "buddy_to",
    "call_with",
    "calls_for",
    "can_be_called",
    "could_be_buddy",
    "group_line",
    "helps_or_is_member",
    "is_here",
    "item_of",
    "items_due",
    "my_adjustment",
    "my_adjustments",
    "my_buddy",
    "my_calls",
    "my_items",
    "names_of",
    "old_adjustments",
    "old_calls",
    "opener",
    "owned",
    "people_beside",
    "person_here",
    "reachable",
    "said_no",
    "share_by",
    "share_to",
    "shared_with",
    "shares_of_nobody",
    "to_see_to",
    "used_elsewhere",
    "who_could",
]
