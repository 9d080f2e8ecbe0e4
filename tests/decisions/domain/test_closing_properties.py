"""What holds for every close, whoever answers what: tried on random groups, rules and moments."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from evenground.decisions.domain.answers import YES, Answer, Part, after_taking_back
from evenground.decisions.domain.closing import LAST_WAIT, Closing, Next, Outcome, Reason, Situation, close, tally
from evenground.decisions.domain.quorum import Decider, enough, lived_half_met
from evenground.decisions.domain.rule import Route, SizeRule
from tests.decisions.domain.deciding_groups import HALF, deciders, groups, rules, situations
from tests.decisions.domain.deciding_tables import people

thoroughly = settings(max_examples=200, deadline=None)


def result(closing: Closing) -> tuple[object, ...]:
    """What a close does, apart from the counts of the five answers."""
    return closing.outcome, closing.next, closing.reason, closing.days, closing.working


def with_deciders(situation: Situation, changed: list[Decider]) -> Situation:
    return replace(situation, deciders=tuple(changed))


# No answer is not a yes


@thoroughly
@given(situations)
def test_no_answer_is_counted_nowhere(situation):
    given_answers = [decider for decider in situation.deciders if decider.answer is not None]
    assert close(situation).counts == tally(given_answers)


@thoroughly
@given(situations)
def test_a_yes_is_somebodys_own_act(situation):
    counts = close(situation).counts
    own = [d for d in situation.deciders if d.answer in YES or (d.answer is Answer.OBJECT and d.staying == 0)]
    assert sum(counts[yes] for yes in YES) == len(own)


@thoroughly
@given(situations, deciders)
def test_somebody_who_says_nothing_never_brings_a_decision(situation, somebody):
    silent = replace(somebody, answer=None)
    if close(with_deciders(situation, [*situation.deciders, silent])).outcome is Outcome.DECIDED:
        assert close(situation).outcome is Outcome.DECIDED


@thoroughly
@given(situations)
def test_nothing_is_decided_without_a_yes(situation):
    closing = close(situation)
    if closing.outcome is Outcome.DECIDED:
        assert sum(closing.counts[yes] for yes in YES) >= 1


# Standing aside is as good as saying nothing


@thoroughly
@given(situations, st.data())
def test_standing_aside_in_place_of_no_answer_never_changes_an_outcome(situation, data):
    aside = [
        replace(decider, answer=Answer.STAND_ASIDE) if decider.answer is None and data.draw(st.booleans()) else decider
        for decider in situation.deciders
    ]
    before, after = close(situation), close(with_deciders(situation, aside))
    assert result(after) == result(before)
    assert {**after.counts, Answer.STAND_ASIDE: 0} == {**before.counts, Answer.STAND_ASIDE: 0}


@pytest.mark.parametrize("route", [Route.PAUSE, Route.VOTE])
@pytest.mark.parametrize("paused", [False, True])
def test_standing_aside_is_as_good_as_saying_nothing_in_every_group_of_four(route, paused):
    rule = SizeRule(7, 7, 2, HALF, HALF, route, 14)
    says = [(None, 0), *((answer, int(answer is Answer.OBJECT)) for answer in Answer)]
    for others in product(says, repeat=3):
        group = tuple(Decider("other", Part.LIVED, False, answer, staying) for answer, staying in others)
        silent, aside = (Decider("her", Part.LIVED, paused, answer) for answer in (None, Answer.STAND_ASIDE))
        before, after = (
            close(Situation((*group, her), rule, rounds=1, group_decided_rule=True)) for her in (silent, aside)
        )
        assert result(after) == result(before)


# Objections


@thoroughly
@given(situations)
def test_an_objection_that_stays_is_never_decided_by_consent(situation):
    closing = close(situation)
    if situation.objection_stays:
        assert closing.reason is not Reason.BY_CONSENT
        assert closing.outcome is not Outcome.DECIDED or closing.reason is Reason.BY_VOTE


@thoroughly
@given(situations)
def test_a_vote_only_where_the_group_decided_so_and_two_thirds_say_yes(situation):
    closing = close(situation)
    if closing.reason is Reason.BY_VOTE:
        assert situation.group_decided_rule
        assert situation.rule.route is Route.VOTE
        counted = sum(decider.counted for decider in situation.deciders)
        assert Fraction(sum(closing.counts[yes] for yes in YES), counted) >= Fraction(2, 3)


@thoroughly
@given(situations)
def test_the_host_decides_only_on_a_limit_named_before(situation):
    if close(situation).reason is Reason.HOST_TO_DECIDE:
        assert situation.has_host
        assert situation.limit_named


# Taking back an objection. How near a decision is, in two ways:
# - the step the close comes to: each step that is passed is one thing less in the way;
# - what happens: set aside < open, or put off to a day < decided.


def nearness(closing: Closing) -> int:
    if closing.outcome is Outcome.DECIDED:
        return 2
    return 0 if closing.outcome in {Outcome.NOT_DECIDED, Outcome.WITHDRAWN} else 1


def take_one_back(situation: Situation, index: int) -> Situation:
    owner = situation.deciders[index]
    left = owner.staying - 1
    changed = list(situation.deciders)
    changed[index] = replace(owner, staying=left, answer=after_taking_back(owner.answer, left))
    return with_deciders(situation, changed)


@st.composite
def objections_taken_back(draw):
    situation = draw(situations)
    owners = [index for index, decider in enumerate(situation.deciders) if decider.staying]
    assume(owners)
    return situation, take_one_back(situation, draw(st.sampled_from(owners)))


@thoroughly
@given(objections_taken_back())
def test_taking_back_an_objection_never_puts_a_step_back_in_the_way(taken_back):
    before, after = map(close, taken_back)
    assert after.step >= before.step


@thoroughly
@given(objections_taken_back())
def test_taking_back_an_objection_never_undoes_a_decision(taken_back):
    before, after = map(close, taken_back)
    if before.outcome is Outcome.DECIDED:
        assert after.outcome is Outcome.DECIDED


@thoroughly
@given(objections_taken_back())
def test_taking_back_an_objection_never_leads_further_from_a_decision(taken_back):
    situation, changed = taken_back
    before, after = close(situation), close(changed)
    if before.step == 2 and after.step == 3:
        return  # somebody else's objection, now that enough answered: the test below
    assert nearness(after) >= nearness(before)


def test_taking_back_may_bring_the_last_answer_that_was_missing_and_then_somebody_elses_objection_has_its_turn():
    """Nothing was decided by waiting; step 3 is nearer to a decision than step 2, even where its route is to drop."""
    drop = SizeRule(7, 7, 2, HALF, None, Route.DROP, 14)
    trio = people("Ann yes; Ben silent, older objection; Cai silent, older objection")
    waiting = Situation(trio, drop, rounds=1)
    assert close(waiting).next is Next.WAITS
    assert close(take_one_back(waiting, 1)).reason is Reason.DROPPED
    assert close(take_one_back(take_one_back(waiting, 1), 2)).outcome is Outcome.DECIDED


# Silence never leads to a route


@thoroughly
@given(situations, st.data())
def test_saying_nothing_instead_never_leads_to_another_round_or_a_route(situation, data):
    silent = [replace(decider, answer=None) if data.draw(st.booleans()) else decider for decider in situation.deciders]
    if close(with_deciders(situation, silent)).step == 3:
        assert close(situation).step == 3


@thoroughly
@given(situations, st.lists(deciders, max_size=3))
def test_more_people_who_say_nothing_never_lead_to_another_round_or_a_route(situation, more):
    silent = [replace(somebody, answer=None, staying=0) for somebody in more]
    if close(with_deciders(situation, [*situation.deciders, *silent])).step == 3:
        assert close(situation).step == 3


@thoroughly
@given(situations)
def test_where_all_say_nothing_it_waits_three_times_and_is_set_aside(situation):
    silent = with_deciders(situation, [replace(decider, answer=None) for decider in situation.deciders])
    closings = [close(replace(silent, withdrawn=False, waits=waits)) for waits in range(LAST_WAIT + 1)]
    assert [closing.next for closing in closings] == [Next.WAITS] * 3 + [None]
    assert closings[-1].outcome is Outcome.NOT_DECIDED
    assert {closing.reason for closing in closings} == {Reason.NOT_ENOUGH_ANSWERS}


# Everybody's say counts the same


@thoroughly
@given(situations, st.data())
def test_it_never_matters_who_is_who_or_who_comes_first(situation, data):
    shuffled = data.draw(st.permutations(situation.deciders))
    renamed = [replace(decider, key=data.draw(st.text(max_size=3))) for decider in shuffled]
    assert close(with_deciders(situation, renamed)) == close(situation)


def other_parts(situation: Situation, data: st.DataObject) -> Situation:
    changed = [replace(decider, part=data.draw(st.sampled_from(Part))) for decider in situation.deciders]
    return with_deciders(situation, changed)


def half_met(situation: Situation) -> bool:
    return lived_half_met([decider for decider in situation.deciders if decider.counted], situation.rule)


@thoroughly
@given(situations, st.data())
def test_how_people_take_part_never_matters_without_the_lived_experience_half(situation, data):
    without = replace(situation, rule=replace(situation.rule, quorum_lived=None))
    assert close(other_parts(without, data)) == close(without)


@thoroughly
@given(situations, st.data())
def test_how_people_take_part_matters_only_through_the_one_question_whether_that_half_is_met(situation, data):
    changed = other_parts(situation, data)
    if half_met(changed) == half_met(situation):
        assert close(changed) == close(situation)
    else:
        unmet = situation if half_met(changed) else changed
        assert close(unmet).reason in {Reason.WITHDRAWN, Reason.NOT_ENOUGH_ANSWERS}


@thoroughly
@given(groups, rules)
def test_never_fewer_than_two_people(group, rule):
    if enough(group, rule):
        assert sum(decider.answered for decider in group) >= 2


# The shape of a closing


@thoroughly
@given(situations)
def test_a_close_either_ends_a_proposal_or_says_how_it_goes_on(situation):
    closing = close(situation)
    assert (closing.outcome is None) != (closing.next is None)
    comes_back = closing.outcome in {None, Outcome.POSTPONED}
    assert (closing.days is not None) == comes_back
    assert len(closing.working) == closing.step
    assert closing.working[-1] == closing.reason


@thoroughly
@given(situations)
def test_a_proposal_that_nobody_touches_ends_after_a_few_closes(situation):
    waits, rounds, trial_tried = situation.waits, situation.rounds, situation.trial_tried
    for _ in range(6):
        closing = close(replace(situation, waits=waits, rounds=rounds, trial_tried=trial_tried))
        if closing.outcome is not None:
            return
        waits += closing.next is Next.WAITS
        rounds += closing.next is Next.ANOTHER_ROUND
        trial_tried |= closing.next is Next.TRIAL
    pytest.fail("it stays open for ever")
