"""Decisions held elsewhere, as files: read, checked, and held against what our rule makes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from evenground.decisions.domain.answers import Answer
from evenground.decisions.domain.closing import Outcome
from evenground.decisions.domain.rule import Route, Rule, SizeRule


class Kind(StrEnum):
    """What can happen in a file. Only some of it does something in ours."""

    OPENED = "opened"
    ASKED = "asked"
    ANSWER = "answer"
    TEXT_CHANGED = "text_changed"
    REMINDER = "reminder"
    COMMENT = "comment"
    POSTPONED = "postponed"
    LAST_CALL = "last_call"
    CONCERN_CLOSED = "concern_closed"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class Why(StrEnum):
    """Why our rule gives another outcome than the file: a short fixed list."""

    LAPSED = "answers lapsed with the text"
    QUORUM = "our quorum is higher"
    PUT_OFF = "the real process let the meeting put it off"
    CHAIR = "the chair judged consensus differently"
    NOBODY = "nobody answered"


class UnreadableError(ValueError):
    """The file can't be played. The text says where and why."""


@dataclass(frozen=True)
class Step:
    """One thing that happened. `resolves`: the objections that their owner marked solved with it."""

    at: date
    kind: Kind
    by: str
    answer: Answer | None
    version: int | None
    words: str
    objection: str
    resolves: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A whole file: who decided, what happened in order, and how it ended there."""

    id: str
    title: str
    size: str
    deciders: tuple[str, ...]
    proposer: str
    closes_on: date
    steps: tuple[Step, ...]
    outcome: Outcome

    @property
    def opened_on(self) -> date:
        return self.steps[0].at


def no_least_days() -> Rule:
    """The rule of a replayed group: no least days, the route *drop*, the usual halves of the quorum."""
    half = Fraction(1, 2)
    one = SizeRule(0, 0, 0, half, half, Route.DROP, 0)
    return Rule(small=one, medium=one, large=one)


def read(plain: object) -> Case:
    """Reads a decision file.

    In: plain values, as read from JSON. Out: the case, its steps in the file's order with every day known.
    Raises UnreadableError where a field is missing or can't be what it should be.
    """
    if not isinstance(plain, Mapping):
        raise UnreadableError("a decision file is one JSON object")
    deciders = tuple(str(person) for person in _list(plain, "deciders"))
    if not deciders:
        raise UnreadableError("deciders: nobody is named")
    steps = tuple(_steps(plain))
    if not steps:
        raise UnreadableError("events: nothing happened")
    last = max([step.at for step in steps] + [_day(plain.get("closes_on")) or steps[0].at])
    return Case(
        id=str(plain.get("id", "")),
        title=str(plain.get("title_paraphrase") or plain.get("id", "")),
        size=_one_of(plain.get("size", "medium"), ("small", "medium", "large"), "size"),
        deciders=deciders,
        proposer=_proposer(steps, deciders),
        closes_on=last,
        steps=steps,
        outcome=Outcome(_one_of(plain.get("outcome"), tuple(Outcome), "outcome")),
    )


def why(case: Case, ours: Outcome, *, enough: bool) -> Why | None:
    """Why our outcome is another than the file's; None where they are equal.

    In: the case, our outcome, and whether our quorum was met. Out: one of the fixed list.
    """
    if ours == case.outcome:
        return None
    answers = [step for step in case.steps if step.kind == Kind.ANSWER]
    if not answers:
        return Why.NOBODY
    if not enough:
        newest = max(step.version or 1 for step in answers)
        return Why.LAPSED if _would_do(case, answers, newest) else Why.QUORUM
    return Why.PUT_OFF if case.outcome == Outcome.POSTPONED else Why.CHAIR


def _would_do(case: Case, answers: list[Step], newest: int) -> bool:
    """Whether the people who answered any text would have been enough, had no text changed."""
    current = {step.by for step in answers if (step.version or 1) == newest and step.answer != Answer.STAND_ASIDE}
    anyone = {step.by for step in answers if step.answer != Answer.STAND_ASIDE}
    return anyone != current and 2 * len(anyone) >= len(case.deciders)


def _steps(plain: Mapping[str, object]) -> Iterator[Step]:
    day = _day(plain.get("opened_on"))
    for number, event in enumerate(_list(plain, "events"), start=1):
        if not isinstance(event, Mapping):
            raise UnreadableError(f"events, number {number}: not an object")
        day = _day(event.get("at")) or day
        if day is None:
            raise UnreadableError(f"events, number {number}: no day is known")
        yield _step(event, day, number)


def _step(event: Mapping[str, object], day: date, number: int) -> Step:
    where = f"events, number {number}"
    kind = Kind(_one_of(event.get("kind"), tuple(Kind), f"{where}, kind"))
    answer = None
    if kind == Kind.ANSWER:
        answer = Answer(_one_of(event.get("answer"), tuple(Answer), f"{where}, answer"))
    resolves = event.get("resolves") or []
    if not isinstance(resolves, (str, list)):
        raise UnreadableError(f"{where}, resolves: a key or a list of keys is needed")
    version = event.get("text_version")
    return Step(
        at=day,
        kind=kind,
        by=str(event.get("by") or ""),
        answer=answer,
        version=version if isinstance(version, int) else None,
        words=str(event.get("words") or ""),
        objection=str(event.get("objection") or ""),
        resolves=(resolves,) if isinstance(resolves, str) else tuple(str(key) for key in resolves),
    )


def _proposer(steps: tuple[Step, ...], deciders: tuple[str, ...]) -> str:
    """Who opened it, took it back or changed it; where the file is silent, the first decider stands in."""
    for kind in (Kind.OPENED, Kind.WITHDRAWN, Kind.TEXT_CHANGED):
        for step in steps:
            if step.kind == kind and step.by in deciders:
                return step.by
    return deciders[0]


def _list(plain: Mapping[str, object], name: str) -> list[object]:
    value = plain.get(name)
    if not isinstance(value, list):
        raise UnreadableError(f"{name}: a list is needed")
    return value


def _one_of(value: object, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise UnreadableError(f"{where}: {value!r} is none of {', '.join(allowed)}")
    return str(value)


def _day(value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError as error:
        raise UnreadableError(f"{value!r} is not a day") from error
