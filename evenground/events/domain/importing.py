"""Reads a past event that was held elsewhere from its file, and says line and field of all that it can't read."""

import json
import re
from dataclasses import dataclass, field
from datetime import date, time
from json.decoder import JSONObject  # type: ignore[attr-defined]  # the reader's own step, in plain Python
from json.scanner import py_make_scanner  # type: ignore[attr-defined]  # and its scanner
from typing import Any

KINDS = (
    "arrival", "talk", "group_work", "table_talk", "panel", "workshop", "practical", "break", "meal", "closing",
    "optional", "quiet",
)  # fmt: skip
MOST_ITEMS = 2000
MOST_DAYS = 60
FIRST_YEAR, LAST_YEAR = 1900, 2199  # as in our own forms: at the far ends a calendar can't say when a day is over
NAME_ROOM, TITLE_ROOM, WORDS_ROOM = 200, 300, 20_000
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class PastItem:
    """A thing of a past programme: times, kind, title, by which roles (never whose names), what was said afterwards."""

    starts: time
    ends: time
    kind: str
    title: str
    who: str = ""
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class PastDay:
    date: date | None
    items: tuple[PastItem, ...]


@dataclass(frozen=True)
class PastEvent:
    """A past event as its file tells it."""

    name: str
    place: str
    days: tuple[PastDay, ...]


class _Placed(dict[str, Any]):
    """An object of the file that knows its line."""

    line = 1


class _Reader(json.JSONDecoder):
    """The usual reader, which also notes on which line each object begins."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_object = self._placed
        self.scan_once = py_make_scanner(self)

    def _placed(self, s_and_end: tuple[str, int], *rest: Any) -> tuple[Any, int]:
        found, end = JSONObject(s_and_end, *rest)
        placed = _Placed(found)
        placed.line = s_and_end[0].count("\n", 0, s_and_end[1]) + 1
        return placed, end


@dataclass
class _Told:
    """What can't be read, as (line, field, why)."""

    problems: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, line: int, where: str, why: str) -> None:
        self.problems.append((line, where, why))


def read(text: str) -> tuple[PastEvent | None, list[tuple[int, str, str]]]:
    """The event, or None; and what can't be read, as (line, field, why).

    `why` is one of: not_json, not_object, missing, not_text, too_long, not_list, too_many, empty, not_a_day,
    not_a_time, not_a_kind, reversed.
    """
    told = _Told()
    try:
        whole = _Reader().decode(text)
    except json.JSONDecodeError as wrong:
        return None, [(wrong.lineno, "", "not_json")]
    except (RecursionError, ValueError):  # nested beyond reading, or a number of thousands of digits
        return None, [(1, "", "not_json")]
    if not isinstance(whole, _Placed):
        return None, [(1, "", "not_object")]
    name = _text(told, whole, "what", NAME_ROOM, needed=True)
    place = _text(told, whole, "place", NAME_ROOM)
    days = tuple(_day(told, one) for one in _objects(told, whole, "days", MOST_DAYS))
    if sum(len(day.items) for day in days) > MOST_ITEMS:
        told.add(whole.line, "days", "too_many")
    return (None if told.problems else PastEvent(name, place, days)), told.problems


def _day(told: _Told, day: _Placed) -> PastDay:
    written = day.get("date")
    when = None
    if written is not None:
        try:
            when = date.fromisoformat(written)
        except (TypeError, ValueError):
            told.add(day.line, "date", "not_a_day")
    if when is not None and not FIRST_YEAR <= when.year <= LAST_YEAR:
        told.add(day.line, "date", "not_a_day")
    return PastDay(when, tuple(_item(told, one) for one in _objects(told, day, "sessions", MOST_ITEMS)))


def _item(told: _Told, item: _Placed) -> PastItem:
    starts, ends = _time(told, item, "start"), _time(told, item, "end")
    if starts and ends and starts >= ends:
        told.add(item.line, "end", "reversed")
    kind = item.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        told.add(item.line, "kind", "missing" if kind is None else "not_a_kind")
    return PastItem(
        starts or time.min,
        ends or time.max,
        str(kind),
        _text(told, item, "title", TITLE_ROOM, needed=True),
        ", ".join(_texts(told, item, "roles", NAME_ROOM)),
        tuple(_texts(told, item, "said", WORDS_ROOM)),
    )


def _objects(told: _Told, where: _Placed, name: str, most: int) -> list[_Placed]:
    found = where.get(name)
    if not isinstance(found, list):
        told.add(where.line, name, "missing" if found is None else "not_list")
        return []
    if not found:
        told.add(where.line, name, "empty")
    if len(found) > most:
        told.add(where.line, name, "too_many")
        return []
    if not all(isinstance(one, _Placed) for one in found):
        told.add(where.line, name, "not_object")
    return [one for one in found if isinstance(one, _Placed)]


def _texts(told: _Told, where: _Placed, name: str, room: int) -> list[str]:
    found = where.get(name)
    if found is None:
        return []
    if not isinstance(found, list):
        told.add(where.line, name, "not_list")
        return []
    for one in found:
        if not isinstance(one, str):
            told.add(where.line, name, "not_text")
        elif len(one) > room:
            told.add(where.line, name, "too_long")
    return [one for one in found if isinstance(one, str) and one.strip()]


def _text(told: _Told, where: _Placed, name: str, room: int, *, needed: bool = False) -> str:
    found = where.get(name)
    if found is None or (isinstance(found, str) and not found.strip()):
        if needed:
            told.add(where.line, name, "missing")
        return ""
    if not isinstance(found, str):
        told.add(where.line, name, "not_text")
        return ""
    if len(found) > room:
        told.add(where.line, name, "too_long")
    return found.strip()


def _time(told: _Told, where: _Placed, name: str) -> time | None:
    found = where.get(name)
    match = _TIME.fullmatch(found) if isinstance(found, str) else None
    if match is None:
        told.add(where.line, name, "missing" if found is None else "not_a_time")
        return None
    return time(int(match[1]), int(match[2]))
