"""Folding what stands on a decision's page: one press away, and counted as ever."""

import json

import pytest
from django.urls import reverse

from evenground.decisions.models import Answer, Proposal
from evenground.talk.models import Fold
from tests.decisions.pages.conftest import Visits

pytestmark = pytest.mark.django_db

CLOSED = "Folded words. Press to read them."


@pytest.fixture
def asked(visits: Visits) -> tuple[Proposal, str, str]:
    """An objection and a wish for facts, with the names by which each is folded."""
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    table.answer(proposal, 6, "object", concern="Dev talks too long.")
    table.answer(proposal, 7, "more_time_or_facts", "What does Dev cost?")
    answer = Answer.objects.get(member=table.members[7])
    return proposal, str(table.objection(proposal, 6).id), str(answer.id)


def fold(visits: Visits, who: int, proposal: Proposal, *, why: str, **which: str) -> int:
    return visits.post(who, "fold_words", proposal, {"why": why}, **which).status_code


@pytest.mark.parametrize("thing", ["objection", "answer"])
def test_who_is_named_folds_at_once_and_the_words_stay_one_press_away(
    visits: Visits, asked: tuple[Proposal, str, str], thing: str
) -> None:
    proposal, objection, answer = asked
    key = objection if thing == "objection" else answer
    assert "Fold these words?" in visits.read(2, "fold_words", proposal, thing=thing, thing_id=key)
    assert fold(visits, 2, proposal, why="named", thing=thing, thing_id=key) == 302
    page = visits.read(3, "proposal", proposal)
    assert page.count(CLOSED) == 1
    assert "Dev talks too long." in page
    assert "What does Dev cost?" in page


def test_else_it_takes_two(visits: Visits, asked: tuple[Proposal, str, str]) -> None:
    proposal, objection, _answer = asked
    fold(visits, 2, proposal, why="other", thing="objection", thing_id=objection)
    assert CLOSED not in visits.read(3, "proposal", proposal)
    fold(visits, 3, proposal, why="other", thing="objection", thing_id=objection)
    page = visits.get(3, "proposal", proposal).content.decode()
    assert CLOSED in page
    propose = reverse("propose", kwargs={"group_id": proposal.group_id})
    assert f"{propose}?kind=unfold&amp;about=decisions.objection%3A{objection}" in page


def test_folded_words_count_and_stand_beside_the_outcome(visits: Visits, asked: tuple[Proposal, str, str]) -> None:
    proposal, objection, answer = asked
    fold(visits, 2, proposal, why="named", thing="objection", thing_id=objection)
    fold(visits, 2, proposal, why="named", thing="answer", thing_id=answer)
    visits.table.close(proposal)
    visits.table.close(proposal)
    closed = visits.table.close(proposal)
    assert json.loads(closed.counts)["more_time_or_facts"] == 1
    assert {view.words for view in closed.views.all()} == {"Dev talks too long.", "What does Dev cost?"}


def test_nothing_else_can_be_folded(visits: Visits, asked: tuple[Proposal, str, str]) -> None:
    proposal, _objection, _answer = asked
    yes = str(Answer.objects.get(member=visits.table.members[1]).id)
    assert fold(visits, 2, proposal, why="named", thing="answer", thing_id=yes) == 404
    assert fold(visits, 2, proposal, why="named", thing="member", thing_id=yes) == 404
    assert not Fold.objects.exists()
