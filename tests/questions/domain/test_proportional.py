"""Proportional order: worked examples, an oracle that takes no short cut, and what must hold for any supports."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.questions.domain.proportional import Placed, Proportional, order, water
from evenground.questions.domain.tables import read

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
CONVERSATIONS = ["london.youth.policing", "brexit-consensus", "canadian-electoral-reform"]

people = st.sets(st.integers(0, 9), max_size=8)
supports = st.dictionaries(st.sampled_from("abcdefgh"), people, min_size=1, max_size=8)
hairs = st.integers(0, 3).map(lambda many: Fraction(many, 10**30))  # too little for a float to tell
amounts = st.builds(Fraction.__add__, st.fractions(0, 3, max_denominator=9), hairs)
loads = st.dictionaries(st.integers(0, 9), amounts, max_size=8)


def slow_t(supporters: set[int], carried: dict[int, Fraction]) -> Fraction:
    """Straight from the definition: of all ways to say who shares the weight, the one that fits."""
    amounts = sorted(carried.get(one, Fraction(0)) for one in supporters)
    for many in range(1, len(amounts) + 1):
        t = (1 + sum(amounts[:many])) / Fraction(many)
        if sum(max(Fraction(0), t - amount) for amount in amounts) == 1:
            return t
    raise AssertionError("some number fits")


def slow_order(supporters: dict[str, set[int]], carried: dict[int, Fraction]) -> list[Placed]:
    waiting, carried, placed = {key: who for key, who in supporters.items() if who}, dict(carried), []
    while waiting:
        t, key = min((slow_t(who, carried), key) for key, who in waiting.items())
        placed.append(Placed(key, t))
        for one in waiting.pop(key):
            carried[one] = max(carried.get(one, Fraction(0)), t)
    return placed + [Placed(key, None) for key in sorted(key for key, who in supporters.items() if not who)]


def test_a_large_group_does_not_take_every_place():
    """Six people support a, b and c; three others d. After two of the six's, the three are next."""
    six, three = set(range(6)), {6, 7, 8}
    told = order({"a": six, "b": six, "c": six, "d": three})
    assert [(one.key, one.t) for one in told] == [
        ("a", Fraction(1, 6)),
        ("b", Fraction(1, 3)),
        ("d", Fraction(1, 3)),
        ("c", Fraction(1, 2)),
    ]


def test_equal_t_goes_by_key_and_what_nobody_supports_comes_last():
    assert order({"b": {1}, "a": {2}, "d": set(), "c": set()}) == [
        Placed("a", Fraction(1)), Placed("b", Fraction(1)), Placed("c", None), Placed("d", None)
    ]  # fmt: skip


def test_who_carries_more_than_t_shares_nothing_of_it():
    assert water([(0, 2), (9, 1)]) == Fraction(1, 2)
    here = Proportional({"a": {1, 2, 3}}, loads={3: Fraction(9)})
    assert here.take("a") == Fraction(1, 2)
    assert here.loads() == {1: Fraction(1, 2), 2: Fraction(1, 2), 3: Fraction(9)}


def test_what_floats_can_not_tell_apart_is_told_apart():
    """a would be first by its key; but who supports it carries a hair more."""
    third, hair = Fraction(1, 3), Fraction(1, 10**30)
    here = Proportional({"a": {1, 2}, "b": {3, 4}}, loads={1: third + hair, 2: third, 3: third, 4: third})
    assert here.first() == Placed("b", Fraction(5, 6))
    assert here.take("a") == Fraction(5, 6) + hair / 2
    assert here.loads() == {1: Fraction(5, 6) + hair / 2, 2: Fraction(5, 6) + hair / 2, 3: third, 4: third}


def test_many_that_are_level_cost_no_more_than_others(monkeypatch):
    """A room in which each question has one supporter: each is worked out a few times, not once in every turn."""
    done, exactly = [], Proportional.exactly
    monkeypatch.setattr(Proportional, "exactly", lambda self, loads: done.append(1) or exactly(self, loads))
    assert [one.key for one in order({f"{number:03}": {number} for number in range(300)})][::100] == [
        "000",
        "100",
        "200",
    ]
    assert len(done) < 300 * 4


@given(supports, loads)
def test_it_is_what_the_definition_says(supporters, carried):
    here, told = Proportional(supporters, loads=carried), []
    while len(here):
        told.append(here.first())
        here.take(told[-1].key)
    assert told == slow_order(supporters, carried)


@given(supports, loads, st.data())
def test_so_it_is_when_some_are_taken_out_of_turn(supporters, carried, data):
    here, left = Proportional(supporters, loads=carried), dict(supporters)
    for key in data.draw(st.lists(st.sampled_from(sorted(left)), unique=True)):
        t = slow_t(left[key], carried) if left[key] else None
        assert here.first() == slow_order(left, carried)[0]
        assert here.take(key) == t
        carried = carried | {one: max(carried.get(one, Fraction(0)), t) for one in left.pop(key)}
    assert not left or here.first() == slow_order(left, carried)[0]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 9)), min_size=1), st.randoms())
def test_the_order_in_which_supports_came_changes_nothing(rows, dice):
    def told(rows):
        found: dict[str, list[int]] = {}
        for key, one in dict.fromkeys(rows):
            found.setdefault(key, []).append(one)
        return order(found)

    mixed = list(rows)
    dice.shuffle(mixed)
    assert told(rows) == told(mixed)


@given(supports, st.integers(0, 12), st.data())
def test_one_more_supporter_never_moves_a_question_down(supporters, who, data):
    key = data.draw(st.sampled_from(sorted(supporters)))
    more = supporters | {key: supporters[key] | {who}}

    def place(of):
        return [one.key for one in order(of)].index(key)

    assert place(more) <= place(supporters)


@given(supports, st.integers(1, 8))
def test_of_any_nth_part_that_shares_a_question_one_is_heard_in_time(supporters, first):
    """Of n people in all and the first k places: whoever support one question and are n/k or more aren't left out."""
    everyone = set().union(*supporters.values())
    heard = set().union(*(supporters[one.key] for one in order(supporters)[:first]))
    for who in supporters.values():
        assert not who or len(who - heard) * first < len(everyone) or not len(who - heard)


@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_real_conversations_come_in_the_order_that_others_worked_out(conversation):
    if not DATA.exists():
        pytest.skip("../shared/data is not here: the real conversations lie beside the project")
    folder = DATA / "questions" / conversation
    told_of = read(*((folder / name).read_text(encoding="utf-8") for name in ("questions.csv", "supports.csv")))
    assert told_of.problems == []
    expected = json.loads((DATA / "expected" / "questions" / f"{conversation}.json").read_text())
    told = order(told_of.supporters)
    assert [one.key for one in told] == expected["order"]
    assert [None if one.t is None else round(float(one.t), 9) for one in told] == expected["t"]
