"""The worked examples of days: examples/days.md. And every day of thirty years in the zones with the oddest nights."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenground.decisions.domain import calendar
from evenground.decisions.domain.rule import Size
from tests.decisions.domain.deciding_tables import examples, row_id

day = date.fromisoformat


def table(*columns: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", examples("days.md", *columns, "because"), ids=row_id)


@table("opened", "rule's days", "wished", "closes")
def test_a_new_proposal(row):
    wished = day(row["wished"]) if row["wished"] else None
    assert calendar.first_close(day(row["opened"]), int(row["rule's days"]), wished) == day(row["closes"])


@table("closes", "today", "rule's days", "closes now")
def test_a_new_text(row):
    closes = calendar.after_new_version(day(row["closes"]), day(row["today"]), int(row["rule's days"]))
    assert closes == day(row["closes now"])


@table("closes", "rule's days", "asked before", "closes now")
def test_more_time(row):
    extended = row["asked before"] == "yes"
    closes = calendar.after_more_time(day(row["closes"]), int(row["rule's days"]), extended=extended)
    assert closes == day(row["closes now"])


@table("today", "rule's days", "closes now")
def test_another_round_or_a_further_wait(row):
    assert calendar.next_look(day(row["today"]), int(row["rule's days"])) == day(row["closes now"])


@table("closes", "opened", "larger size's days", "closes now")
def test_a_larger_size(row):
    closes = calendar.after_larger_size(day(row["closes"]), day(row["opened"]), int(row["larger size's days"]))
    assert closes == day(row["closes now"])


@table("closes", "last joined", "closes now")
def test_after_the_founding_time(row):
    assert calendar.after_founding(day(row["closes"]), day(row["last joined"])) == day(row["closes now"])


@table("opened", "ends")
def test_the_end_of_the_founding_time(row):
    assert calendar.founding_ends(day(row["opened"])) == day(row["ends"])


@table("closes", "days before", "reminded")
def test_the_reminder(row):
    assert calendar.remind_on(day(row["closes"]), int(row["days before"])) == day(row["reminded"])


@table("day", "size", "try until", "decided then, looked at again")
def test_trying_and_looking_again(row):
    size, until = Size(row["size"]), None if row["try until"] == "none" else day(row["try until"])
    again = day(row["decided then, looked at again"])
    assert calendar.review_on(day(row["day"]), size, until) == again
    if until is None:
        assert calendar.try_until(day(row["day"]), size) == again


@table("day", "zone", "over at (UTC)")
def test_when_a_day_is_over(row):
    over = datetime.fromisoformat(row["over at (UTC)"]).replace(tzinfo=UTC)
    assert calendar.due_at(day(row["day"]), row["zone"]) == over


def test_a_zone_that_is_none_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        calendar.due_at(date(2026, 1, 1), "Nowhere/Atlantis")


ZONES = ["Europe/London", "America/Havana", "Pacific/Apia", "Asia/Beirut", "Atlantic/Azores", "Asia/Kathmandu", "UTC"]


@given(st.dates(date(2005, 1, 1), date(2035, 12, 31)), st.sampled_from(ZONES))
def test_a_day_is_over_at_the_first_moment_of_a_later_day(one, zone):
    over = calendar.due_at(one, zone)
    just_before = over - timedelta(microseconds=1)
    assert over.astimezone(ZoneInfo(zone)).date() > one
    assert just_before.astimezone(ZoneInfo(zone)).date() <= one


days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
spans = st.integers(0, 365)


@given(days, days, days, spans, st.booleans())
def test_nothing_that_happens_while_open_makes_the_close_earlier(closes, other, today, span, extended):
    assert calendar.after_new_version(closes, today, span) >= closes
    assert calendar.after_more_time(closes, span, extended=extended) >= closes
    assert calendar.after_larger_size(closes, other, span) >= closes
    assert calendar.after_founding(closes, other) >= closes


@given(days, days, spans)
def test_a_new_text_is_open_for_at_least_half_the_days(closes, today, span):
    assert 2 * (calendar.after_new_version(closes, today, span) - today).days >= span


@table("close ran (UTC)", "zone", "until (UTC)", "the day we say")
def test_owners_look_over_their_words_for_three_days_from_when_the_close_ran(row):
    until = calendar.look_over_until(datetime.fromisoformat(row["close ran (UTC)"]).replace(tzinfo=UTC))
    assert until == datetime.fromisoformat(row["until (UTC)"]).replace(tzinfo=UTC)
    assert calendar.last_whole_day(until, row["zone"]) == day(row["the day we say"])


@table("today", "named", "soonest", "furthest", "can be")
def test_a_day_that_is_named(row):
    bounds = {"soonest": int(row["soonest"]), "furthest": int(row["furthest"])}
    assert calendar.can_be_named(day(row["named"]), day(row["today"]), **bounds) is (row["can be"] == "yes")
