"""What events write into the record: that something was planned, moved or marked; never words or names of people."""

from django.utils.translation import gettext_lazy as _

from evenground.record.domain.kinds import Kind

PLANNED = Kind("events.planned", _("{who} began the page of an event"))
DESCRIBED = Kind("events.described", _("{who} changed what the page of an event says"))
MOVED_ON = Kind("events.moved_on", _("{who} wrote where we are on the way: {stage}"), ("stage",))
ITEM_ADDED = Kind("events.item_added", _("{who} put something into the programme"))
ITEM_CHANGED = Kind("events.item_changed", _("{who} changed something in the programme"))
ITEM_MOVED = Kind("events.item_moved", _("{who} moved something in the programme"))
ITEM_OUT = Kind("events.item_out", _("{who} took something out of the programme"))
BROUGHT_IN = Kind(
    "events.brought_in", _("A past event was brought in: {items} things on {days} days"), ("days", "items")
)
MARKED = Kind("events.marked", _("{who} marked something of a past event: {mark}"), ("mark",))
MARK_GONE = Kind("events.mark_gone", _("Somebody took back a mark on a past event"))
CLOSED = Kind("events.closed", _("{who} closed an event, and wrote when the next one may be"), ("next_on",))
PUBLISHED = Kind("events.published", _("{who} decided that everyone can see the page of an event"))
UNPUBLISHED = Kind("events.unpublished", _("The page of an event can no longer be seen by everyone"))
SIGN_UP_OUT = Kind("events.sign_up_out", _("{who} took a sign-up out of the list of an event"))
REOPENED = Kind("events.reopened", _("{who} opened an event again"))

KINDS = (
    PLANNED,
    DESCRIBED,
    MOVED_ON,
    ITEM_ADDED,
    ITEM_CHANGED,
    ITEM_MOVED,
    ITEM_OUT,
    BROUGHT_IN,
    MARKED,
    MARK_GONE,
    CLOSED,
    REOPENED,
    PUBLISHED,
    UNPUBLISHED,
    SIGN_UP_OUT,
)
