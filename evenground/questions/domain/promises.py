"""How a promise stands: by its day, by what shows that it was done, and by those who asked for it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

SOON = timedelta(days=7)  # whoever promised is reminded this long before the day


class Standing(Enum):
    """`in_sight`: it is shown first wherever its room is shown, until that changes."""

    OPEN = "open"
    OVERDUE = "overdue"
    SHOWN = "shown"  # something shows that it was done; those who asked have not said yet
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"

    @property
    def in_sight(self) -> bool:
        return self in {Standing.OVERDUE, Standing.PARTLY, Standing.NOT_KEPT}


@dataclass(frozen=True)
class Said:
    """How many of those who asked say kept, partly, not."""

    kept: int = 0
    partly: int = 0
    not_kept: int = 0


def may_be_judged(by_when: date, today: date, *, shown: bool) -> bool:
    """Whether those who asked can say how it went: from its day on, or as soon as something shows that it was done."""
    return shown or today >= by_when


def standing(by_when: date, today: date, *, shown: bool, said: Said) -> Standing:
    """How a promise stands. First counts what those who asked say: what more than half say, or else partly kept."""
    voices = said.kept + said.partly + said.not_kept
    if voices:
        if 2 * said.kept > voices:
            return Standing.KEPT
        return Standing.NOT_KEPT if 2 * said.not_kept > voices else Standing.PARTLY
    if shown:
        return Standing.SHOWN
    return Standing.OVERDUE if today > by_when else Standing.OPEN


def reminders_due(by_when: date, today: date, *, shown: bool) -> int:
    """How many reminders whoever promised should have had by today: one a week before the day, one once it is over."""
    if shown:
        return 0
    if today > by_when:
        return 2
    return 1 if by_when - today <= SOON else 0
