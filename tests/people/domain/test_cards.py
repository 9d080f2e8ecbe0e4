"""The code on a card."""

import pytest

from evenground.people.domain.cards import SIGNS, new_code, plain_code


def test_a_code_is_four_groups_of_four_easy_signs():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert [len(part) for part in code.split("-")] == [4, 4, 4, 4]
        assert set(code) <= set(SIGNS) | {"-"}
    assert not set("0O1IL2Z5S8BUAE") & set(SIGNS)


@pytest.mark.parametrize("written", ["{}", " {} ", "{}\n", "\u00a0{}"])
def test_spaces_dashes_and_capitals_dont_matter(written):
    code = new_code()
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", "  "), code.replace("-", "\u2013")):
        assert plain_code(written.format(typed)) == code.replace("-", "")


@pytest.mark.parametrize("typed", ["", "AAAA", "3" * 15, "3" * 17, "0" * 16, "😀" * 16])
def test_what_can_be_no_code_is_none(typed):
    assert plain_code(typed) == ""
