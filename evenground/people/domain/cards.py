"""The code on a printed sign-in card: easy to read aloud, hard to guess."""

import secrets

# No vowels (no words by accident) and no letters or digits that are taken for one another. 22 signs: 71 bits in 16.
SIGNS = "34679CDFGHJKMNPQRTVWXY"
GROUPS, SIZE = 4, 4


def new_code() -> str:
    """A new code as it is printed: four groups of four, with dashes between."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(SIZE)) for _ in range(GROUPS))


def plain_code(typed: str) -> str:
    """What was typed, as it is compared: spaces, dashes and capitals don't matter. "" if it can be no code of ours."""
    code = "".join(sign for sign in typed.upper() if sign not in " -\u2010\u2011\u2012\u2013\u2014_.\t\n\u00a0")
    return code if len(code) == GROUPS * SIZE and set(code) <= set(SIGNS) else ""
