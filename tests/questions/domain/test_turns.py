"""Fair turns: examples, and that nobody's second question comes before everybody's first."""

from fractions import Fraction
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from evenground.questions.domain.turns import CYCLE, LOT, ORDER, Waiting, carried_after, lot, queue

SEED = "5eed" * 16
waits = st.lists(
    st.builds(Waiting, st.uuids().map(str), st.integers(1, 3), st.frozensets(st.integers(0, 9), max_size=6)),
    max_size=9,
    unique_by=lambda one: one.key,
)


def told(waiting, number=1, **more):
    return list(queue(waiting, number=number, seed=SEED, **more))


def test_two_in_proportional_order_then_one_by_lot():
    six, two = frozenset(range(6)), frozenset({8, 9})
    waiting = [Waiting("a", 1, six), Waiting("b", 1, two), Waiting("c", 1, six), Waiting("d", 1, frozenset())]
    turns = told(waiting)
    assert [one.kind for one in turns] == [ORDER, ORDER, LOT, ORDER]
    assert [one.key for one in turns[:2]] == ["a", "c"]
    assert turns[2].key == min("bd", key=lambda key: sha256(f"{SEED} 3 {key}".encode()).hexdigest())


def test_the_cycle_goes_on_where_it_was_and_can_be_another():
    waiting = [Waiting(key, 1, frozenset({1})) for key in "abc"]
    assert [one.kind for one in told(waiting, number=3)] == [LOT, ORDER, ORDER]
    assert [one.kind for one in told(waiting, cycle=(LOT,))] == [LOT] * 3


def test_somebody_heard_already_stands_back_a_little():
    loads = carried_after([{1, 2}, {2, 3}])
    assert loads == {1: Fraction(1, 2), 2: Fraction(3, 4), 3: Fraction(3, 4)}
    waiting = [Waiting("a", 1, frozenset({1, 2})), Waiting("b", 1, frozenset({4}))]
    assert [one.key for one in told(waiting, loads=loads)] == ["b", "a"]


@given(waits, st.integers(1, 9), st.lists(st.sampled_from([ORDER, LOT]), min_size=1, max_size=4))
def test_nobodys_second_before_everybodys_first(waiting, number, cycle):
    turns = told(waiting, number, cycle=cycle)
    assert sorted(one.key for one in turns) == sorted(one.key for one in waiting)
    assert [one.round for one in turns] == sorted(one.turn for one in waiting)
    assert [one.number for one in turns] == list(range(number, number + len(waiting)))
    by_lot = [one for one in turns if one.kind == LOT]
    for one in by_lot:
        later = [other.key for other in turns if other.number >= one.number and other.round == one.round]
        assert one.key == min(later, key=lambda key, turn=one: lot(SEED, turn.number, key))


@given(waits, st.integers(1, 9))
def test_whoever_comes_in_another_order_changes_nothing(waiting, number):
    assert told(waiting, number) == told(waiting[::-1], number)


def test_the_cycle_that_stands_unless_a_group_decides_another():
    assert CYCLE == (ORDER, ORDER, LOT)
