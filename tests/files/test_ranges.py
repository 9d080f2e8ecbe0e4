"""Parts of a file: what a player of films asks for, and what it gets (RFC 9110, section 14)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.files.domain.ranges import OutsideError, part_of


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-", (0, 49)),
        ("bytes=10-19", (10, 19)),
        ("bytes=90-200", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 49)),
        ("", None),
        ("bytes=", None),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=" + "9" * 30 + "-", None),
    ],
)
def test_what_is_asked_for(asked, part):
    assert part_of(asked, 100, 50) == part


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_behind_the_end_there_is_nothing(asked):
    with pytest.raises(OutsideError):
        part_of(asked, 100, 50)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(1, 300), st.integers(1, 100))
def test_a_part_lies_in_the_file_and_is_no_longer_than_it_may(first, last, size, most):
    try:
        part = part_of(f"bytes={first}-{last}", size, most)
    except OutsideError:
        assert first >= size
        return
    if part is None:
        assert last < first
    else:
        assert part[0] == first <= part[1] <= min(last, size - 1)
        assert part[1] - part[0] < most
