from datetime import UTC, date, datetime, timedelta

import pytest

from evenground.groups.domain.days import day_of, founding_until, invitation_ends, reply_by
from evenground.groups.domain.founding import mostly_open, names_an_amount
from evenground.groups.domain.pauses import after_ending, answer_until, ends, longer, same_matter


def test_days_are_the_groups_own():
    late = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert day_of(late, "Europe/London") == date(2026, 7, 2)
    assert day_of(late, "America/New_York") == date(2026, 7, 1)
    with pytest.raises(ValueError, match="zone"):
        day_of(datetime(2026, 7, 1), "Europe/London")  # noqa: DTZ001  that is what is tried


def test_how_long_things_last():
    assert invitation_ends(date(2026, 4, 1)) == date(2026, 5, 1)
    assert founding_until(date(2026, 4, 1)) == date(2026, 5, 1)
    assert reply_by(date(2026, 4, 1)) == date(2026, 4, 15)


@pytest.mark.parametrize(
    ("open_choices", "all_choices", "mostly"),
    [(0, 0, False), (0, 3, False), (1, 3, False), (1, 2, True), (2, 3, True), (3, 3, True)],
)
def test_little_open_is_involvement(open_choices, all_choices, mostly):
    assert mostly_open(open_choices, all_choices) is mostly


@pytest.mark.parametrize("words", ["£20 for fares", "20 pounds", "It cost EUR 15", "15,50 €", "50p each", "$ 5"])
def test_a_sum_is_seen(words):
    assert names_an_amount(words)


@pytest.mark.parametrize("words", ["Fares to the May meeting", "Lunch for 12 people", "2 rooms", "Paid on 3 May"])
def test_what_is_no_sum_is_let_be(words):
    assert not names_an_amount(words)


def test_a_pause_is_72_hours_at_most():
    now = datetime(2026, 4, 14, 9, tzinfo=UTC)
    assert ends(now, 72) - now == timedelta(hours=72)
    for hours in (0, 73, -1):
        with pytest.raises(ValueError, match="72"):
            ends(now, hours)
    assert same_matter(" The  Thread ABOUT  money ") == same_matter("the thread about money")


def test_what_becomes_of_a_pause_that_somebody_answered_about():
    now = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
    hours = lambda number: now + timedelta(hours=number)  # noqa: E731  short here
    assert answer_until(now) == hours(72)
    assert longer(now, None) == longer(now, hours(5)) == now + timedelta(days=14)
    assert longer(now, now + timedelta(days=20)) == now + timedelta(days=20)
    assert after_ending(hours(5), hours(5), [], now) == now
    assert after_ending(hours(5), hours(5), [hours(3), hours(-9)], now) == hours(3)
    assert after_ending(hours(5), hours(5), [hours(-9)], now) == now
    assert after_ending(hours(9), hours(5), [hours(9)], now) == hours(9)
    assert after_ending(None, hours(-5), [], now) is None
