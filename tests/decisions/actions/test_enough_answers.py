"""Whether there are enough answers yet: looked at once a day, and never turned back by what one person does."""

import json

import pytest

from evenground.decisions import actions
from evenground.decisions.domain.rule import STARTER, Size, to_plain
from evenground.decisions.models import Proposal
from evenground.groups import actions as groups
from evenground.groups.models import Group
from tests.decisions.actions.conftest import Table

pytestmark = pytest.mark.django_db


def shown(table: Table, proposal: Proposal) -> bool:
    """What the page says on the next day."""
    table.days(1)
    actions.look_for_enough(proposal=proposal, now=table.now)
    return Proposal.objects.get(id=proposal.id).enough


def test_a_yes_does_not_turn_back_when_somebody_leaves_pauses_or_stands_aside(table: Table) -> None:
    proposal = table.propose(size=Size.LARGE)
    table.all_answer(proposal, "hhhhhh")
    assert shown(table, proposal)
    actions.leave_group(by=table.members[1], carriers={}, now=table.now)
    assert shown(table, proposal)
    groups.pause(by=table.members[9], now=table.now)
    table.answer(proposal, 2, "stand_aside")
    table.answer(proposal, 4, "stand_aside")
    assert shown(table, proposal)


def test_the_close_counts_exactly_and_then_it_is_not_yet_again(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    assert shown(table, proposal)
    table.answer(proposal, 2, "stand_aside")
    waiting = table.close(proposal)
    assert (waiting.waits, waiting.enough) == (1, False)
    assert not shown(table, proposal)
    table.answer(proposal, 2, "happy")
    assert shown(table, proposal)


def test_another_round_leaves_the_yes(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhho")
    round_two = table.close(proposal)
    assert (round_two.rounds, round_two.enough) == (1, True)


def test_new_words_are_asked_about_anew(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhh")
    assert shown(table, proposal)
    actions.change_text(by=table.members[0], proposal=proposal, text=actions.Text("Begin with music"), now=table.now)
    assert not shown(table, proposal)


def test_so_is_a_larger_size_with_other_parts(table: Table) -> None:
    rule = to_plain(STARTER)
    rule["large"]["quorum_whole"] = "1"
    Group.objects.filter(id=table.group.id).update(rule=json.dumps(rule))
    proposal = table.propose(size=Size.SMALL)
    table.all_answer(proposal, "hhhhhh")
    assert shown(table, proposal)
    actions.ask_larger(by=table.members[9], proposal=proposal, size=Size.MEDIUM, now=table.now)
    assert shown(table, proposal)
    actions.ask_larger(by=table.members[9], proposal=proposal, size=Size.LARGE, now=table.now)
    assert not shown(table, proposal)
