"""Canonical text, against another program's RFC 8785 as oracle."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from evenground.record.domain.canonical import canonical

WORDS = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(max_codepoint=127))
WHOLE = st.integers(-(2**53 - 1), 2**53 - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | WORDS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=15,
)


@given(VALUES)
def test_it_is_rfc_8785(value):
    assert canonical(value).encode() == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    [1.0, float("nan"), 2**53, -(2**53), "\ud800", {"é": 1}, {1: "a"}, {"a": b"x"}, [{"deep": 0.5}], {1, 2}],
    ids=repr,
)
def test_it_refuses_what_has_no_one_text(value):
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


def test_it_refuses_lists_without_end():
    deep: list = []
    for _step in range(5000):
        deep = [deep]
    with pytest.raises(ValueError, match="without end"):
        canonical(deep)
