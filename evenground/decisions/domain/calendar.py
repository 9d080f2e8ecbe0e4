"""On which day a proposal closes, and at which moment that day is over. Days are the group's own, in its zone."""

from datetime import UTC, date, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from evenground.decisions.domain.rule import Size

FOUNDING_DAYS = 30
"""A group is founding until it decides "we are together", and at the latest so many days after it opened."""

DAYS_AFTER_JOINING = 3
"""The name and the rule stay open at least so long after the last person joined in the founding time."""

DAYS_TO_LOOK_OVER = 3
"""So long owners may look over their words before an outcome goes round. Then they go as they are."""

FURTHEST_CLOSE = 2 * 365
"""So many days ahead a closing day can be wished for. A rule's own days are bounded in the rule."""

FURTHEST_DAY = 10 * 365
"""So many days ahead any other day can be named: until when we try, when we look, when something comes back."""

REVIEW_DAYS = {Size.SMALL: 30, Size.MEDIUM: 90, Size.LARGE: 180}
"""When we look again, if nobody says otherwise: the deciding rule asks for a default and leaves the number to us."""


def first_close(opened_on: date, days_open: int, wished: date | None = None) -> date:
    """The closing day of a new proposal.

    In: the day it opened, the rule's days, and the day its proposer wishes for. Out: the wished day, but never
    earlier than the rule's days allow. From the deciding rule, "the rule in force".
    """
    earliest = opened_on + timedelta(days=days_open)
    return max(earliest, wished or earliest)


def after_new_version(closes_on: date, today: date, days_open: int) -> date:
    """The closing day after the text changed: the new text is open for at least half the rule's days, rounded up.

    In: the closing day so far, today, the rule's days. Out: never an earlier day. From the deciding rule, step 3.
    """
    return max(closes_on, today + timedelta(days=ceil(days_open / 2)))


def after_more_time(closes_on: date, more_time_days: int, *, extended: bool) -> date:
    """The closing day after somebody asked for more time.

    In: the closing day so far, the rule's days, whether it was extended before. Out: a later day for the first who
    asks, the same day for everybody after. From the deciding rule, step 5.
    """
    return closes_on if extended else closes_on + timedelta(days=more_time_days)


def next_look(today: date, days_open: int) -> date:
    """The closing day of another round, or of a further wait: the rule's days again, from today.

    In: the day of the close, the rule's days. Out: the day. From the deciding rule, steps 6.2 and 6.3.
    """
    return today + timedelta(days=days_open)


def after_larger_size(closes_on: date, opened_on: date, days_open: int) -> date:
    """The closing day after somebody asked for a larger size.

    In: the closing day so far, the day the proposal opened, the larger size's days. Out: never an earlier day.
    From the deciding rule, "the rule in force".
    """
    return max(closes_on, first_close(opened_on, days_open))


def founding_ends(opened_on: date) -> date:
    """The last day a group can be founding. In: the day it opened. From the deciding rule, Power."""
    return opened_on + timedelta(days=FOUNDING_DAYS)


def after_founding(closes_on: date, last_joined_on: date) -> date:
    """The closing day of the name and of the rule, once the founding time is over. Until then they don't close.

    In: the closing day so far, the day the last person joined in the founding time. Out: never an earlier day.
    From the deciding rule, Power.
    """
    return max(closes_on, last_joined_on + timedelta(days=DAYS_AFTER_JOINING))


def remind_on(closes_on: date, remind_days: int) -> date:
    """The day on which people who asked for it are reminded.

    In: the closing day, the rule's days before it. Out: the day. From the deciding rule, "the rule in force".
    """
    return closes_on - timedelta(days=remind_days)


def try_until(closes_on: date, size: Size) -> date:
    """The suggested last day of trying a plan. In: the closing day and the size. From the deciding rule, step 1."""
    return closes_on + timedelta(days=REVIEW_DAYS[size])


def review_on(decided_on: date, size: Size, until: date | None = None) -> date:
    """The day a decision is looked at again.

    In: the day it was decided, its size, and the day until which it is tried, if the text names one. Out: that day
    if it is still ahead, else the default of the size. From the deciding rule, step 8.
    """
    if until is not None and until > decided_on:
        return until
    return decided_on + timedelta(days=REVIEW_DAYS[size])


def can_be_named(named: date, today: date, *, soonest: int = 1, furthest: int = FURTHEST_DAY) -> bool:
    """Whether somebody can name this day, counted in days from today: not gone by, and not out of sight."""
    return soonest <= (named - today).days <= furthest


def look_over_until(closed: datetime) -> datetime:
    """The moment until which owners look over their words before an outcome goes round.

    In: the moment when the close really ran, which may be days after the closing day where the server was off.
    Out: three days later. From the deciding rule, step 7.
    """
    return closed + timedelta(days=DAYS_TO_LOOK_OVER)


def last_whole_day(until: datetime, zone_name: str) -> date:
    """The day to say to people for such a moment: the last one that is theirs whole. In: it and the zone's name."""
    return until.astimezone(ZoneInfo(zone_name)).date() - timedelta(days=1)


def due_at(day: date, zone_name: str) -> datetime:
    """The moment a day is over in a zone: midnight at the start of the next day.

    In: the day and the name of the zone. Out: an aware moment in UTC. Where the clock strikes midnight twice it is
    the first; where it jumps over midnight it is the jump. Raises ZoneInfoNotFoundError for a zone that isn't one.
    From the deciding rule, step 6: at the closing date, by the program itself.
    """
    midnight = datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(zone_name))
    return midnight.astimezone(UTC)
