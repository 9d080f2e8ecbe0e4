"""Folding what stands on a decision's page: one press away, and counted as ever."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from evenground.decisions import actions
from evenground.decisions.models import Answer, Handover, Objection, Proposal, View, WatchPoint
from evenground.record.models import Entry
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


@pytest.fixture
def decided(visits: Visits) -> Proposal:
    """Decided and gone round: two views, one of them an objection once, words about both, and a watch point seen."""
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    table.answer(proposal, 6, "object", concern="Dev talks too long.")
    table.answer(proposal, 7, "go_ahead_different_view", words="Dev could begin with tea.")
    objection = table.objection(proposal, 6)
    day = table.now.date().replace(year=2027)
    data = {"fate": "differing_view"}
    assert visits.post(6, "mark_objection", proposal, data, objection_id=objection.id).status_code == 302
    WatchPoint.objects.create(
        proposal=proposal, what="Does Dev talk on?", who_looks="Joy", look_on=day, stop_at="Once", salt="00" * 16,
        agreed_on=table.now.date(), seen="Dev did not.",
    )  # fmt: skip
    closed = table.close(proposal)
    actions.send_round(proposal=closed, now=table.now + timedelta(days=4))
    closed.refresh_from_db()
    actions.write_views_added(by=table.members[3], proposal=closed, words="Dev now looks at a clock.", now=table.now)
    closed.refresh_from_db()
    return closed


def typed(closed: Proposal) -> dict[tuple[str, str], str]:
    """What is typed on the outcome's page, by how it is folded."""
    point = WatchPoint.objects.get()
    found = {(view.folded_as[0], str(view.folded_as[1])): view.words for view in View.objects.all()}
    found |= {("added", str(closed.id)): closed.views_added, ("watchpoint", str(point.id)): point.what}
    return found | {("seen", str(point.id)): point.seen}


def test_all_that_is_typed_on_an_outcome_can_be_folded(visits: Visits, decided: Proposal) -> None:
    address, counts = visits.address("outcome", decided), decided.counts
    things = typed(decided)
    assert {thing for thing, _key in things} == {"view", "objection", "added", "watchpoint", "seen"}
    for number, ((thing, key), words) in enumerate(things.items(), start=1):
        link = visits.address("fold_words", decided, thing=thing, thing_id=key)
        assert f'href="{link}"' in visits.get(2, "outcome", decided).content.decode(), thing
        assert words in visits.read(2, "fold_words", decided, thing=thing, thing_id=key)
        sent = visits.post(2, "fold_words", decided, {"why": "named"}, thing=thing, thing_id=key)
        assert sent["Location"] == address
        page = visits.read(3, "outcome", decided)
        assert page.count(CLOSED) == number
        assert words in page
    assert visits.read(3, "review", decided).count(CLOSED) == len(things)
    decided.refresh_from_db()
    assert decided.counts == counts


def test_folding_takes_no_word_out_of_outcome_or_record(visits: Visits, decided: Proposal) -> None:
    before = set(View.objects.values_list("words", flat=True))
    entries = list(Entry.objects.order_by("group_id", "seq").values_list("seq", "hash"))
    for thing, key in typed(decided):
        visits.post(2, "fold_words", decided, {"why": "named"}, thing=thing, thing_id=key)
    assert set(View.objects.values_list("words", flat=True)) == before
    assert list(Entry.objects.order_by("group_id", "seq").values_list("seq", "hash"))[: len(entries)] == entries


def test_nobody_reads_views_by_folding_them_before_they_go_round(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    table.answer(proposal, 7, "go_ahead_different_view", words="Dev could begin with tea.")
    closed = table.close(proposal)
    view = View.objects.get()
    assert visits.get(2, "fold_words", closed, thing="view", thing_id=view.id).status_code == 404


def test_what_a_pair_settled_can_be_folded(visits: Visits, asked: tuple[Proposal, str, str]) -> None:
    proposal, objection, _answer = asked
    table = visits.table
    pair = Handover.objects.create(
        objection=Objection.objects.get(id=objection), first=table.members[6], second=table.members[3],
        may_settle="How long Dev talks.", salt="00" * 16, offered_on=table.now.date(), agreed_on=table.now.date(),
        settled="Dev gets ten minutes.",
    )  # fmt: skip
    for number, thing in enumerate(("handover", "settled"), start=1):
        assert fold(visits, 2, proposal, why="named", thing=thing, thing_id=str(pair.id)) == 302
        page = visits.read(4, "proposal", proposal)
        assert page.count(CLOSED) == number
        assert "Dev gets ten minutes." in page
