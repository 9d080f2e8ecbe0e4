"""Made-up record files for tests."""

import json
from collections.abc import Callable
from typing import Any

from evenground.record.domain.canonical import canonical
from evenground.record.domain.chain import FORMAT, Link, genesis
from evenground.record.domain.checkword import check_word

GROUP = "01900000-0000-7000-8000-000000000001"


def chain(length: int = 6, *, group: str = GROUP, topic: str = "when") -> list[str]:
    """A record that fits."""
    prev, rows = genesis(group), []
    for seq in range(1, length + 1):
        link = Link(seq, "2026-04-14", "groups.fixed", "host", "", {"topic": topic, "n": seq}, ("ab" * 32,), prev)
        prev = link.hash()
        rows.append(canonical({**link.body(), "hash": prev}))
    return [canonical({"format": FORMAT, "group": group, "from": 1, "to": length, "head": prev}), *rows]


def changed(lines: list[str], at: int, change: Callable[[dict[str, Any]], Any]) -> list[str]:
    """The same with line `at` changed (0 is the header, an entry's number is its line)."""
    row = json.loads(lines[at])
    change(row)
    return [*lines[:at], json.dumps(row), *lines[at + 1 :]]


def word(lines: list[str], seq: int) -> str:
    """The check word of an entry."""
    return check_word(json.loads(lines[seq])["hash"])
