"""Verdicts: may this person do this? And if not, why, in plain words."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Verdict:
    """`allowed`, or a `reason` (a plain sentence, perhaps translated later) that says why not and what one can do."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        """Raises Refused with the reason unless allowed."""
        if not self.allowed:
            raise Refused(self.reason)


ALLOW = Verdict(allowed=True)


def refuse(reason: str) -> Verdict:
    return Verdict(allowed=False, reason=reason)


class Refused(Exception):  # noqa: N818  a refusal is an answer, not a fault
    """An action was refused. `reason` is what the person reads."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Words(Protocol):
    """Text, or text that is translated when it is shown."""

    def __str__(self) -> str: ...

    def format(self, *args: object, **kwargs: object) -> str: ...


@dataclass(frozen=True)
class Action:
    """A row in an app's table of actions: its `name`, who may (`who`), and the sentence members read."""

    name: str
    who: Words
    sentence: Words
