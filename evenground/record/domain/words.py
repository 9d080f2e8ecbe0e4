"""People's words as they are kept: whole, without what no page or database can hold."""

import unicodedata

_KEPT = {"\n", "\t"}


def clean(words: str) -> str:
    """The same words without control characters and lone surrogates, with plain line ends, trimmed at both ends.

    Marks of direction (right-to-left) are kept: they belong to some languages, and pages isolate them.
    """
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    kept = (letter for letter in plain if letter in _KEPT or unicodedata.category(letter) not in {"Cc", "Cs"})
    return "".join(kept).strip()
