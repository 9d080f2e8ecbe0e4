"""When words are folded. From the deciding rule, Power, "Kept safe"."""

from collections.abc import Iterable

MOST_LETTERS = 20_000
WISHES_NEEDED = 2


def folded(names_them: Iterable[bool]) -> bool:
    """Whether words are folded. In: for each wish that stands, whether its member is named in the words.

    One wish of somebody named is enough; otherwise it takes any two members.
    """
    wishes = list(names_them)
    return any(wishes) or len(wishes) >= WISHES_NEEDED
