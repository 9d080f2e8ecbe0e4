"""A programme as times: what could be kinder about it, and how two things swap their places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

REST = frozenset({"break", "meal"})
NO_WORK = REST | {"arrival", "optional", "quiet"}  # nobody is asked to sit and listen there
# From the field's checklist for meetings: start after 10:30 where people travel, blocks under 40 minutes, real breaks.
KIND_START = 10 * 60 + 30
LONGEST_BLOCK = 40
LONGEST_STRETCH = 90  # of one thing after another without a break: two blocks, and some air


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing in a programme. `day` counts from 1; `starts` and `ends` are minutes after midnight."""

    key: str
    day: int
    starts: int
    ends: int
    kind: str
    place: str = ""

    @property
    def minutes(self) -> int:
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Hint:
    """Something gentle to say: early, long, no_break or clash; about which things; `minutes` is what it is about."""

    kind: str
    day: int
    keys: tuple[str, ...]
    minutes: int


def in_order(slots: Iterable[Slot]) -> list[Slot]:
    """By day, then by when they begin; what begins together stays as it came."""
    return sorted(slots, key=lambda slot: (slot.day, slot.starts))


def hints(slots: Iterable[Slot]) -> list[Hint]:
    """What could be kinder, day by day. Nothing here is a fault: people decide."""
    rows = in_order(slots)
    found: list[Hint] = []
    for day in sorted({slot.day for slot in rows}):
        today = [slot for slot in rows if slot.day == day]
        found += [*_early(today), *_long(today), *_no_break(today), *_clashes(today)]
    return found


def _early(today: Sequence[Slot]) -> list[Hint]:
    first = next((slot for slot in today if slot.kind not in NO_WORK), None)
    if first is None or first.starts >= KIND_START:
        return []
    return [Hint("early", first.day, (first.key,), first.starts)]


def _long(today: Sequence[Slot]) -> list[Hint]:
    return [
        Hint("long", slot.day, (slot.key,), slot.minutes)
        for slot in today
        if slot.kind not in NO_WORK and slot.minutes > LONGEST_BLOCK
    ]


def _no_break(today: Sequence[Slot]) -> list[Hint]:
    """Each stretch in which somebody who goes to everything never rests: no break, and no gap either."""
    found: list[Hint] = []
    keys: list[str] = []
    began = until = 0
    for slot in today:
        if slot.kind in {"optional", "quiet"}:
            continue
        if slot.kind in NO_WORK or not keys or slot.starts > until:
            found += _stretch(keys, began, until, slot.day)
            keys, began, until = ([], 0, 0) if slot.kind in NO_WORK else ([slot.key], slot.starts, slot.ends)
        else:
            keys.append(slot.key)
            until = max(until, slot.ends)
    return [*found, *_stretch(keys, began, until, today[-1].day)]


def _stretch(keys: Sequence[str], began: int, until: int, day: int) -> list[Hint]:
    return [Hint("no_break", day, tuple(keys), until - began)] if until - began > LONGEST_STRETCH else []


def _clashes(today: Sequence[Slot]) -> list[Hint]:
    """Two things at the same time in the same place, or with no place said. The quiet room is open beside all."""
    here = [slot for slot in today if slot.kind not in {"quiet", "optional"}]
    return [
        Hint("clash", one.day, (one.key, other.key), min(one.ends, other.ends) - other.starts)
        for number, one in enumerate(here)
        for other in here[number + 1 :]
        if other.starts < one.ends and one.place.casefold() == other.place.casefold()
    ]


def swapped(one: Slot, other: Slot) -> tuple[Slot, Slot] | None:
    """Two neighbours of a day change places: each keeps its length, and the gap between them stays.

    Gives both as (first, second) in their new order. None where they overlap: then there is no order to change.
    """
    first, second = (one, other) if one.starts <= other.starts else (other, one)
    if first.day != second.day or first.ends > second.starts:
        return None
    gap = second.starts - first.ends
    earlier = replace(second, starts=first.starts, ends=first.starts + second.minutes)
    later = replace(first, starts=earlier.ends + gap, ends=earlier.ends + gap + first.minutes)
    return earlier, later


def moved(slots: Iterable[Slot], key: str, to: int) -> list[Slot]:
    """The slots of one day after `key` went to place `to` (from 1), one swap with a neighbour at a time.

    Gives only those whose times changed. It stops where two overlap, since there is nothing to swap there.
    """
    rows = in_order(slots)
    before = {slot.key: slot for slot in rows}
    at = next(place for place, slot in enumerate(rows) if slot.key == key)
    goal = max(0, min(to - 1, len(rows) - 1))
    while at != goal:
        step = 1 if goal > at else -1
        pair = swapped(rows[min(at, at + step)], rows[max(at, at + step)])
        if pair is None:
            break
        rows[min(at, at + step)], rows[max(at, at + step)] = pair
        at += step
    return [slot for slot in rows if slot != before[slot.key]]


def is_there(day: date, at: time, zone: str) -> bool:
    """Whether a clock in that zone ever shows this time on this day. It does not, where the clocks go forward."""
    here = datetime.combine(day, at, ZoneInfo(zone))
    there = here.astimezone(ZoneInfo("UTC")).astimezone(ZoneInfo(zone))
    return there.replace(tzinfo=None) == here.replace(tzinfo=None)


def clock(minutes: int) -> time:
    """Minutes after midnight as a time. In: 0 to 1439."""
    return time(*divmod(minutes, 60))


def minutes_of(at: time) -> int:
    """A time as minutes after midnight."""
    return at.hour * 60 + at.minute
