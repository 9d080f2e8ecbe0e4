import pytest

from evenground.decisions import actions
from evenground.decisions.domain.objections import Fate
from evenground.decisions.models import Answer, Objection, Proposal, View
from evenground.decisions.queries import current, situations
from evenground.groups.models import Member
from evenground.record.domain.verdict import Refused
from evenground.record.queries import entries_of
from tests.decisions.actions.conftest import Table

pytestmark = pytest.mark.django_db


def codes(proposal: Proposal) -> dict[int, str]:
    rows = Answer.objects.filter(version=current(proposal))
    return {int(row.member.person.name.split()[1]): row.code for row in rows}


def test_an_answer_is_kept_and_can_be_changed_and_is_one(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 1, "stand_aside")
    table.answer(proposal, 1, "happy")
    assert codes(proposal) == {1: "happy"}


def test_while_it_is_open_no_answer_is_in_the_record(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhvma")
    kinds = [entry.kind for entry in entries_of(table.group.id)]
    assert kinds == ["decisions.proposed", "decisions.extended"]


def test_not_yet_without_words_is_an_objection(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 1, "object")
    assert table.objection(proposal, 1).words == ""


def test_only_its_owner_marks_with_a_watch_point_and_a_refusal_leaves_nothing_behind(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 1, "object")
    watched = {"what": "Who gets tired?", "who_looks": "Dev", "stop_at": "One leaves"}
    objection, day = table.objection(proposal, 1), proposal.closes_on
    with pytest.raises(Refused, match="Only the person who asked"):
        actions.mark_with_watch_point(by=table.members[2], objection=objection, look_on=day, now=table.now, **watched)
    assert not objection.watch_points.exists()
    actions.mark_with_watch_point(by=table.members[1], objection=objection, look_on=day, now=table.now, **watched)
    assert objection.watch_points.get().agreed_on is not None
    assert codes(proposal) == {1: "go_ahead_different_view"}


def test_a_mark_with_a_watch_point_needs_one_also_beside_a_new_objection(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 1, "object", concern="Some may feel pushed.")
    marks = {str(table.objection(proposal, 1).id): Fate.WATCH_POINT}
    with pytest.raises(Refused, match="Say first what we should watch"):
        table.answer(proposal, 1, "object", concern="It is too long.", marks=marks)


def test_one_person_may_have_several_objections(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 1, "object", concern="Some may feel pushed.")
    table.answer(proposal, 1, "object", concern="It is very early in the day.")
    assert Objection.objects.filter(owner=table.members[1], fate=Fate.STAYS).count() == 2


def test_words_of_an_objection_beside_another_answer_are_refused_and_nothing_changes(table: Table) -> None:
    proposal = table.propose()
    with pytest.raises(Refused, match="Which one do you mean"):
        table.answer(proposal, 1, "happy", concern="Wait.")
    assert codes(proposal) == {}


def test_the_first_who_asks_for_more_time_moves_the_close_and_the_second_does_not(table: Table) -> None:
    proposal = table.propose()
    before = proposal.closes_on
    table.answer(proposal, 1, "more_time_or_facts", "What does it cost?")
    table.answer(proposal, 2, "more_time_or_facts")
    proposal.refresh_from_db()
    assert (proposal.closes_on - before).days == 7


def test_an_answer_to_words_that_changed_meanwhile_is_refused(table: Table) -> None:
    proposal = table.propose()
    actions.change_text(by=table.members[0], proposal=proposal, text=actions.Text("Only who offers"), now=table.now)
    with pytest.raises(Refused, match="words changed"):
        table.answer(proposal, 1, "happy", version=1)


def test_answers_lapse_with_the_text_and_objections_do_not(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hho")
    actions.change_text(by=table.members[0], proposal=proposal, text=actions.Text("Only who offers"), now=table.now)
    assert codes(proposal) == {}
    assert situations.situation(proposal).objection_stays


def test_taking_an_objection_back_counts_as_going_ahead_with_a_different_view(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object", concern="Some may feel pushed.")
    actions.mark_objection(by=table.members[2], objection=table.objection(proposal, 2), fate=Fate.SOLVED, now=table.now)
    assert codes(proposal) == {2: "go_ahead_different_view"}


def test_taking_it_back_after_the_text_changed_does_so_too(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object", concern="Some may feel pushed.")
    actions.change_text(by=table.members[0], proposal=proposal, text=actions.Text("Only who offers"), now=table.now)
    actions.mark_objection(by=table.members[2], objection=table.objection(proposal, 2), fate=Fate.SOLVED, now=table.now)
    assert codes(proposal) == {2: "go_ahead_different_view"}


def test_marking_it_as_staying_again_brings_the_objection_back(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object", concern="Some may feel pushed.")
    for fate in (Fate.SOLVED, Fate.STAYS):
        actions.mark_objection(by=table.members[2], objection=table.objection(proposal, 2), fate=fate, now=table.now)
    assert codes(proposal) == {2: "object"}


def test_only_its_owner_marks_an_objection(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object")
    with pytest.raises(Refused, match="Only the person who asked"):
        actions.mark_objection(
            by=table.members[0], objection=table.objection(proposal, 2), fate=Fate.SOLVED, now=table.now
        )


def test_nobody_marks_anothers_objection_through_their_own_answer(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object")
    other = str(table.objection(proposal, 2).id)
    with pytest.raises(Refused, match="Only the person who asked"):
        table.answer(proposal, 1, "happy", marks={other: Fate.SOLVED})


def test_saying_it_stays_beside_a_yes_is_asked_about(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object")
    with pytest.raises(Refused, match="Which one do you mean"):
        table.answer(proposal, 2, "happy", marks={str(table.objection(proposal, 2).id): Fate.STAYS})


def test_a_watch_point_needs_one_first(table: Table) -> None:
    proposal = table.propose()
    table.answer(proposal, 2, "object")
    objection = table.objection(proposal, 2)
    with pytest.raises(Refused, match="what we should watch"):
        actions.mark_objection(by=table.members[2], objection=objection, fate=Fate.WATCH_POINT, now=table.now)


def test_somebody_who_joined_later_does_not_decide(table: Table) -> None:
    proposal = table.propose()
    late = Member.objects.create(
        group=table.group,
        person=table.members[0].person.__class__.objects.create(name="Member 99"),
        joined_on=table.now.date(),
    )
    table.members.append(late)
    with pytest.raises(Refused, match="joined after"):
        table.answer(proposal, 11, "happy")


def test_after_the_day_is_over_nothing_is_taken_though_the_job_has_not_run(table: Table) -> None:
    proposal = table.propose()
    table.days(9)
    with pytest.raises(Refused, match="time for this is over"):
        table.answer(proposal, 1, "happy")


def test_the_words_of_a_view_stand_beside_the_outcome(table: Table) -> None:
    proposal = table.propose()
    table.all_answer(proposal, "hhhhhhv")
    table.close(proposal)
    assert [view.words for view in View.objects.filter(proposal=proposal)] == ["Some words"]
