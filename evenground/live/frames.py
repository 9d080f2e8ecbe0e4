"""What is sent: the whole state of a page's moving parts, and frames that lead from one state to the next.

Parts are whole elements, each with its id; lists say which elements stand in which order. Applying a frame twice, or
one that leads to a state that is already there, changes nothing. Nothing in it is about one person.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST = 16 * 1024  # bytes of a frame; what is longer is read anew, page-wise


@dataclass(frozen=True)
class State:
    """A page's moving parts after the change with number `seq`. `epoch` is another one once numbering began anew.

    `parts`: HTML by element id. `lists`: ids of elements, in order, by the list's id. `numbers`: what is said aloud.
    """

    epoch: str
    seq: int
    parts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.epoch}-{self.seq}"


@dataclass(frozen=True)
class Frame:
    """Leads from any state from `prev` on to `seq`. `text`: JSON on one line; "" says to read all anew."""

    epoch: str
    prev: int
    seq: int
    text: str

    def event(self, many: int = 1) -> bytes:
        """As a server-sent event, to so many."""
        if not self.text:
            return reset(many)
        return f"id: {self.epoch}-{self.seq}\nevent: frame\ndata: {self.text}\n\n".encode()


def reset(many: int) -> bytes:
    """Says to read all anew: each within a time in which so many can be served."""
    return f"event: reset\ndata: {within(many)}\n\n".encode()


def within(many: int) -> str:
    """The time, in milliseconds, as JSON: up to ten seconds."""
    return f'{{"within":{min(10_000, 5 * many)}}}'


def whole(state: State) -> bytes:
    """All of a state, as JSON."""
    told = {"id": state.id, "parts": state.parts, "lists": state.lists, "numbers": state.numbers}
    return _json(told).encode()


def between(before: State, after: State, prev: int) -> Frame | None:
    """The frame from one state to the next, or None where nothing seen has changed. `prev`: the last one's number."""
    parts = {key: html for key, html in after.parts.items() if before.parts.get(key) != html}
    lists = {key: ids for key, ids in after.lists.items() if before.lists.get(key) != ids}
    if not parts and not lists and before.numbers == after.numbers:
        return None
    told = {"id": after.id, "prev": prev, "parts": parts, "lists": lists, "numbers": after.numbers}
    text = _json(told)
    return Frame(after.epoch, prev, after.seq, text if len(text.encode()) <= MOST else "")


def here(state: State) -> Frame:
    """A frame that changes nothing. Whoever knows less than this state notices that, and reads all anew."""
    told = {"id": state.id, "prev": state.seq, "parts": {}, "lists": {}, "numbers": state.numbers}
    return Frame(state.epoch, state.seq, state.seq, _json(told))


def _json(told: Mapping[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
