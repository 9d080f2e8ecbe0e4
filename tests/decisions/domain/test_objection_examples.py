"""The worked examples of objections: examples/objections.md."""

import pytest

from evenground.decisions.domain.answers import Answer, after_taking_back, standing_answer
from evenground.decisions.domain.objections import (
    BESIDE_THE_OUTCOME,
    NEEDS_THE_OWNERS_YES,
    Act,
    ContradictionError,
    Fate,
    raises_one,
    settle,
)
from tests.decisions.domain.deciding_tables import ANSWERS, examples, row_id


@pytest.mark.parametrize(
    "row", examples("objections.md", "new answer", "the owner's mark", "it becomes", "because"), ids=row_id
)
def test_answering_anew_settles_as_the_table_says(row):
    answer, mark = ANSWERS[row["new answer"]], row["the owner's mark"].replace(" ", "_")
    marks = {} if mark == "none" else {"hers": Fate(mark)}
    if row["it becomes"] == "not possible":
        with pytest.raises(ContradictionError, match="stays_beside_another_answer"):
            settle(answer, ["hers"], marks)
    else:
        assert settle(answer, ["hers"], marks) == {"hers": Fate(row["it becomes"].replace(" ", "_"))}


def test_each_objection_of_one_person_is_settled_for_itself():
    fates = settle(Answer.OBJECT, ["first", "second"], {"first": Fate.SOLVED})
    assert fates == {"first": Fate.SOLVED, "second": Fate.STAYS}


def test_a_mark_on_an_objection_that_is_not_ones_own_does_nothing():
    assert settle(Answer.HAPPY, ["mine"], {"somebody else's": Fate.STAYS}) == {"mine": Fate.SOLVED}


@pytest.mark.parametrize(
    "row",
    examples("objections.md", "answer so far", "objections that still stay", "answer now", "because"),
    ids=row_id,
)
def test_a_mark_changes_the_answer_as_the_table_says(row):
    staying, saved = int(row["objections that still stay"]), ANSWERS[row["answer so far"]]
    assert after_taking_back(saved, staying) == ANSWERS[row["answer now"]]


@pytest.mark.parametrize(
    "row", examples("objections.md", "new answer", "objections that still stay", "brings one", "because"), ids=row_id
)
def test_an_answer_brings_an_objection_as_the_table_says(row):
    brings = raises_one(ANSWERS[row["new answer"]], int(row["objections that still stay"]))
    assert brings == (row["brings one"] == "yes")


@pytest.mark.parametrize("saved", [None, *Answer])
@pytest.mark.parametrize("staying", [0, 1, 2])
def test_an_answer_counts_as_it_was_given_unless_every_objection_was_taken_back(saved, staying):
    taken_back = saved is Answer.OBJECT and staying == 0
    assert standing_answer(saved, staying) is (Answer.GO_AHEAD_DIFFERENT_VIEW if taken_back else saved)


def test_words_of_an_objection_that_was_not_met_stand_beside_the_outcome():
    assert {Fate.DIFFERING_VIEW, Fate.STAYS} == BESIDE_THE_OUTCOME


def test_no_pair_and_no_watch_point_without_the_owner():
    assert {Act.WATCH_POINT, Act.HAND_TO_PAIR} == NEEDS_THE_OWNERS_YES
