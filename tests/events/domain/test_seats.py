"""Seats, and the line for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.events.domain.seats import free, goes_up


@pytest.mark.parametrize(
    ("sizes", "room", "count"),
    [([1, 1, 1], 2, 2), ([2, 1], 1, 0), ([1, 2, 1], 2, 1), ([], 5, 0), ([1, 2], 0, 0), ([2, 2], 4, 2)],
)
def test_the_line_keeps_its_order(sizes, room, count):
    assert goes_up(sizes, room) == count


@given(st.lists(st.integers(1, 2), max_size=12), st.integers(0, 12))
def test_nobody_is_passed_by_and_no_seat_is_given_twice(sizes, room):
    count = goes_up(sizes, room)
    assert sum(sizes[:count]) <= room
    assert count == len(sizes) or sum(sizes[: count + 1]) > room


def test_free_seats():
    assert [free(3, 1), free(3, 3), free(2, 5)] == [2, 0, 0]
    assert free(None, 10_000) > 1000
