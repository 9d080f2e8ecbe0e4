"""Seats at an event, and the line for them: who came first moves up first."""

from collections.abc import Sequence

NO_END = 10**9  # as many as like


def free(seats: int | None, taken: int) -> int:
    """How many seats are free. `seats` None: as many as anyone likes. Fewer seats than are taken: none, not less."""
    return NO_END if seats is None else max(0, seats - taken)


def goes_up(sizes: Sequence[int], room: int) -> int:
    """How many from the front of the line get a place. `sizes`: the seats each needs, in order.

    The line keeps its order: whoever needs more seats than are free is not passed by.
    """
    count = 0
    for size in sizes:
        if size > room:
            break
        room -= size
        count += 1
    return count
