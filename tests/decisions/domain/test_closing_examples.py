"""The worked examples of the close: examples/closing.md, counts.md and quorum.md."""

import re
from fractions import Fraction
from typing import Any

import pytest

from evenground.decisions.domain.answers import Answer, Part
from evenground.decisions.domain.closing import Closing, Next, Reason, Situation, close, route_that_applies, tally
from evenground.decisions.domain.quorum import Decider, enough
from evenground.decisions.domain.rule import Route, SizeRule
from tests.decisions.domain.deciding_tables import examples, people, row_id

HALF = Fraction(1, 2)
CLOSINGS = [
    *examples("closing.md", "people", "so far", "what happens", "because"),
    *examples("closing.md", "people", "route", "so far", "what happens", "because"),
]
SO_FAR = {
    "taken back": {"withdrawn": True},
    "second round": {"rounds": 1},
    "one who left objects": {"orphan_objections": 1},
    "trial made": {"trial_tried": True},
    "rule not its own": {"group_decided_rule": False},
    "host": {"has_host": True},
    "limit named": {"limit_named": True},
}
NEXT = {
    Next.WAITS: "open {} more days: waits for answers",
    Next.ANOTHER_ROUND: "open {} more days: another round",
    Next.TRIAL: "new text: a trial of {} days",
}
OUTCOME = {
    "decided": "decided",
    "not_decided": "not decided: {reason}",
    "withdrawn": "taken back",
    "postponed": "put off {days} days: {reason}",
}


def situation(row: dict[str, str]) -> Situation:
    facts: dict[str, Any] = {"group_decided_rule": True}
    for fact in filter(None, row["so far"].split("; ")):
        if waited := re.fullmatch(r"waited (\d) times?", fact):
            facts["waits"] = int(waited[1])
        else:
            facts |= SO_FAR[fact]
    route = Route(row.get("route", "pause").replace(" ", "_"))
    return Situation(people(row["people"]), SizeRule(7, 4, 2, HALF, HALF, route, 21), **facts)


def in_words(closing: Closing) -> str:
    if closing.next is not None:
        return NEXT[closing.next].format(closing.days)
    if closing.reason is Reason.BY_VOTE:
        return "decided by vote"
    return OUTCOME[closing.outcome or ""].format(days=closing.days, reason=closing.reason.replace("_", " "))


@pytest.mark.parametrize("row", CLOSINGS, ids=row_id)
def test_a_close_goes_as_the_table_says(row):
    closing = close(situation(row))
    assert in_words(closing) == row["what happens"]
    assert (closing.outcome is None) == (closing.next is not None)


def test_the_tables_show_every_way_to_close():
    shown = [close(situation(row)) for row in CLOSINGS]
    assert {closing.reason for closing in shown} == set(Reason)
    assert {closing.next for closing in shown} == {None, *Next}
    assert {route_that_applies(situation(row)) for row in CLOSINGS} == set(Route)


@pytest.mark.parametrize(
    ("line", "working"),
    [
        ("Ann yes; Ben silent", ("not_withdrawn", "not_enough_answers")),
        ("Ann yes; Ben not yet", ("not_withdrawn", "enough_answers", "objection_stays")),
        ("Ann yes; Ben asks", ("not_withdrawn", "enough_answers", "no_objection_stays", "more_time")),
        (
            "Ann yes; Ben yes",
            ("not_withdrawn", "enough_answers", "no_objection_stays", "more_say_yes_than_ask", "by_consent"),
        ),
    ],
)
def test_the_working_shows_each_step_that_was_passed_and_the_one_that_settled_it(line, working):
    assert close(situation({"people": line, "so far": ""})).working == working


def test_the_working_of_a_proposal_taken_back_is_one_step():
    assert close(situation({"people": "Ann yes; Ben yes", "so far": "taken back"})).working == ("withdrawn",)


@pytest.mark.parametrize(
    "row", examples("counts.md", "people", "yes", "differs", "not yet", "asks", "leaves it", "because"), ids=row_id
)
def test_answers_are_counted_as_the_table_says(row):
    expected = [int(row[column]) for column in ("yes", "differs", "not yet", "asks", "leaves it")]
    assert tally(people(row["people"])) == dict(zip(Answer, expected, strict=True))


def answering(part: Part, of: int, answers: int) -> list[Decider]:
    return [Decider(f"{part}{n}", part, False, Answer.HAPPY if n < answers else None) for n in range(of)]


def asking_for(whole: Fraction, lived: Fraction | None) -> SizeRule:
    return SizeRule(7, 7, 2, whole, lived, Route.PAUSE, 14)


@pytest.mark.parametrize("row", examples("quorum.md", "of all", "part", "needs", "because"), ids=row_id)
def test_enough_of_all_is_as_the_table_says(row):
    of, needs, rule = int(row["of all"]), int(row["needs"]), asking_for(Fraction(row["part"]), None)
    assert enough(answering(Part.UNSAID, of, needs), rule)
    assert not enough(answering(Part.UNSAID, of, needs - 1), rule)


@pytest.mark.parametrize("row", examples("quorum.md", "of those", "part", "needs", "because"), ids=row_id)
def test_enough_of_those_with_lived_experience_is_as_the_table_says(row):
    of, needs = int(row["of those"]), int(row["needs"])
    rule = asking_for(Fraction(0), None if row["part"] == "none" else Fraction(row["part"]))
    others = answering(Part.STAFF, 5, 5)
    assert enough(others + answering(Part.LIVED, of, needs), rule)
    assert needs == 0 or not enough(others + answering(Part.LIVED, of, needs - 1), rule)
