"""Pauses of posting, for safety. From the deciding rule, Power: at most 72 hours, once for the same matter."""

from datetime import datetime, timedelta

LONGEST = timedelta(hours=72)


def ends(now: datetime, hours: int) -> datetime:
    """When a pause of so many hours is over. Raises ValueError outside 1 to 72 hours."""
    if not timedelta(hours=1) <= timedelta(hours=hours) <= LONGEST:
        raise ValueError("a pause is for 1 to 72 hours")
    return now + timedelta(hours=hours)


def same_matter(words: str) -> str:
    """A matter's words with case and spacing evened out, so that the same matter is known again."""
    return " ".join(words.casefold().split())[:200]
