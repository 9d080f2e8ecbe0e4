"""The rule a group decides by, for each size of decision (the deciding rule, "the rule in force")."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

FLOOR_PEOPLE = 2
"""Never fewer people answer than this. No decision can change it (the deciding rule, Quorum)."""

MOST_DAYS = 365
_A_PART = re.compile(r"[0-9]{1,3}(/[0-9]{1,3})?")


class Size(StrEnum):
    """How much is at stake, as the proposer sees it or as somebody asked for."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Route(StrEnum):
    """What happens when an objection still stays after another round (the deciding rule, step 6.3)."""

    TRIAL = "trial"
    PAUSE = "pause"
    FACILITATOR = "facilitator"
    DROP = "drop"
    VOTE = "vote"
    HOST_DECIDES = "host_decides"


@dataclass(frozen=True)
class SizeRule:
    """The rule for one size of decision.

    `days_open` at least; `more_time_days` added when the first person asks; `remind_days` before the close;
    `quorum_whole` of all deciders; `quorum_lived` of those with lived experience (None: no such half); `route` when
    an objection stays; `route_days` that a pause, a facilitator or the host has, or that a trial runs.
    """

    days_open: int
    more_time_days: int
    remind_days: int
    quorum_whole: Fraction
    quorum_lived: Fraction | None
    route: Route
    route_days: int


@dataclass(frozen=True)
class Rule:
    """The rule for every size."""

    small: SizeRule
    medium: SizeRule
    large: SizeRule

    def of(self, size: Size) -> SizeRule:
        """The rule for one size."""
        return {Size.SMALL: self.small, Size.MEDIUM: self.medium, Size.LARGE: self.large}[size]


class Problem(NamedTuple):
    """Why a rule can't be used: at which size, in which field of SizeRule, and a code for the sentence."""

    size: Size
    field: str
    code: str


class UnreadableRuleError(ValueError):
    """What was read is not a rule."""


def _starter(days_open: int, more_time_days: int) -> SizeRule:
    half = Fraction(1, 2)
    return SizeRule(days_open, more_time_days, 2, half, half, Route.PAUSE, 14)


STARTER = Rule(small=_starter(3, 3), medium=_starter(7, 7), large=_starter(14, 7))
"""What a new group starts under, and says so on the page, until it decides its own."""


def larger(one: Size, other: Size) -> Size:
    """The larger of two sizes: whoever asks for a larger one, it counts (the deciding rule, "the rule in force")."""
    order = list(Size)
    return max(one, other, key=order.index)


def problems(rule: Rule, *, group_decides: bool, has_host: bool, allow_zero: bool = False) -> tuple[Problem, ...]:
    """Everything that keeps a rule from being used.

    In: the rule; whether the group itself decides on it (else it may name no vote); whether the group has a host
    (else "host decides" has nobody); whether no least days are fine (only for replaying decisions made elsewhere).
    Out: the problems, none where the rule is fine. From the deciding rule, "the rule in force" and step 6.3.
    """
    not_open: dict[Route, str] = {}
    if not group_decides:
        not_open[Route.VOTE] = "vote_not_decided_by_group"
    if not has_host:
        not_open[Route.HOST_DECIDES] = "no_host"
    least = 0 if allow_zero else 1
    found = []
    for size in Size:
        one = rule.of(size)
        found += [Problem(size, field, code) for field, code in _size_problems(one, least)]
        if one.route in not_open:
            found.append(Problem(size, "route", not_open[one.route]))
    return tuple(found)


def _size_problems(rule: SizeRule, least: int) -> Iterator[tuple[str, str]]:
    for field in ("days_open", "more_time_days", "route_days"):
        if not least <= getattr(rule, field) <= MOST_DAYS:
            yield field, "days_out_of_range"
    if not 0 <= rule.remind_days <= MOST_DAYS:
        yield "remind_days", "days_out_of_range"
    for field in ("quorum_whole", "quorum_lived"):
        part = getattr(rule, field)
        if part is not None and not 0 <= part <= 1:
            yield field, "not_a_part"


def to_plain(rule: Rule) -> dict[str, dict[str, int | str | None]]:
    """The rule in plain values for keeping: whole numbers, text, null. Parts are text such as "1/2"."""
    return {size.value: _size_to_plain(rule.of(size)) for size in Size}


def _size_to_plain(rule: SizeRule) -> dict[str, int | str | None]:
    return {
        "days_open": rule.days_open,
        "more_time_days": rule.more_time_days,
        "remind_days": rule.remind_days,
        "quorum_whole": str(rule.quorum_whole),
        "quorum_lived": None if rule.quorum_lived is None else str(rule.quorum_lived),
        "route": rule.route.value,
        "route_days": rule.route_days,
    }


def from_plain(plain: object) -> Rule:
    """Reads what `to_plain` wrote.

    In: plain values, as read from JSON. Out: the rule; ask `problems` whether it can be used.
    Raises UnreadableRuleError for anything that is not three sizes with these fields and kinds of values.
    """
    sizes = _fields(plain, {size.value for size in Size})
    return Rule(**{size: _size_from_plain(values) for size, values in sizes.items()})


def _size_from_plain(plain: object) -> SizeRule:
    values = _fields(plain, set(SizeRule.__dataclass_fields__))
    lived = values["quorum_lived"]
    try:
        return SizeRule(
            days_open=_whole(values["days_open"]),
            more_time_days=_whole(values["more_time_days"]),
            remind_days=_whole(values["remind_days"]),
            quorum_whole=_fraction(values["quorum_whole"]),
            quorum_lived=None if lived is None else _fraction(lived),
            route=Route(str(values["route"])),
            route_days=_whole(values["route_days"]),
        )
    except (ValueError, ZeroDivisionError) as error:
        raise UnreadableRuleError(f"not a rule: {error}") from error


def _fields(plain: object, names: set[str]) -> Mapping[str, object]:
    if not isinstance(plain, Mapping) or set(plain) != names:
        raise UnreadableRuleError(f"not a rule: expected exactly {sorted(names)}")
    return plain


def _whole(value: object) -> int:
    if type(value) is not int:  # True is an int too, and no number of days
        raise ValueError(f"{value!r} is not a whole number")
    return value


def _fraction(value: object) -> Fraction:
    if not (isinstance(value, str) and _A_PART.fullmatch(value)):  # 0.5 would be inexact
        raise ValueError(f"{value!r} is not a part such as 1/2")
    return Fraction(value)
