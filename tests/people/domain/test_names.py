"""A name can be seen, and is nobody else's on our pages."""

import pytest

from evenground.people.domain.names import can_be_seen, is_a_part


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u2066\u202e", "\u0301", "\u2800 \u200d"])
def test_a_name_of_nothing_to_see_is_none(name: str) -> None:
    assert not can_be_seen(name)


@pytest.mark.parametrize("name", ["Rowan", "J", "\u0645\u0631\u064a\u0645", "\u674e", "4", "\U0001f338", "?"])
def test_any_other_name_is_a_name(name: str) -> None:
    assert can_be_seen(name)
    assert not is_a_part(name)


@pytest.mark.parametrize("name", ["The host", "the\u200b HOST", "Evenground.", "\uff34he host"])
def test_nobody_takes_the_name_of_a_part(name: str) -> None:
    assert is_a_part(name)
