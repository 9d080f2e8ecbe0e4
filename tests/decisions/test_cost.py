"""What a page and an answer ask of the database: the same, however many people answered."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenground.decisions.models import Proposal
from tests.decisions.actions.conftest import make_table
from tests.decisions.pages.conftest import Visits

MOST = 12
ENDS = ("BEGIN", "COMMIT", "ROLLBACK")


@contextmanager
def sent() -> Iterator[list[str]]:
    """Every statement that the database is sent meanwhile, also those that begin and end transactions."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found += [str(row["sql"]).lstrip().upper() for row in captured.captured_queries]


def statements(log: list[str]) -> list[str]:
    return [sql for sql in log if not sql.startswith(ENDS)]


def at_work(people: int, now: object) -> tuple[Visits, Proposal, Proposal]:
    """A group in which all but the reader answered an open decision, and a closed one that has its outcome."""
    visits = Visits(make_table(people, now, code=f"COST{people}"))
    table, others = visits.table, people - 1
    closed = table.propose("Meet on Tuesdays", by=1)
    table.all_answer(closed, "-" + "hhvha"[:others] + "h" * (others - 5))
    closed = table.close(closed)
    opened = table.propose("Hold it in the library", by=1)
    table.all_answer(opened, "-" + "hovma"[:others] + "hhvhh" * (others // 5 - 1))
    return visits, opened, closed


@pytest.mark.django_db
def test_pages_ask_the_same_however_many_answered(now):
    counts = []
    for people in (6, 41):
        visits, opened, closed = at_work(people, now)
        pages = {"group": None, "record": None, "proposal": opened, "outcome": closed, "decisions": None}
        for name, about in pages.items():
            assert visits.get(0, name, about).status_code == 200, name
        asked = {}
        for name, about in pages.items():
            with sent() as found:
                visits.get(0, name, about)
            asked[name] = len(statements(found))
        counts.append(asked)
    few, many = counts
    assert few == many
    assert {name: count for name, count in many.items() if count > MOST} == {}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "answers",
    [
        ["h"],
        ["h", "v"],
        ["m"],
        ["o"],
        ["v", "o"],
        ["o", "h"],  # settles what was asked for
        ["a", "m"],
    ],
)
def test_an_answer_is_one_transaction_one_commit_and_few_statements(now, answers):
    table = make_table(12, now)
    proposal = table.propose(by=0)
    table.all_answer(proposal, "-hhv")
    *before, last = answers
    for letter in before:
        table.all_answer(proposal, "-" * 5 + letter)
    with sent() as found:
        table.all_answer(proposal, "-" * 5 + last)
    # The table asks for the newest version first, on its own.
    begin = next(at for at, sql in enumerate(found) if sql.startswith("BEGIN"))
    assert begin == 1
    assert sum(sql.startswith("BEGIN") for sql in found) == 1
    assert sum(sql.startswith("COMMIT") for sql in found) == 1
    assert found[-1].startswith("COMMIT")
    assert len(statements(found[begin:])) <= MOST
