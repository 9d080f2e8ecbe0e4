"""How a promise stands, in examples; and what fits on a page."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.questions.domain.promises import Said, Standing, may_be_judged, reminders_due, standing
from evenground.questions.domain.sheet import PAGE, fitting

DAY = date(2026, 5, 10)

# days after the day, whether something shows that it was done, what those who asked say: how it stands
STANDS = [
    (-1, False, Said(), Standing.OPEN),
    (0, False, Said(), Standing.OPEN),
    (1, False, Said(), Standing.OVERDUE),
    (99, True, Said(), Standing.SHOWN),
    (1, True, Said(kept=1), Standing.KEPT),
    (1, False, Said(kept=1), Standing.KEPT),
    (1, True, Said(not_kept=1), Standing.NOT_KEPT),
    (1, True, Said(kept=1, not_kept=1), Standing.PARTLY),
    (1, True, Said(kept=2, partly=1, not_kept=1), Standing.PARTLY),
    (1, True, Said(kept=3, partly=1, not_kept=1), Standing.KEPT),
    (1, True, Said(partly=5), Standing.PARTLY),
]


@pytest.mark.parametrize(("days", "shown", "said", "stands"), STANDS)
def test_how_a_promise_stands(days, shown, said, stands):
    assert standing(DAY, DAY + timedelta(days=days), shown=shown, said=said) == stands
    assert stands.in_sight == (stands.value in {"overdue", "partly", "not_kept"})


def test_it_is_judged_from_its_day_on_or_once_something_shows_it():
    before = DAY - timedelta(days=1)
    assert not may_be_judged(DAY, before, shown=False)
    assert may_be_judged(DAY, before, shown=True)
    assert may_be_judged(DAY, DAY, shown=False)


@pytest.mark.parametrize(("days", "due"), [(-8, 0), (-7, 1), (0, 1), (1, 2), (400, 2)])
def test_one_reminder_a_week_before_and_one_once_it_is_over(days, due):
    assert reminders_due(DAY, DAY + timedelta(days=days), shown=False) == due
    assert reminders_due(DAY, DAY + timedelta(days=days), shown=True) == 0


voices = st.integers(min_value=0, max_value=50)


@given(voices, voices, voices, st.booleans(), st.integers(-30, 30))
def test_one_more_who_says_kept_never_makes_it_worse(kept, partly, not_kept, shown, days):
    better = [Standing.NOT_KEPT, Standing.PARTLY, Standing.KEPT]
    today = DAY + timedelta(days=days)
    before = standing(DAY, today, shown=shown, said=Said(kept, partly, not_kept))
    after = standing(DAY, today, shown=shown, said=Said(kept + 1, partly, not_kept))
    if before in better:
        assert better.index(after) >= better.index(before)
    else:
        assert after == Standing.KEPT


@given(st.lists(st.integers(0, 3000), max_size=30))
def test_what_is_chosen_fits_and_what_fits_is_chosen_in_its_turn(lengths):
    chosen = fitting(lengths)
    assert len(chosen) == len(lengths)
    assert sum(length for length, fits in zip(lengths, chosen, strict=True) if fits) <= PAGE
    if lengths and lengths[0] < PAGE - 200:
        assert chosen[0]
