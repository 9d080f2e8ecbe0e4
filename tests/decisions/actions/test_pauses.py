"""After a pause of posting the group decides, without the two it is about."""

from datetime import timedelta

import pytest

from evenground.decisions import actions
from evenground.decisions.models import Kind, Proposal
from evenground.decisions.queries import current
from evenground.groups.models import Group, Helper, Member, PostingPause
from evenground.people.models import Person
from evenground.record.domain.verdict import Refused
from tests.decisions.actions.conftest import Table
from tests.factories import invitation

pytestmark = pytest.mark.django_db


def test_after_a_pause_of_posting_the_group_decides_without_the_two(table: Table) -> None:
    paused, lead = table.members[4], table.members[5]
    helper = Helper.objects.create(group=table.group, kind="lead", name="Lead", person=lead.person)
    pause = PostingPause.objects.create(
        group=table.group,
        member=paused,
        by=helper,
        matter="words",
        why="why",
        starts=table.now,
        until=table.now + timedelta(1),
    )
    for _time in range(2):
        actions.ask_about_pause(pause=pause, now=table.now)
    proposal = Proposal.objects.get(kind=Kind.POSTING)
    who = set(current(proposal).deciders.values_list("member_id", flat=True))
    assert who == {member.id for member in table.members} - {paused.id, lead.id}
    with pytest.raises(Refused):
        table.answer(proposal, 4, "object")
    table.all_answer(proposal, "hhhh--hh")
    table.close(proposal)
    assert Member.objects.get(id=paused.id).no_posts_until > table.now + timedelta(13)


def test_whoever_used_a_pause_and_joins_later_does_not_decide_about_it(table: Table) -> None:
    Group.objects.filter(id=table.group.id).update(together_on=None, opened_on=table.now.date())
    starter = Member.objects.get(id=table.members[0].id)
    lead = Person.objects.create(name="Lead")
    helper = Helper.objects.create(group=table.group, kind="lead", name="Lead", person=lead)
    pause = PostingPause.objects.create(
        group=table.group, member=table.members[4], by=helper, matter="words", why="why", starts=table.now,
        until=table.now + timedelta(1),
    )  # fmt: skip
    actions.ask_about_pause(pause=pause, now=table.now)
    other = table.propose()
    joined = actions.join_group(invitation=invitation(starter, table.now), person=lead, now=table.now)
    posting = Proposal.objects.get(kind=Kind.POSTING)
    assert [current(one).deciders.filter(member=joined).exists() for one in (posting, other)] == [False, True]
