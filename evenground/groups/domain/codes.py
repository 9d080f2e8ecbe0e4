"""Codes that people type from paper or say on the phone.

31 signs, none of them easily taken for another (no 0, 1, I, L, O). The last sign checks the others: as 31 is a prime,
any one wrong sign and any two signs changed about are noticed.
"""

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_WORD = 5
_LENGTH = 2 * _WORD


def new_code() -> str:
    """A new code of nine random signs and the one that checks them, as it is kept: "ABCDE2345X"."""
    return with_check("".join(secrets.choice(SIGNS) for _place in range(_LENGTH - 1)))


def with_check(body: str) -> str:
    """Nine signs and the one that checks them."""
    return body + _check(body)


def new_group_code() -> str:
    """A group's short code, for commands and for saying on the phone: six signs."""
    return "".join(secrets.choice(SIGNS) for _place in range(6))


def read_code(typed: str) -> str:
    """The code in what somebody typed, in any case, with or without spaces and lines; "" if it can't be one."""
    code = "".join(sign for sign in typed.upper() if sign not in " -‐‑–—\t\u00a0")
    fits = len(code) == _LENGTH and set(code) <= set(SIGNS) and _check(code[:-1]) == code[-1]
    return code if fits else ""


def spoken(code: str) -> str:
    """The code in two words, easier to read out and to type: "ABCDE-2345X"."""
    return f"{code[:_WORD]}-{code[_WORD:]}"


def _check(body: str) -> str:
    total = sum(place * SIGNS.index(sign) for place, sign in enumerate(body, start=1))
    return SIGNS[total % len(SIGNS)]
