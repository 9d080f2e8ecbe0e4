"""How people take part who came in while the group was founding, and say it only after they came in."""

from datetime import datetime, timedelta

import pytest

from evenground.decisions import actions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.models import Kind, Proposal
from evenground.decisions.queries import current
from evenground.groups import actions as groups
from evenground.groups.models import Member
from tests import factories

pytestmark = pytest.mark.django_db

DAY = timedelta(1)


def newcomers(now: datetime, number: int) -> tuple[Proposal, list[Member]]:
    """A founding group in which something was open before these people joined."""
    first = factories.own_group(now)
    text = actions.Text("Meet on Tuesdays", "It suits most.")
    proposal = actions.propose(by=first, group=first.group, text=text, now=now)
    return proposal, [first, *(factories.member(first, f"Person {one}", now) for one in range(1, number))]


def say(proposal: Proposal, who: list[Member], now: datetime) -> None:
    for member in who:
        number = current(proposal).number
        actions.answer(by=member, proposal=proposal, version_number=number, code=Code.HAPPY, now=now)


def parts(proposal: Proposal) -> list[str]:
    return sorted(current(proposal).deciders.values_list("part", flat=True))


def closed(proposal: Proposal) -> Proposal:
    fresh = Proposal.objects.get(id=proposal.id)
    moment = datetime.fromisoformat(f"{fresh.closes_on + DAY}T09:00:00+00:00")
    actions.close_if_due(proposal_id=proposal.id, now=moment)
    return Proposal.objects.get(id=proposal.id)


def test_what_they_say_counts_at_the_close(now: datetime) -> None:
    proposal, (first, *others) = newcomers(now, 6)
    assert parts(proposal) == ["unsaid"] * 6
    say(proposal, [first, *others[:2]], now)
    for member in others[2:]:
        groups.take_part(by=member, part="lived", now=now)
    assert closed(proposal).waits == 1
    assert parts(proposal) == ["lived"] * 3 + ["unsaid"] * 3
    say(proposal, others[2:4], now + 8 * DAY)
    assert closed(proposal).state == "decided"


def test_what_was_said_stays_frozen_with_the_text(now: datetime) -> None:
    proposal, (first, *_others) = newcomers(now, 3)
    for part in ("lived", "staff", "unsaid"):
        groups.take_part(by=first, part=part, now=now)
        now += DAY
        actions.look_for_enough(proposal=proposal, now=now)
        assert parts(proposal) == ["lived", "unsaid", "unsaid"]


def test_it_is_noted_when_the_founding_time_ends_and_never_after(now: datetime) -> None:
    _proposal, (first, second, third) = newcomers(now, 3)
    name = Proposal.objects.get(group=first.group, kind=Kind.NAME)
    groups.take_part(by=second, part="lived", now=now)
    later = factories.together(first.group, now)
    assert parts(name) == ["lived", "unsaid", "unsaid"]
    groups.take_part(by=third, part="lived", now=later)
    actions.look_for_enough(proposal=name, now=later + DAY)
    assert parts(name) == ["lived", "unsaid", "unsaid"]


def test_in_a_group_that_is_together_nothing_is_taken_over(now: datetime) -> None:
    _proposal, (first, second, _third) = newcomers(now, 3)
    later = factories.together(first.group, now)
    proposal = actions.propose(by=first, group=first.group, text=actions.Text("Bring soup"), now=later)
    groups.take_part(by=second, part="lived", now=later)
    actions.look_for_enough(proposal=proposal, now=later + DAY)
    assert parts(proposal) == ["unsaid"] * 3
