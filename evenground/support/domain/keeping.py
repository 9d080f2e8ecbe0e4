"""How long things of support are kept, and what a whole group may read of its adjustments."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

KEPT_MONTHS = 12
MOST_MONTHS = 36
CALL_DAYS = 7
MOST_LETTERS = 400
MOST_ITEMS = 50
PEOPLE_NEEDED = 2  # fewer, and the one line for the group would tell about one person


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def delete_on(written_on: date) -> date:
    """The day an item is deleted unless its person chooses another: 12 months after it was written."""
    return months_later(written_on, KEPT_MONTHS)


def fits(day: date, today: date) -> bool:
    """Whether an item may be deleted on this day: after today, and within three years."""
    return today < day <= months_later(today, MOST_MONTHS)


def calls_before(now: datetime) -> datetime:
    """Wishes for a call made before this moment are deleted."""
    return now - timedelta(days=CALL_DAYS)


def group_line(met: Collection[tuple[object, bool]]) -> str:
    """What every member reads of a group's adjustments: "", "all" or "not_yet". In: whose each is, and whether met.

    "" unless at least two people have some: else the line would say that one person has, and who knows them would know.
    Whether an adjustment has an owner just now changes nothing, so nobody reads here that somebody stepped back.
    """
    if len({whose for whose, _met in met}) < PEOPLE_NEEDED:
        return ""
    return "all" if all(done for _whose, done in met) else "not_yet"
