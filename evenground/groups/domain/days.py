"""Days, worked out in a group's own zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

INVITATION_DAYS = 30
FOUNDING_DAYS = 30
REPLY_DAYS = 14


def day_of(now: datetime, zone: str) -> date:
    """The day it is in a zone. In: an aware moment and the zone's name. Raises ValueError for a moment without one."""
    if now.tzinfo is None:
        raise ValueError("the clock is given with its zone")
    return now.astimezone(ZoneInfo(zone)).date()


def invitation_ends(made_on: date) -> date:
    """The last day an invitation can be used: 30 days after it was made."""
    return made_on + timedelta(days=INVITATION_DAYS)


def reply_by(asked_on: date) -> date:
    """The day by which whoever fixed something replies to a question about it: 14 days after it was asked."""
    return asked_on + timedelta(days=REPLY_DAYS)


def founding_until(opened_on: date) -> date:
    """The last day of a group's founding time, if the group does not end it sooner. From the deciding rule, Power."""
    return opened_on + timedelta(days=FOUNDING_DAYS)
