"""A decision that looks back at an earlier one: what stood, and what never did."""

import pytest

from evenground.record.queries import entries_of
from tests.decisions.actions.conftest import Table

pytestmark = pytest.mark.django_db


def test_a_decision_stands_until_a_new_one_replaces_it(table: Table) -> None:
    first = table.propose("Meet on Tuesdays")
    table.all_answer(first, "hhhhhh")
    first = table.close(first)
    again = table.propose("Meet on Thursdays", previous=first, link="change")
    first.refresh_from_db()
    assert first.ended_on is None
    table.all_answer(again, "hhhhhh")
    table.close(again)
    first.refresh_from_db()
    assert first.ended_on is not None


@pytest.mark.parametrize(("answers", "state"), [("hh", "not_decided"), ("hhhmmm", "postponed")])
def test_what_never_stood_can_not_stop_standing(table: Table, answers: str, state: str) -> None:
    first = table.propose("Meet on Tuesdays")
    table.all_answer(first, answers)
    while (first := table.close(first)).state == "open":
        pass
    assert first.state == state
    again = table.propose("Meet on Thursdays", previous=first, link="reopen")
    table.all_answer(again, "hhhhhh")
    assert table.close(again).state == "decided"
    first.refresh_from_db()
    assert (first.ended_on, first.reviewed_on) == (None, None)
    assert not entries_of(table.group.id).filter(kind="decisions.ended").exists()


def test_what_a_newer_decision_ended_is_not_ended_again(table: Table) -> None:
    first = table.propose("Meet on Tuesdays")
    table.all_answer(first, "hhhhhh")
    first = table.close(first)
    days = []
    for what in ("Meet on Thursdays", "Meet on Fridays"):
        again = table.propose(what, previous=first, link="change")
        table.all_answer(again, "hhhhhh")
        table.close(again)
        first.refresh_from_db()
        days.append(first.ended_on)
    assert days[0] == days[1] is not None
    assert entries_of(table.group.id).filter(kind="decisions.ended").count() == 1
