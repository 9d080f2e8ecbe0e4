"""Check words: the start of a hash as something a person can say on the phone.

Four proquints (Wilkerson, "A Proposal for Proquints", 2009), 64 bits: enough that nobody can
make another history with the same word.
"""

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"


def check_word(digest: str) -> str:
    """The check word of a hex digest (at least 16 hex digits), such as "lusab-babad-gutih-tugad"."""
    return "-".join(_quint(int(digest[place : place + 4], 16)) for place in range(0, 16, 4))


def _quint(bits: int) -> str:
    return (
        _CONSONANTS[bits >> 12 & 15]
        + _VOWELS[bits >> 10 & 3]
        + _CONSONANTS[bits >> 6 & 15]
        + _VOWELS[bits >> 4 & 3]
        + _CONSONANTS[bits & 15]
    )
