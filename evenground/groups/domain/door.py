"""How long a knock is kept, how many there can be, and how long its words may be."""

from datetime import date, timedelta

KEPT = timedelta(days=60)
MOST_KNOCKS = 200  # kept at a time: a page that a hundred strangers filled helps nobody
MOST_LETTERS = 5000
MOST_BYTES = 10 * 2**20  # of a voice: some minutes from any phone


def forgotten_on(made_on: date) -> date:
    """The day on which a knock is forgotten."""
    return made_on + KEPT
