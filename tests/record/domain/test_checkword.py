import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.record.domain.checkword import check_word

# From Wilkerson, "A Proposal for Proquints" (2009): addresses and the words they are said as.
KNOWN = {
    "7f000001": "lusab-babad",
    "3f54dcc1": "gutih-tugad",
    "3f760723": "gutuk-bisog",
    "8c62c18d": "mudof-sakat",
    "40ff06c8": "haguz-biram",
    "801e342d": "mabiv-gibot",
    "93437702": "natag-lisaf",
    "d43afd44": "tibup-zujah",
    "d82344d7": "tobog-higil",
    "d844e815": "todah-vobij",
    "c6518188": "sinid-makam",
}


@pytest.mark.parametrize(("digits", "words"), KNOWN.items())
def test_known_words(digits, words):
    assert check_word(digits + "00000000") == f"{words}-babab-babab"


@given(st.binary(min_size=8, max_size=8), st.binary(min_size=8, max_size=8))
def test_two_hashes_have_two_words(one, other):
    assert (check_word(one.hex()) == check_word(other.hex())) == (one == other)
