"""What a page and an answer ask of the database: the same, however many people answered."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenground.decisions.domain.objections import Fate
from evenground.decisions.models import Objection, Proposal
from evenground.record.domain.verifying import verify
from evenground.record.queries import entries_of, lines
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


@contextmanager
def one_transaction() -> Iterator[list[str]]:
    """What is done meanwhile is one transaction with one commit at its end. Its statements."""
    found: list[str] = []
    with sent() as log:
        yield found
    begin = next(at for at, sql in enumerate(log) if sql.startswith("BEGIN"))
    assert begin <= 1  # The table may ask for the newest version first, on its own.
    assert sum(sql.startswith("BEGIN") for sql in log) == 1
    assert sum(sql.startswith("COMMIT") for sql in log) == 1
    assert log[-1].startswith("COMMIT")
    found += statements(log[begin:])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("settled", [1, 2, 5])
@pytest.mark.parametrize(("code", "more"), [("happy", {}), ("object", {"concern": "And it is cold."})])
def test_settling_many_objections_costs_no_more_than_settling_one(now, settled, code, more):
    table = make_table(12, now)
    proposal = table.propose(by=0)
    for number in range(settled):
        table.answer(proposal, 5, "object", concern=f"Worry {number}")
    fates = (Fate.SOLVED, Fate.DIFFERING_VIEW)
    mine = Objection.objects.filter(proposal=proposal).order_by("id")
    marks = {str(row.id): fates[at % 2] for at, row in enumerate(mine)}
    with one_transaction() as found:
        table.answer(proposal, 5, code, version=1, marks=marks, **more)
    assert set(mine.filter(id__in=marks).values_list("fate", flat=True)) <= set(fates)
    written = entries_of(table.group.id).filter(kind="decisions.marked").order_by("seq")
    assert len(written) == settled
    assert verify(lines(table.group.id)).fits
    assert len(found) <= MOST, found


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
    with one_transaction() as found:
        table.all_answer(proposal, "-" * 5 + last)
    assert len(found) <= MOST


@pytest.mark.django_db
def test_a_close_costs_the_same_however_many_answered(now):
    counts = []
    for people in (8, 48):
        table = make_table(people, now, code=f"CLOSE{people}")
        proposal = table.propose()
        table.all_answer(proposal, "-vva" + "h" * (people - 4))
        with sent() as found:
            closed = table.close(proposal)
        assert closed.state == "decided"
        assert verify(lines(table.group.id)).fits
        counts.append(len(statements(found)))
    assert counts[0] == counts[1] <= 3 * MOST, counts
