"""How long we wait between tries."""

from datetime import timedelta
from itertools import pairwise

from evenground.notices.domain.pauses import PAUSES, TRIES, pause_after


def test_ten_tries_over_two_days_with_growing_pauses():
    assert TRIES == 10
    assert all(before < after for before, after in pairwise(PAUSES))
    assert timedelta(days=1, hours=20) < sum(PAUSES, timedelta()) <= timedelta(days=2)
    assert pause_after(1) == PAUSES[0]
    assert pause_after(99) == PAUSES[-1]
