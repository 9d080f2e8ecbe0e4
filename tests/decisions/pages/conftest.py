"""A table of eleven whose members open pages: the clock of each request is the table's own."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from evenground.decisions.models import Proposal
from evenground.groups.models import Member
from tests.decisions.actions.conftest import Table, make_table


@dataclass
class Visits:
    """Members of a table, each with a browser of their own."""

    table: Table
    clients: dict[int, Client] = field(default_factory=dict)

    def client(self, who: int) -> Client:
        if who not in self.clients:
            self.clients[who] = Client()
            with time_machine.travel(self.table.now, tick=False):
                self.clients[who].force_login(self.table.members[who].person)
        return self.clients[who]

    def address(self, name: str, proposal: Proposal | None = None, **which: Any) -> str:
        if proposal is not None:
            which["proposal_id"] = proposal.id
        return reverse(name, kwargs={"group_id": self.table.group.id, **which})

    def get(self, who: int, name: str, proposal: Proposal | None = None, query: str = "", **which: Any) -> HttpResponse:
        with time_machine.travel(self.table.now, tick=False):
            return self.client(who).get(self.address(name, proposal, **which) + query)

    def open(self, who: int, address: str) -> HttpResponse:
        with time_machine.travel(self.table.now, tick=False):
            return self.client(who).get(address)

    def post(
        self, who: int, name: str, proposal: Proposal | None = None, data: dict[str, Any] | None = None,
        query: str = "", **which: Any,
    ) -> HttpResponse:  # fmt: skip
        with time_machine.travel(self.table.now, tick=False):
            return self.client(who).post(self.address(name, proposal, **which) + query, data or {})

    def read(self, *args: Any, **more: Any) -> str:
        """A page's words."""
        return words_of(self.get(*args, **more))

    def say(self, who: int, proposal: Proposal, code: str, words: str = "", **more: Any) -> HttpResponse:
        """Answers through the form."""
        data = {"version": 1, "answer": code, "words": words, **more}
        return self.post(who, "answer", proposal, data)


def words_of(response: HttpResponse) -> str:
    """The words of a page as one reads them, tags and white space taken out."""
    body = re.sub(r"(?s)<(script|style|svg).*?</\1>", " ", response.content.decode())
    said = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
    return re.sub(r" ([.,:])", r"\1", said)


@pytest.fixture
def visits(db: None, now: datetime) -> Visits:
    return Visits(make_table(11, now))


@pytest.fixture
def few(db: None, now: datetime) -> Visits:
    return Visits(make_table(3, now))


@pytest.fixture
def stranger(now: Any) -> Iterator[tuple[Client, Member]]:
    """Somebody who belongs to another group and not to this one."""
    other = make_table(3, now, code="OTHER2")
    client = Client()
    with time_machine.travel(now, tick=False):
        client.force_login(other.members[0].person)
        yield client, other.members[0]
