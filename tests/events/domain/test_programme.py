"""What could be kinder about a programme, and how two things swap places."""

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.events.domain.programme import Slot, clock, hints, in_order, is_there, minutes_of, moved, swapped


def slot(key: str, starts: str, ends: str, kind: str = "talk", place: str = "") -> Slot:
    return Slot(key, 1, minutes_of(time.fromisoformat(starts)), minutes_of(time.fromisoformat(ends)), kind, place)


def told(*slots: Slot) -> list[tuple[str, tuple[str, ...], int]]:
    return [(hint.kind, hint.keys, hint.minutes) for hint in hints(slots)]


def test_a_kind_day_gets_no_hint():
    assert told(
        slot("doors", "09:30", "10:30", "arrival"), slot("hello", "10:30", "11:00"),
        slot("tea", "11:00", "11:20", "break"), slot("film", "11:20", "12:00"), slot("lunch", "12:00", "13:00", "meal"),
        slot("quiet", "10:00", "16:00", "quiet"),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("slots", "hint"),
    [
        ([slot("a", "10:29", "11:00")], ("early", ("a",), 629)),
        ([slot("a", "10:30", "11:11")], ("long", ("a",), 41)),
        (
            [slot("a", "10:30", "11:10"), slot("b", "11:10", "11:50"), slot("c", "11:50", "12:01")],
            ("no_break", ("a", "b", "c"), 91),
        ),
        ([slot("a", "10:30", "11:00"), slot("b", "10:45", "11:10")], ("clash", ("a", "b"), 15)),
        ([slot("a", "10:30", "11:00", place="Hall"), slot("b", "10:45", "11:10", place="hall")],
         ("clash", ("a", "b"), 15)),
    ],
)  # fmt: skip
def test_one_hint(slots, hint):
    assert told(*slots) == [hint]


@pytest.mark.parametrize(
    "slots",
    [
        [slot("a", "10:30", "11:10")],
        [slot("a", "10:30", "11:00", place="Hall"), slot("b", "10:45", "11:10", place="Garden")],
        [slot("a", "10:30", "11:10"), slot("b", "11:15", "11:55"), slot("c", "12:00", "12:30")],  # gaps are air, too
        [],
    ],
)
def test_no_hint(slots):
    assert told(*slots) == []


def test_each_day_is_looked_at_for_itself():
    late, early = Slot("a", 1, 700, 730, "talk"), Slot("b", 2, 540, 570, "talk")
    assert [(hint.kind, hint.day) for hint in hints([early, late])] == [("early", 2)]


def test_neighbours_swap_and_the_gap_stays():
    first, second = swapped(slot("a", "10:30", "11:00"), slot("b", "11:10", "11:20"))
    assert (first.key, clock(first.starts), clock(first.ends)) == ("b", time(10, 30), time(10, 40))
    assert (second.key, clock(second.starts), clock(second.ends)) == ("a", time(10, 50), time(11, 20))


def test_what_overlaps_has_no_order_to_change():
    assert swapped(slot("a", "10:30", "11:00"), slot("b", "10:45", "11:20")) is None
    assert moved([slot("a", "10:30", "11:00"), slot("b", "10:45", "11:20")], "a", 2) == []


@pytest.mark.parametrize(("to", "order"), [(1, "cab"), (2, "acb"), (3, "abc"), (99, "abc"), (-4, "cab")])
def test_moving_goes_one_swap_at_a_time(to, order):
    rows = [slot("a", "10:00", "10:20"), slot("b", "10:20", "11:00"), slot("c", "11:00", "11:10")]
    changed = {one.key: one for one in moved(rows, "c", to)}
    after = in_order([changed.get(one.key, one) for one in rows])
    assert "".join(one.key for one in after) == order


DAYS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 60)), min_size=1, max_size=12)


def laid_out(parts: list[tuple[int, int]]) -> list[Slot]:
    rows, at = [], 0
    for number, (gap, length) in enumerate(parts):
        rows.append(Slot(str(number), 1, at + gap, at + gap + length, "talk"))
        at += gap + length
    return rows


@given(DAYS, st.data())
def test_moving_keeps_lengths_gaps_and_the_day(parts, data):
    rows = laid_out(parts)
    key, to = str(data.draw(st.integers(0, len(rows) - 1))), data.draw(st.integers(1, len(rows)))
    changed = {one.key: one for one in moved(rows, key, to)}
    after = in_order([changed.get(one.key, one) for one in rows])
    assert {one.key: one.minutes for one in after} == {one.key: one.minutes for one in rows}
    assert [later.starts - one.ends for one, later in pairwise(after)] == [gap for gap, _length in parts[1:]]
    assert (after[0].starts, after[-1].ends) == (rows[0].starts, rows[-1].ends)
    assert after[to - 1].key == key
    rest = [one.key for one in after if one.key != key]
    assert rest == [one.key for one in rows if one.key != key]


@given(st.lists(st.builds(Slot, st.uuids().map(str), st.integers(1, 3), st.integers(0, 700), st.integers(701, 1439),
                          st.sampled_from(["talk", "break", "meal", "quiet", "optional", "arrival"]),
                          st.sampled_from(["", "Hall"])), max_size=20))  # fmt: skip
def test_hints_do_not_depend_on_the_order_in_which_things_come(slots):
    def as_set(rows):
        return {
            (hint.kind, hint.day, frozenset(hint.keys), hint.minutes) for hint in hints(rows) if hint.kind != "clash"
        }

    def long(rows):
        return {one for one in as_set(rows) if one[0] == "long"}

    assert long(slots) == long(slots[::-1])
    assert len([hint for hint in hints(slots) if hint.kind == "clash"]) == len(
        [hint for hint in hints(slots[::-1]) if hint.kind == "clash"]
    )


@pytest.mark.parametrize(
    ("day", "at", "there"),
    [
        (date(2027, 3, 28), time(1, 30), False),  # the clocks go forward in London
        (date(2027, 3, 28), time(0, 59), True),
        (date(2027, 3, 28), time(2, 0), True),
        (date(2027, 10, 31), time(1, 30), True),  # there twice: the first is meant
    ],
)
def test_a_time_that_no_clock_shows(day, at, there):
    assert is_there(day, at, "Europe/London") is there
