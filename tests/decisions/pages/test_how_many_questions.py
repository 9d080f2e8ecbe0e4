"""Pages ask the database the same number of questions, however many people answered and said something."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.models import Answer, Decider, Proposal, View
from evenground.decisions.queries import current
from evenground.groups.models import Member
from evenground.people.models import Person
from evenground.talk import actions as talk
from tests.decisions.pages.conftest import Visits

pytestmark = pytest.mark.django_db
MOST = 12


def many_answer(visits: Visits, proposal: Proposal, people: int, reactions: int) -> None:
    """A crowd of deciders with answers of every kind, and a long talk."""
    table, version = visits.table, current(proposal)
    persons = Person.objects.bulk_create(Person(name=f"Guest {number}") for number in range(people))
    members = Member.objects.bulk_create(
        Member(group=table.group, person=person, joined_on=table.group.opened_on) for person in persons
    )
    Decider.objects.bulk_create(Decider(version=version, member=member, part="unsaid") for member in members)
    codes = list(Code)
    Answer.objects.bulk_create(
        Answer(
            version=version, member=member, code=codes[number % 5], words="Why so?", salt="00" * 16,
            signed=number % 2 == 0, given_on=proposal.opened_on,
        )
        for number, member in enumerate(members)
    )  # fmt: skip
    for number in range(reactions):
        who = table.members[number % len(table.members)]
        talk.say(by=who, words="Hm", about=f"decisions.proposal:{proposal.id}", kind="worry", now=table.now)


def questions(visits: Visits, name: str, proposal: Proposal) -> int:
    visits.get(1, name, proposal)  # what a first visit alone asks is not counted
    with CaptureQueriesContext(connection) as asked:
        assert visits.get(1, name, proposal).status_code == 200
    return len(asked)


def test_a_proposal_page_asks_at_most_12_times_for_200_answers_and_100_reactions(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.answer(proposal, 1, "object", concern="It is too long")
    table.answer(proposal, 2, "object", concern="It is too short")
    few = questions(visits, "proposal", proposal)
    many_answer(visits, proposal, 200, 100)
    many = questions(visits, "proposal", proposal)
    assert many <= MOST
    assert many <= few + 2  # folded words are only asked about where there are words


def test_an_outcome_page_asks_the_same_number_of_questions(visits: Visits) -> None:
    table = visits.table
    proposal = table.propose()
    table.all_answer(proposal, "hhhhvvvm")
    closed = table.close(proposal)
    few = questions(visits, "outcome", closed)
    version = current(closed)
    View.objects.bulk_create(
        View(
            id=uuid.uuid4(), proposal=closed, version=version, owner=table.members[3], kind="view", words="So",
            salt="00" * 16, signed=True,
        )
        for _number in range(50)
    )  # fmt: skip
    many_answer(visits, closed, 200, 0)
    assert questions(visits, "outcome", closed) == few <= MOST


def test_a_list_asks_the_same_number_of_questions(visits: Visits) -> None:
    table = visits.table
    table.propose()
    visits.get(1, "decisions")
    with CaptureQueriesContext(connection) as one:
        visits.get(1, "decisions", query="?show=everything")
    for _number in range(12):
        table.propose()
    with CaptureQueriesContext(connection) as many:
        visits.get(1, "decisions", query="?show=everything")
    assert len(many) <= len(one) <= MOST
