import json
from datetime import timedelta

import pytest

from evenground.decisions import actions
from evenground.decisions.domain.objections import Fate
from evenground.decisions.domain.rule import STARTER, Route, Size, to_plain
from evenground.decisions.models import Kind, Proposal, WatchPoint
from evenground.decisions.queries import current
from evenground.groups.models import Group, Member
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.domain.verifying import verify
from evenground.record.queries import entries_of, lines
from tests.decisions.actions.conftest import Table

pytestmark = pytest.mark.django_db


def with_route(table: Table, route: Route) -> None:
    rule = to_plain(STARTER)
    for size in rule.values():
        size["route"] = str(route)
    Group.objects.filter(id=table.group.id).update(rule=json.dumps(rule))


def told(kind: str) -> int:
    return Outgoing.objects.filter(kind=kind).count()


def test_it_closes_by_itself_and_is_decided(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhva")
    closed = table.close(proposal)
    assert (closed.state, closed.reason) == ("decided", "by_consent")
    assert json.loads(closed.counts)["happy"] == 6


def test_closing_twice_does_nothing_more(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhh")
    table.close(proposal)
    before = entries_of(table.group.id).count()
    table.close(proposal)
    assert entries_of(table.group.id).count() == before


def test_answers_enter_the_record_together_by_key_with_no_person(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhva")
    table.close(proposal)
    answered = [entry for entry in entries_of(table.group.id) if entry.kind == "decisions.answered"]
    keys = [json.loads(entry.facts)["key"] for entry in answered]
    assert len(keys) == 8
    assert keys == sorted(keys)
    assert {entry.actor for entry in answered} == {"program"}
    assert len({entry.at for entry in answered}) == 1
    assert verify(lines(table.group.id)).wrong == []


def test_too_few_answers_wait_and_are_told_once_and_set_aside_after_the_third_run(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hh")
    for _run in range(3):
        waiting = table.close(proposal)
        assert waiting.state == "open"
    assert told("close_waits") == 11
    ended = table.close(proposal)
    assert (ended.state, ended.reason) == ("not_decided", "not_enough_answers")


def test_new_words_while_it_waits_do_not_begin_the_waiting_again(table: Table) -> None:
    proposal = table.propose()
    for _run in range(3):
        table.close(proposal)
    actions.change_text(by=table.members[0], proposal=proposal, text=actions.Text("Open with a song"), now=table.now)
    assert table.close(proposal).reason == "not_enough_answers"
    assert told("close_waits") == 11


def test_answers_are_taken_while_it_waits(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hh")
    table.close(proposal)
    table.all_answer(proposal, "--hhhh")
    assert table.close(proposal).state == "decided"


def test_an_objection_gets_another_round_and_then_the_route(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhho")
    assert table.close(proposal).rounds == 1
    ended = table.close(proposal)
    assert (ended.state, ended.reason) == ("postponed", "pause")
    assert ended.back_on == table.now.date() + timedelta(days=14)


def test_an_objection_solved_in_the_second_round_is_decided(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhho")
    table.close(proposal)
    actions.mark_objection(by=table.members[6], objection=table.objection(proposal, 6), fate=Fate.SOLVED, now=table.now)
    assert table.close(proposal).state == "decided"


def test_the_route_trial_makes_a_new_text_with_an_end_and_a_watch_point(table: Table) -> None:
    with_route(table, Route.TRIAL)
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhho")
    table.close(proposal)
    tried = table.close(proposal)
    assert tried.state == "open"
    assert current(tried).try_until is not None
    assert WatchPoint.objects.filter(proposal=proposal).count() == 1
    table.all_answer(proposal, "hhhhhh")
    ended = table.close(proposal)
    assert (ended.state, ended.reason) == ("not_decided", "objection_stays")


def test_the_route_vote_needs_two_thirds_of_all_deciders(table: Table) -> None:
    with_route(table, Route.VOTE)
    for yes, state in (("hhhhhhho", "not_decided"), ("hhhhhhhho", "decided")):
        proposal = table.propose()
        table.all_answer(proposal, yes)
        table.close(proposal)
        assert table.close(proposal).state == state


def test_more_who_ask_than_say_yes_puts_it_off_and_it_comes_back(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhmmm")
    put_off = table.close(proposal)
    assert (put_off.state, put_off.reason) == ("postponed", "more_time")
    version = actions.bring_back(by=table.members[5], proposal=put_off, now=table.now)
    assert version.number == 2
    table.all_answer(proposal, "hhhhhh")
    assert table.close(proposal).state == "decided"


def test_who_leaves_drops_out_with_their_answer_and_not_with_their_objection(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhho")
    actions.leave_group(by=table.members[6], carriers={}, now=table.now)
    assert table.close(proposal).rounds == 1


def test_who_leaves_drops_out_with_their_answer_and_not_with_their_view(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhvm")
    for who in (6, 7):
        actions.leave_group(by=table.members[who], carriers={}, now=table.now)
    closed = table.close(proposal)
    assert [(view.owner, view.kind) for view in closed.views.all()] == [(table.members[6], "view")]
    assert json.loads(closed.counts)["go_ahead_different_view"] == 0
    actions.send_round(proposal=closed, now=table.now)
    assert told("outcome") == 9


def test_somebody_else_can_carry_an_objection_on(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhho")
    objection = table.objection(proposal, 6)
    actions.leave_group(by=table.members[6], carriers={str(objection.id): table.members[7]}, now=table.now)
    objection.refresh_from_db()
    assert objection.owner_id == table.members[7].id
    actions.mark_objection(by=table.members[7], objection=objection, fate=Fate.SOLVED, now=table.now)
    assert table.close(proposal).state == "decided"


def test_somebody_else_can_carry_on_an_objection_to_what_comes_back(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhho")
    for _round in range(2):
        put_off = table.close(proposal)
    assert put_off.state == "postponed"
    objection = table.objection(proposal, 6)
    actions.leave_group(by=table.members[6], carriers={str(objection.id): table.members[7]}, now=table.now)
    objection.refresh_from_db()
    assert objection.owner_id == table.members[7].id


def test_only_its_proposer_takes_a_proposal_back(table: Table) -> None:
    proposal = table.propose(by=3)
    with pytest.raises(Refused, match="Only the person who suggested"):
        actions.withdraw(by=table.members[0], proposal=proposal, now=table.now)
    actions.withdraw(by=table.members[3], proposal=proposal, now=table.now)
    assert Proposal.objects.get(id=proposal.id).state == "withdrawn"


def test_a_proposal_nobody_carries_can_be_taken_up_by_anyone(table: Table) -> None:
    proposal = table.propose(by=3)
    with pytest.raises(Refused, match="carries this already"):
        actions.take_over(by=table.members[0], proposal=proposal, now=table.now)
    actions.leave_group(by=table.members[3], carriers={}, now=table.now)
    actions.take_over(by=table.members[0], proposal=proposal, now=table.now)
    assert Proposal.objects.get(id=proposal.id).by_id == table.members[0].id


def test_the_outcome_goes_round_once_the_words_are_checked(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhv")
    closed = table.close(proposal)
    actions.send_round(proposal=closed, now=table.now)
    assert told("outcome") == 0
    assert told("check_your_words") == 1
    actions.check_view(by=table.members[6], view=closed.views.get(), now=table.now)
    actions.send_round(proposal=closed, now=table.now)
    actions.send_round(proposal=closed, now=table.now)
    assert told("outcome") == 11


def test_or_after_three_days_as_they_are(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhv")
    closed = table.close(proposal)
    table.days(3)
    actions.send_round(proposal=closed, now=table.now)
    assert told("outcome") == 11


def test_a_close_that_runs_days_late_leaves_owners_their_three_days(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhv")
    table.days(12)  # the server was off; the closing day was five days ago
    closed = table.close(proposal)
    assert table.now.date() - closed.closed_on == timedelta(5)
    table.now += timedelta(days=3, seconds=-1)
    actions.send_round(proposal=closed, now=table.now)
    assert told("outcome") == 0
    table.now += timedelta(seconds=1)
    actions.send_round(proposal=closed, now=table.now)
    assert told("outcome") == 11


def test_a_larger_size_counts_and_answers_stay(table: Table) -> None:
    proposal = table.propose(size=Size.SMALL)
    table.all_answer(proposal, "hhhhhh")
    actions.ask_larger(by=table.members[9], proposal=proposal, size=Size.LARGE, now=table.now)
    proposal.refresh_from_db()
    assert (proposal.closes_on - proposal.opened_on).days == 14
    assert table.close(proposal).state == "decided"


def test_removing_somebody_is_a_decision_and_ends_their_place(table: Table) -> None:
    proposal = table.propose(
        kind=Kind.REMOVE, text=actions.Text("Ask them to leave", params={"member": str(table.members[10].id)})
    )
    assert proposal.size == "large"
    table.all_answer(proposal, "hhhhhh")
    table.close(proposal)
    assert Member.objects.get(id=table.members[10].id).state == "left"


def test_closing_early_is_a_decision(table: Table) -> None:
    slow = table.propose(size=Size.LARGE)
    early = table.propose(kind=Kind.CLOSE_EARLY, text=actions.Text("Close it", params={"proposal": str(slow.id)}))
    table.all_answer(early, "hhhhhh")
    table.close(early)
    slow.refresh_from_db()
    assert slow.closes_on == table.now.date()
