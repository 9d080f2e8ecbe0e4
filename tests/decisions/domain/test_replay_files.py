"""Decision files from elsewhere: how they are read, and why our rule may give another outcome."""

from datetime import date
from typing import Any

import pytest

from evenground.decisions.domain.answers import Answer
from evenground.decisions.domain.closing import Outcome
from evenground.decisions.domain.replays import Case, Kind, UnreadableError, Why, no_least_days, read, why
from evenground.decisions.domain.rule import Route, problems

OPENED = {"at": "2020-01-01", "kind": "opened", "by": "P2"}


def plain(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    people = ["P1", "P2", "P3", "P4"]
    return {"id": "made-up", "deciders": people, "outcome": "decided", "events": [OPENED, *events], **more}


def says(by: str, answer: str, version: Any = 1, **more: Any) -> dict[str, Any]:
    return {"at": "2020-01-02T10:00:00Z", "kind": "answer", "by": by, "answer": answer, "text_version": version, **more}


def test_a_file_is_read_whole() -> None:
    case = read(
        plain(
            says("P1", "object", words="Too long", objection="O1"),
            {"kind": "concern_closed", "by": "P1", "resolves": "O1"},
            {"at": "2020-01-05", "kind": "text_changed", "by": "P2", "resolves": ["O2", "O3"], "text_version": 2},
            says("P3", "happy", version="two"),
            title_paraphrase="Meet on Tuesdays",
            closes_on="2020-01-09",
        )
    )
    assert (case.title, case.size, case.proposer, case.outcome) == ("Meet on Tuesdays", "medium", "P2", "decided")
    assert (case.opened_on, case.closes_on) == (date(2020, 1, 1), date(2020, 1, 9))
    opened, object_, closed, changed, unknown = case.steps
    assert (opened.kind, opened.answer, opened.version) == (Kind.OPENED, None, None)
    assert (object_.answer, object_.words, object_.objection) == (Answer.OBJECT, "Too long", "O1")
    assert (closed.at, closed.resolves) == (date(2020, 1, 2), ("O1",))  # no day of its own: that of the one before
    assert (changed.resolves, changed.version) == (("O2", "O3"), 2)
    assert unknown.version is None


def test_its_last_day_is_that_of_the_last_thing_that_happened_or_later() -> None:
    late = {"at": "2020-02-01", "kind": "closed"}
    assert read(plain(late, closes_on="2020-01-09")).closes_on == date(2020, 2, 1)
    assert read(plain(late)).closes_on == date(2020, 2, 1)


@pytest.mark.parametrize(
    ("events", "proposer"),
    [
        ([{"at": "2020-01-01", "kind": "opened", "by": "somebody else"}], "P1"),
        ([{"at": "2020-01-01", "kind": "asked"}, {"kind": "withdrawn", "by": "P3"}], "P3"),
        ([{"at": "2020-01-01", "kind": "asked"}, {"kind": "text_changed", "by": "P4"}], "P4"),
        ([OPENED, {"kind": "text_changed", "by": "P4"}], "P2"),
    ],
)
def test_who_suggested_it(events: list[dict[str, Any]], proposer: str) -> None:
    assert read({**plain(), "events": events}).proposer == proposer


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ([], "one JSON object"),
        ({**plain(), "deciders": []}, "deciders: nobody is named"),
        ({**plain(), "deciders": "P1"}, "deciders: a list is needed"),
        ({**plain(), "events": []}, "events: nothing happened"),
        ({**plain(), "events": None}, "events: a list is needed"),
        ({**plain(), "events": ["opened"]}, "events, number 1: not an object"),
        ({**plain(), "events": [{"kind": "opened"}]}, "events, number 1: no day is known"),
        ({**plain(), "opened_on": "soon"}, "'soon' is not a day"),
        (plain({"kind": "danced"}), "events, number 2, kind: 'danced' is none of"),
        (plain(says("P1", "perhaps")), "events, number 2, answer: 'perhaps' is none of"),
        (plain({"kind": "comment", "resolves": 7}), "events, number 2, resolves: a key or a list"),
        (plain(size="huge"), "size: 'huge' is none of small, medium, large"),
        (plain(outcome=None), "outcome: None is none of"),
    ],
)
def test_what_can_t_be_played_says_where_and_why(broken: object, said: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(broken)
    assert said in str(error.value)


def a_case(outcome: str, *events: dict[str, Any]) -> Case:
    return read(plain(*events, outcome=outcome))


@pytest.mark.parametrize(
    ("case", "ours", "enough", "because"),
    [
        (a_case("decided"), Outcome.DECIDED, True, None),
        (a_case("decided"), Outcome.NOT_DECIDED, False, Why.NOBODY),
        (a_case("decided", says("P1", "happy")), Outcome.NOT_DECIDED, False, Why.QUORUM),
        (a_case("decided", says("P1", "happy"), says("P2", "happy", 2)), Outcome.NOT_DECIDED, False, Why.LAPSED),
        (
            a_case("decided", says("P1", "happy", None), says("P2", "stand_aside", 2)),
            Outcome.NOT_DECIDED,
            False,
            Why.QUORUM,
        ),
        (a_case("postponed", says("P1", "happy"), says("P2", "happy")), Outcome.DECIDED, True, Why.PUT_OFF),
        (a_case("decided", says("P1", "happy"), says("P2", "object")), Outcome.NOT_DECIDED, True, Why.CHAIR),
    ],
)
def test_why_our_rule_gives_another_outcome(case: Case, ours: Outcome, enough: bool, because: Why | None) -> None:
    assert why(case, ours, enough=enough) is because


def test_the_rule_of_a_replayed_group_has_no_least_days_and_drops() -> None:
    rule = no_least_days()
    assert {rule.small, rule.medium, rule.large} == {rule.small}
    assert (rule.small.days_open, rule.small.route) == (0, Route.DROP)
    assert problems(rule, group_decides=False, has_host=False, allow_zero=True) == ()
    assert problems(rule, group_decides=False, has_host=False) != ()
