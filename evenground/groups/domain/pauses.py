"""Pauses of posting, for safety. From the deciding rule, Power: at most 72 hours, once for the same matter."""

from datetime import datetime, timedelta

LONGEST = timedelta(hours=72)
DAYS_MORE = 14  # what is asked: whether it goes on for so long


def ends(now: datetime, hours: int) -> datetime:
    """When a pause of so many hours is over. Raises ValueError outside 1 to 72 hours."""
    if not timedelta(hours=1) <= timedelta(hours=hours) <= LONGEST:
        raise ValueError("a pause is for 1 to 72 hours")
    return now + timedelta(hours=hours)


def answer_until(starts: datetime) -> datetime:
    """Until when the outside contact can answer: as long as a pause can be, however short this one was made."""
    return starts + LONGEST


def longer(now: datetime, held: datetime | None) -> datetime:
    """Until when posting is paused once a pause goes on. What holds for longer already is not made shorter."""
    until = now + timedelta(days=DAYS_MORE)
    return max(until, held or until)


def after_ending(held: datetime | None, ends: datetime, others: list[datetime], now: datetime) -> datetime | None:
    """Until when posting is paused once a pause that would hold until `ends` has ended before its time.

    `held`: until when it is paused now; `others`: until when other pauses hold. What something else holds stays.
    """
    return max([now, *others]) if held == ends else held


def same_matter(words: str) -> str:
    """A matter's words with case and spacing evened out, so that the same matter is known again."""
    return " ".join(words.casefold().split())[:200]
