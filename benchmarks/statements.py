"""How many statements the database is sent: by each page, and by an answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.data import WORDS, Place
from evenground.decisions import actions
from evenground.decisions.domain.answers import Answer

_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


@dataclass
class Sent:
    """What the database was sent meanwhile."""

    log: list[str] = field(default_factory=list)

    @property
    def statements(self) -> list[str]:
        """All but the words that begin and end a transaction; savepoints count."""
        return [sql for sql in self.log if not sql.startswith(("BEGIN", "COMMIT"))]

    @property
    def transactions(self) -> int:
        return sum(sql.startswith("BEGIN") for sql in self.log) + self._bare_writes()

    @property
    def commits(self) -> int:
        """Those that are said, and a write outside a transaction, which is a commit of its own."""
        return sum(sql.startswith("COMMIT") for sql in self.log) + self._bare_writes()

    def _bare_writes(self) -> int:
        inside = found = 0
        for sql in self.log:
            if sql.startswith("BEGIN"):
                inside = 1
            elif sql.startswith("COMMIT"):
                inside = 0
            elif sql.startswith(_WRITES) and not inside:
                found += 1
        return found


@contextmanager
def sent() -> Iterator[Sent]:
    """`with sent() as found: ...`"""
    found = Sent()
    with CaptureQueriesContext(connection) as captured:
        yield found
    found.log = [str(row["sql"]).lstrip().upper() for row in captured.captured_queries]


def of_pages(place: Place) -> dict[str, int | None]:
    """Statements for each page, whole requests of a signed-in member; None for a page that did not come."""
    client = Client(SERVER_NAME="localhost")
    client.cookies["sessionid"] = place.cookie
    counts: dict[str, int | None] = {}
    for name, path in place.pages.items():
        client.get(path)
        with sent() as found:
            status = client.get(path).status_code
        counts[name] = len(found.statements) if status == 200 else None
    return counts


def of_answers(place: Place, now: datetime) -> dict[str, Sent]:
    """The actions by which a member answers, for the first time and anew, and a whole press of the button."""
    others: list[tuple[str, Answer, dict[str, Any]]] = [
        ("yes, for the first time", Answer.HAPPY, {}),
        ("a different view, instead", Answer.GO_AHEAD_DIFFERENT_VIEW, {"words": WORDS[0]}),
        ("more time, instead", Answer.MORE_TIME_OR_FACTS, {"words": WORDS[0]}),
        ("asking for a change first", Answer.OBJECT, {"concern": WORDS[0]}),
        ("yes again, which settles what was asked", Answer.HAPPY, {}),
    ]
    found = {}
    for name, code, more in others:
        with sent() as found[name]:
            actions.answer(by=place.member, proposal=place.open, version_number=1, code=code, now=now, **more)
    client = Client(SERVER_NAME="localhost")
    client.cookies["sessionid"] = place.cookie
    with sent() as found["the whole request, form and session too"]:
        data = {"version": "1", "answer": "stand_aside"}
        status = client.post(f"{place.pages['decision']}answer/", data).status_code
    assert status == 302, f"an answer was met with {status}"
    return found
