"""Which part of a file a browser asks for (RFC 9110, section 14): players of films go back and forth with it."""

import re

_ONE = re.compile(r"bytes=(\d*)-(\d*)")


class OutsideError(ValueError):
    """The part begins behind the end of the file."""


def part_of(asked: str, size: int, most: int) -> tuple[int, int] | None:
    """The first and the last byte to send for a `Range` header; at most `most` bytes, which a server may do.

    None where the whole file is to be sent: nothing was asked, or something that we need not understand (several
    parts, other units). Raises OutsideError.
    """
    fits = _ONE.fullmatch(asked.replace(" ", ""))
    if fits is None or not (fits[1] or fits[2]) or max(map(len, fits.groups())) > 18:
        return None
    if not fits[1]:
        first, last = max(0, size - int(fits[2])), size - 1
        if not int(fits[2]):
            raise OutsideError
    else:
        first, last = int(fits[1]), min(int(fits[2]) if fits[2] else size - 1, size - 1)
        if fits[2] and int(fits[2]) < first:
            return None
    if first >= size:
        raise OutsideError
    return first, min(last, first + most - 1)
