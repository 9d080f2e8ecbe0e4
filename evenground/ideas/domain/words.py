"""How long an idea may be (a sentence is enough), what we make of it, and what is a link."""

MOST_LETTERS = 2_000
MOST_IN_A_VERSION = 20_000


def is_link(words: str) -> bool:
    """Whether this is the address of a page, and nothing that a browser would run."""
    start, _colon, rest = words.partition("://")
    return start.lower() in {"http", "https"} and bool(rest.strip("/")) and not any(map(str.isspace, words))
