"""When a reminder of an event is due: a week before its first day, the day before, or that morning."""

from datetime import datetime, time, timedelta
from enum import StrEnum

MORNING = time(7)


class Pace(StrEnum):
    """How early somebody would like to be reminded."""

    WEEK = "week"
    DAY = "day"
    MORNING = "morning"


def window(pace: Pace, first_moment: datetime) -> tuple[datetime, datetime]:
    """From when until when this reminder may go out. `first_moment`: midnight of the first day, in the event's zone.

    A reminder never comes when a later one of its kind is nearer: who signs up late hears nothing of a week before.
    """
    morning = first_moment.replace(hour=MORNING.hour)
    if pace is Pace.WEEK:
        return first_moment - timedelta(days=7), first_moment - timedelta(days=2)
    if pace is Pace.DAY:
        return first_moment - timedelta(days=1), first_moment
    return morning, morning + timedelta(hours=12)


def due(pace: Pace, first_moment: datetime, now: datetime) -> bool:
    start, end = window(pace, first_moment)
    return start <= now < end


def gone(pace: Pace, first_moment: datetime, now: datetime) -> bool:
    """Its time went by."""
    return now >= window(pace, first_moment)[1]
