"""Whether two short texts have a word in common. No nearness, no order, no number."""

import re

SHORTEST = 3
# Words that join others and say nothing of a skill.
JOINING = frozenset({"and", "any", "for", "from", "into", "not", "some", "the", "with", "you", "your"})


def words_in(text: str) -> frozenset[str]:
    """The words that say something, whatever their case."""
    found = re.findall(r"\w+", text.casefold())
    return frozenset(word for word in found if len(word) >= SHORTEST and word not in JOINING)


def meets(one: str, other: str) -> bool:
    """The same word stands in both, or they are the same."""
    same = one.casefold().strip() == other.casefold().strip() != ""
    return same or not words_in(one).isdisjoint(words_in(other))
