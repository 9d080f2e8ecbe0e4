"""What fits on one printed page."""

from collections.abc import Sequence

PAGE = 3_600  # letters of an A4 page as the sheet sets it, with room to spare
_AROUND = 110  # letters' worth of space that each part takes besides its own


def fitting(lengths: Sequence[int], page: int = PAGE) -> list[bool]:
    """Which parts, given by how many letters each has, fit on one page: each in its turn, whole or not at all."""
    found = []
    for length in lengths:
        fits = length + _AROUND <= page
        page -= length + _AROUND if fits else 0
        found.append(fits)
    return found
