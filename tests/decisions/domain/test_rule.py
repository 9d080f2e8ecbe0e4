"""The rule a group decides by: what a new group starts under, how it is kept, what can't be used."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.decisions.domain.rule import (
    FLOOR_PEOPLE,
    STARTER,
    Problem,
    Route,
    Rule,
    Size,
    SizeRule,
    UnreadableRuleError,
    from_plain,
    larger,
    problems,
    to_plain,
)

parts = st.builds(Fraction, st.integers(0, 99), st.integers(1, 99))
spans = st.integers(0, 400)
size_rules = st.builds(
    SizeRule, spans, spans, spans, parts, st.none() | parts, st.sampled_from(Route), st.integers(1, 365)
)
rules = st.builds(Rule, size_rules, size_rules, size_rules)


def test_a_new_group_starts_under_these():
    half = Fraction(1, 2)
    assert STARTER.of(Size.SMALL) == SizeRule(3, 3, 2, half, half, Route.PAUSE, 14)
    assert STARTER.of(Size.MEDIUM) == SizeRule(7, 7, 2, half, half, Route.PAUSE, 14)
    assert STARTER.of(Size.LARGE) == SizeRule(14, 7, 2, half, half, Route.PAUSE, 14)
    assert FLOOR_PEOPLE == 2
    assert problems(STARTER, group_decides=False, has_host=False) == ()


@pytest.mark.parametrize("one", Size)
@pytest.mark.parametrize("other", Size)
def test_the_larger_size_counts(one, other):
    order = [Size.SMALL, Size.MEDIUM, Size.LARGE]
    assert larger(one, other) is order[max(order.index(one), order.index(other))]


@given(rules)
def test_a_rule_comes_back_from_json_as_it_was(rule):
    assert from_plain(json.loads(json.dumps(to_plain(rule)))) == rule


def test_a_kept_rule_is_plain_to_read():
    assert to_plain(STARTER)["small"] == {
        "days_open": 3,
        "more_time_days": 3,
        "remind_days": 2,
        "quorum_whole": "1/2",
        "quorum_lived": "1/2",
        "route": "pause",
        "route_days": 14,
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("days_open", "7"),
        ("days_open", 7.0),
        ("days_open", True),
        ("days_open", None),
        ("quorum_whole", 0.5),
        ("quorum_whole", "half"),
        ("quorum_whole", "1/0"),
        ("quorum_whole", "-1/2"),
        ("quorum_whole", "1e999999999"),
        ("quorum_whole", "٣/٤"),
        ("quorum_whole", None),
        ("quorum_lived", ""),
        ("route", "lot"),
        ("route", None),
        ("something_else", 1),
    ],
)
def test_what_is_not_a_rule_is_not_read(field, value):
    plain = to_plain(STARTER)
    with pytest.raises(UnreadableRuleError):
        from_plain({**plain, "small": {**plain["small"], field: value}})


@pytest.mark.parametrize("plain", [None, [], "{}", {}, {"small": {}}, {**to_plain(STARTER), "huge": {}}])
def test_what_has_not_three_sizes_is_not_read(plain):
    with pytest.raises(UnreadableRuleError):
        from_plain(plain)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"days_open": 0}, "days_open", "days_out_of_range"),
        ({"days_open": 366}, "days_open", "days_out_of_range"),
        ({"more_time_days": 0}, "more_time_days", "days_out_of_range"),
        ({"route_days": 0}, "route_days", "days_out_of_range"),
        ({"route_days": 366}, "route_days", "days_out_of_range"),
        ({"remind_days": -1}, "remind_days", "days_out_of_range"),
        ({"quorum_whole": Fraction(3, 2)}, "quorum_whole", "not_a_part"),
        ({"quorum_lived": Fraction(-1, 2)}, "quorum_lived", "not_a_part"),
        ({"route": Route.VOTE}, "route", "vote_not_decided_by_group"),
        ({"route": Route.HOST_DECIDES}, "route", "no_host"),
    ],
)
def test_a_rule_that_can_not_be_used_says_where_and_why(change, field, code):
    rule = replace(STARTER, medium=replace(STARTER.medium, **change))
    assert problems(rule, group_decides=False, has_host=False) == (Problem(Size.MEDIUM, field, code),)


@pytest.mark.parametrize(
    "change",
    [
        {"days_open": 365, "more_time_days": 1, "route_days": 365, "remind_days": 0},
        {"quorum_whole": Fraction(0), "quorum_lived": Fraction(1)},
        {"quorum_lived": None},
        {"route": Route.VOTE},
        {"route": Route.HOST_DECIDES},
    ],
)
def test_a_rule_at_its_edges_can_be_used(change):
    rule = replace(STARTER, large=replace(STARTER.large, **change))
    assert problems(rule, group_decides=True, has_host=True) == ()


def test_no_least_days_only_for_replaying_decisions_made_elsewhere():
    none = SizeRule(0, 0, 0, Fraction(1, 2), None, Route.DROP, 0)
    rule = Rule(none, none, none)
    assert len(problems(rule, group_decides=True, has_host=True)) == 9
    assert problems(rule, group_decides=True, has_host=True, allow_zero=True) == ()
