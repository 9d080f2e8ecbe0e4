"""The order of a run sheet: what everyone sees, and what happens behind it, in one line of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Item:
    """A thing in the programme of one day. `at`: minutes after midnight."""

    key: str
    at: int


@dataclass(frozen=True, slots=True)
class Step:
    """A step of one day. `beside`: the key of a thing in the programme; `at`: its own time. Neither: before it all."""

    key: str
    number: int
    beside: str | None = None
    at: int | None = None


def in_order(items: Sequence[Item], steps: Iterable[Step]) -> list[Item | Step]:
    """A day in order. `items` come in theirs; each step follows what it stands beside, or what began last."""
    after: dict[int, list[Step]] = {}
    for step in steps:
        after.setdefault(_anchor(items, step), []).append(step)
    lines: list[Item | Step] = []
    for place in range(-1, len(items)):
        lines += [items[place]] if place >= 0 else []
        here = after.get(place, [])
        here.sort(key=lambda one: (_moment(items, one), one.number))
        lines += here
    return lines


def moved(items: Sequence[Item], steps: Sequence[Step], key: str, to: int) -> list[Step]:
    """The steps of a day, numbered anew in their order, after `key` went to place `to` (from 1) among all lines.

    What was moved happens right after what it now follows: beside the same thing, and at that time if it has one.
    """
    lines = in_order(items, steps)
    one = next(line for line in lines if isinstance(line, Step) and line.key == key)
    was = lines.index(one)
    goal = max(0, min(to - 1, len(lines) - 1))
    if goal != was:
        lines.remove(one)
        lines.insert(goal, _follow(items, one, lines[goal - 1] if goal else None))
    found = [line for line in lines if isinstance(line, Step)]
    return [replace(step, number=number) for number, step in enumerate(found, 1)]


def _follow(items: Sequence[Item], one: Step, before: Item | Step | None) -> Step:
    if before is None:
        return replace(one, beside=None, at=None)
    if isinstance(before, Item):
        return replace(one, beside=before.key, at=None if one.at is None else before.at)
    moment = _moment(items, before)
    at = before.at if one.at is None or moment < 0 else moment
    return replace(one, beside=before.beside, at=at)


def _anchor(items: Sequence[Item], step: Step) -> int:
    """The place of the thing that a step comes after; -1 before the first."""
    beside = next((place for place, item in enumerate(items) if item.key == step.beside), None)
    if beside is not None and step.at in {None, items[beside].at}:
        return beside
    if step.at is None:
        return -1
    return max((place for place, item in enumerate(items) if item.at <= step.at), default=-1)


def _moment(items: Sequence[Item], step: Step) -> int:
    if step.at is not None:
        return step.at
    return next((item.at for item in items if item.key == step.beside), -1)
