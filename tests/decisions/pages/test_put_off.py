"""What a route put off says the day and who, on the page and in the letter."""

import json

import pytest

from evenground.decisions import actions
from evenground.decisions.domain.rule import STARTER, Route, to_plain
from evenground.decisions.models import Proposal
from evenground.groups import actions as groups
from evenground.groups.models import Group
from tests.decisions.pages.conftest import Visits
from tests.decisions.pages.test_letters import body, write

pytestmark = pytest.mark.django_db

ROWAN = "Member 0 carries it and brings it back. Any of us can do it too."
ANYONE = "Any of us can bring it back."


def put_off(visits: Visits, route: Route) -> Proposal:
    """An objection stayed twice."""
    table, rule = visits.table, to_plain(STARTER)
    rule["medium"]["route"] = str(route)
    Group.objects.filter(id=table.group.id).update(rule=json.dumps(rule))
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhho")
    table.close(proposal)
    table.close(proposal)
    actions.send_round(proposal=proposal, now=table.now)
    return Proposal.objects.get(id=proposal.id)


def said(visits: Visits, proposal: Proposal) -> tuple[str, str]:
    """The page and the letter."""
    return visits.read(3, "outcome", proposal), " ".join(body(write(visits.table, "outcome", proposal, 3)).split())


def test_after_a_pause_its_proposer_brings_it_back(visits: Visits) -> None:
    proposal = put_off(visits, Route.PAUSE)
    for words in said(visits, proposal):
        assert "It comes back on Thursday 14 May 2026. " + ROWAN in words


@pytest.mark.parametrize("goes", ["pause", "leave"])
def test_or_any_of_us_where_the_proposer_pauses_or_left(visits: Visits, goes: str) -> None:
    proposal, by = put_off(visits, Route.PAUSE), visits.table.members[0]
    if goes == "pause":
        groups.pause(by=by, now=visits.table.now)
    else:
        actions.leave_group(by=by, carriers={}, now=visits.table.now)
    for words in said(visits, proposal):
        assert ANYONE in words
        assert "Member 0" not in words
    actions.take_over(by=visits.table.members[4], proposal=proposal, now=visits.table.now)
    assert "Member 4 carries it" in visits.read(3, "outcome", proposal)


def test_with_somebody_from_outside_it_says_that_we_choose_them(visits: Visits) -> None:
    proposal = put_off(visits, Route.FACILITATOR)
    for words in said(visits, proposal):
        assert "Somebody from outside brings it back with us. We choose them together." in words
        assert "carries it" not in words
