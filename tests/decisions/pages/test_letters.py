"""Each letter, as its reader meets it. Subjects name no person, no group and no typed words."""

import re
import uuid

import pytest

from evenground.config.letters import LETTERS
from evenground.decisions import actions, emails
from evenground.decisions.models import Proposal, View
from evenground.notices.models import Outgoing
from evenground.notices.send import Mail
from tests.decisions.actions.conftest import Table, make_table

pytestmark = pytest.mark.django_db
WHAT = "Open with two short stories"
KINDS = [kind for kind, place in LETTERS.items() if place.startswith("evenground.decisions.")]


@pytest.fixture
def table(db, now):
    return make_table(11, now)


def write(table: Table, kind: str, proposal: Proposal, who: int) -> Mail | None:
    about = f"decisions.proposal:{proposal.id}"
    person = table.members[who].person
    row = Outgoing(id=uuid.uuid4(), person=person, kind=kind, group_id=table.group.id, about=about, made_at=table.now)
    return getattr(emails, kind)(person, row)


def body(mail: Mail | None) -> str:
    """The letter's text down to its foot."""
    assert mail is not None
    return re.sub(r"http\S+", "LINK", mail.text.split("\n--\n")[0]).strip()


def test_every_kind_that_is_told_has_a_letter() -> None:
    assert set(KINDS) == {
        "proposal_opened", "text_changed", "suggestion", "objection_raised", "objection_asked", "objection_carried",
        "close_waits", "another_round", "check_your_words", "outcome", "reminder", "review_due", "back_today",
    }  # fmt: skip


def test_something_is_open(table: Table) -> None:
    proposal = table.propose(WHAT)
    mail = write(table, "proposal_opened", proposal, 1)
    assert mail is not None
    assert mail.subject == "Something is open for your say"
    assert body(mail) == (
        "Member 0 suggests something for the group to decide.\n\n"
        "Open with two short stories\n\n"
        "Why: It makes it real.\n\n"
        "It is open until Tuesday 21 April 2026.\n\n"
        "Read it, and have your say if you like:\nLINK"
    )
    assert "You don't have to do anything." in mail.text


def test_the_words_changed_and_an_objections_owner_is_asked_first(table: Table) -> None:
    proposal = table.propose(WHAT)
    table.answer(proposal, 1, "object", concern="Too long")
    actions.change_text(by=table.members[0], proposal=proposal, text=actions.Text("Open with one story"), now=table.now)
    assert body(write(table, "text_changed", proposal, 2)) == (
        "These are the new words:\n\n"
        "Open with one story\n\n"
        "Answers to the words before don't count for the new ones. You can answer again.\n"
        "It is open until Tuesday 21 April 2026.\n\n"
        "Read it here:\nLINK"
    )
    mine = body(write(table, "text_changed", proposal, 1))
    assert "You asked for a change first. Is it solved by this? Only you can say." in mine
    assert "Too long" not in mine


def test_someone_asks_for_a_change_first(table: Table) -> None:
    proposal = table.propose(WHAT)
    table.answer(proposal, 1, "object", concern="Too long")
    mail = write(table, "objection_raised", proposal, 0)
    assert body(mail) == (
        "Someone asks for a change first. That is help, not failure.\n"
        "The group looks for a way together.\n\n"
        "Open with two short stories\n\n"
        "Read it here:\nLINK"
    )
    assert "Member 1" not in mail.html
    assert "Too long" not in mail.html


def test_the_outcome_has_both_halves_in_full(table: Table) -> None:
    proposal = table.propose(WHAT, text=actions.Text(WHAT, "It makes it real.", who_does="Member 4 tells the hall."))
    table.all_answer(proposal, "hhhhh")
    table.answer(proposal, 5, "go_ahead_different_view", words="I would begin with music.")
    table.answer(proposal, 6, "go_ahead_different_view", words="Less talk, more tea.", signed=True)
    closed = table.close(proposal)
    table.days(3)
    actions.send_round(proposal=closed, now=table.now)
    actions.write_views_added(by=table.members[2], proposal=closed, words="A song at the start.", now=table.now)
    mail = write(table, "outcome", closed, 1)
    assert mail is not None
    assert mail.subject == "Decided"
    said = body(mail)
    for words in (
        "WHAT WE DECIDED\n\nOpen with two short stories\n\nWhy: It makes it real.",
        "HOW IT IS SEEN DIFFERENTLY",
        "I would begin with music.\n(Not signed)",
        "Less talk, more tea.\n(Member 6)",
        "What these views added: A song at the start.",
        "Thank you for saying this.",
        "Member 4 tells the hall.",
        "5 said: yes, go ahead.\n2 said: go ahead, I see it differently.\n0 said: not yet",
    ):
        assert words in said, said
    assert re.search(r"entry \d+, check word [a-z]{5}(-[a-z]{5}){3}", said)
    for words in ("I would begin with music.", "Less talk, more tea.", "A song at the start."):
        assert words in mail.html
    assert "Member 5" not in mail.text + mail.html


def test_owners_are_asked_alone_to_look_over_their_words(table: Table) -> None:
    proposal = table.propose(WHAT)
    table.all_answer(proposal, "hhhhhv")
    closed = table.close(proposal)
    mail = write(table, "check_your_words", closed, 5)
    assert mail is not None
    assert mail.subject == "Look over your words, if you like"
    assert "Until Friday 24 April 2026 you can look them over before they go round." in body(mail)


def test_nothing_is_said_about_what_is_over(table: Table) -> None:
    proposal = table.propose(WHAT)
    table.all_answer(proposal, "hhhhhv")
    closed = table.close(proposal)
    for kind in ("proposal_opened", "text_changed", "reminder", "close_waits", "another_round", "objection_raised"):
        assert write(table, kind, closed, 1) is None, kind


def test_whoever_left_gets_no_letter(table: Table) -> None:
    proposal = table.propose(WHAT)
    actions.leave_group(by=table.members[3], carriers={}, now=table.now)
    assert write(table, "proposal_opened", proposal, 3) is None


def test_no_subject_says_who_or_what(table: Table) -> None:
    proposal = table.propose(WHAT)
    table.answer(proposal, 1, "object", concern="Too long")
    subjects = [write(table, kind, proposal, 1) for kind in KINDS]
    table.all_answer(proposal, "hhhhhv")
    subjects += [write(table, kind, table.close(proposal), 1) for kind in KINDS]
    found = {mail.subject for mail in subjects if mail}
    assert len(found) >= 8
    for subject in found:
        assert not re.search(r"Member|Tuesday Table|stories|long", subject)


def test_words_with_tricks_are_words(table: Table) -> None:
    trick = "<script>alert(1)</script> {{ settings }}"
    proposal = table.propose(trick)
    mail = write(table, "proposal_opened", proposal, 1)
    assert mail is not None
    assert trick in mail.text
    assert "<script" not in mail.html
    assert not View.objects.exists()
