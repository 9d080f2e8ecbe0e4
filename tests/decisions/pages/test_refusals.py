"""A refusal says why, on the same page, with every typed word still in the form."""

import uuid
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client

from evenground.decisions import actions
from evenground.decisions.models import Answer, Objection, Proposal
from evenground.decisions.queries import current
from evenground.groups.models import Member
from tests.decisions.pages.conftest import Visits, words_of

pytestmark = pytest.mark.django_db
WORDS = "I would begin with music, and keep the stories for later."


def change(visits: Visits, proposal: Proposal, what: str = "Open with two songs") -> None:
    table = visits.table
    actions.change_text(by=table.members[0], proposal=proposal, text=actions.Text(what), now=table.now)


def test_the_text_changed_meanwhile(visits: Visits) -> None:
    proposal = visits.table.propose()
    change(visits, proposal)
    page = visits.say(1, proposal, "go_ahead_different_view", WORDS)
    assert page.status_code == 409
    said = words_of(page)
    assert "The words changed while you were answering." in said
    assert "Open with two songs" in said
    assert WORDS in said
    assert 'name="version" value="2"' in page.content.decode()
    assert not Answer.objects.exists()


def test_it_closed_meanwhile(visits: Visits) -> None:
    proposal = visits.table.propose()
    visits.table.all_answer(proposal, "hhhhhh")
    visits.table.close(proposal)
    page = visits.say(7, proposal, "go_ahead_different_view", WORDS)
    assert page.status_code == 409
    assert "This is closed now." in words_of(page)
    assert WORDS in words_of(page)
    assert not Answer.objects.filter(member=visits.table.members[7]).exists()


def test_a_busy_database_keeps_the_words(visits: Visits) -> None:
    proposal = visits.table.propose()
    with patch.object(actions, "answer", side_effect=OperationalError("database is locked")):
        page = visits.say(1, proposal, "object", WORDS)
    assert page.status_code == 503
    assert "We couldn't save that just now. Your words are still here." in words_of(page)
    assert WORDS in words_of(page)


def test_more_than_20000_letters_are_kindly_refused_and_kept(visits: Visits) -> None:
    proposal = visits.table.propose()
    page = visits.say(1, proposal, "object", "ä" * 20_001)
    assert page.status_code == 400
    assert "There is room for 20000 letters, and this has 20001." in words_of(page)
    assert "ä" * 20_001 in page.content.decode()
    assert visits.say(1, proposal, "object", "ä" * 20_000).status_code == 302


def test_words_with_an_answer_that_would_hide_them_are_asked_about(visits: Visits) -> None:
    proposal = visits.table.propose()
    page = visits.say(1, proposal, "happy", WORDS)
    assert page.status_code == 400
    assert "With this answer nobody would see your words." in words_of(page)
    assert WORDS in words_of(page)


def test_unseen_characters_are_let_go(visits: Visits) -> None:
    proposal = visits.table.propose()
    assert visits.say(1, proposal, "object", "Too \x00loud\x1b").status_code == 302
    assert Objection.objects.get().words == "Too loud"


def test_a_sixth_answer_is_none(visits: Visits) -> None:
    proposal = visits.table.propose()
    assert visits.say(1, proposal, "veto").status_code == 400
    assert visits.say(1, proposal, "happy", version="two").status_code == 400
    assert not Answer.objects.exists()


def test_who_joined_later_is_told_why(visits: Visits) -> None:
    proposal = visits.table.propose()
    current(proposal).deciders.filter(member=visits.table.members[5]).delete()
    assert "so it is decided without you" in visits.read(5, "proposal", proposal)
    page = visits.say(5, proposal, "object", WORDS)
    assert page.status_code == 403
    assert "You joined after this was opened" in words_of(page)


@pytest.mark.parametrize("name", ["proposal", "answer", "versions", "outcome", "review", "change_proposal", "remind"])
def test_another_groups_decision_is_not_there(visits: Visits, stranger: tuple[Client, Member], name: str) -> None:
    client, other = stranger
    proposal = visits.table.propose()
    for group_id in (visits.table.group.id, other.group_id):
        address = visits.address(name, proposal).replace(str(visits.table.group.id), str(group_id))
        assert client.get(address).status_code in {404, 405}
        assert client.post(address, {"version": 1, "answer": "happy"}).status_code == 404
    assert not Answer.objects.exists()


def test_nobody_else_touches_an_objection(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.answer(proposal, 1, "object", concern="Too long")
    objection = table.objection(proposal, 1)
    for who in (0, 2):
        for name in ("mark_objection", "change_objection"):
            sent = visits.post(who, name, proposal, {"fate": "solved", "words": ""}, objection_id=objection.id)
            assert sent.status_code == 404
    objection.refresh_from_db()
    assert (objection.fate, objection.words) == ("stays", "Too long")


def test_another_persons_view_and_receipt_are_not_there(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhv")
    closed = table.close(proposal)
    view = closed.views.get()
    key = str(Answer.objects.get(member=table.members[5]).record_key)
    for name in ("change_view", "view_right", "take_back_view"):
        assert visits.post(0, name, closed, {"words": "Mine now"}, view_id=view.id).status_code == 404
    for who, status in ((5, 200), (0, 404)):
        assert visits.open(who, f"/receipt/{key}/").status_code == status
    assert visits.open(5, f"/receipt/{uuid.uuid4()}/").status_code == 404


def test_a_refused_suggestion_keeps_its_words(visits: Visits) -> None:
    table = visits.table
    table.group.ended_on = table.group.opened_on
    table.group.save()
    page = visits.post(0, "propose", data={"what": WORDS, "size": "small"})
    assert page.status_code == 403
    assert WORDS in page.content.decode() or "This group is not open." in words_of(page)


def test_a_changed_text_does_not_write_over_a_newer_one(visits: Visits) -> None:
    proposal = visits.table.propose()
    change(visits, proposal)
    page = visits.post(0, "change_proposal", proposal, {"what": WORDS, "version": 1})
    assert page.status_code == 409
    assert WORDS in words_of(page)
    assert current(proposal).what == "Open with two songs"
