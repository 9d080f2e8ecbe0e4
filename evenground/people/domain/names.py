"""Names that people can be told apart by: something to see, and not the name of a part that pages speak of."""

from unicodedata import category, normalize

# Letters by their kind, of which nothing is seen.
_BLANK = set("\u115f\u1160\u2800\u3164\uffa0")
# As the record and pages say who did something. A member of that name would seem to have done it.
_PARTS = {"evenground", "the group", "the host", "the outside contact"}


def can_be_seen(name: str) -> bool:
    """Whether a name shows anything at all: a letter, a number or a sign."""
    return any(sign not in _BLANK and category(sign)[0] in "LNPS" for sign in name)


def is_a_part(name: str) -> bool:
    """Whether a name reads as a part that pages speak of, such as "The host"."""
    seen = "".join(sign for sign in normalize("NFKC", name) if category(sign) not in {"Cf", "Mn"})
    return " ".join(seen.casefold().split()).rstrip(".") in _PARTS
