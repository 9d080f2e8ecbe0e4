"""A member's own calendar address: what a calendar reads there, and that it ends when they wish."""

from datetime import UTC, date, datetime, time

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from evenground.events import actions as events
from evenground.record.models import Entry
from evenground.roles import actions, queries

# Both nights of 2027 on which the clocks in Europe/London change, and the days before them.
DAYS = [date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31)]
HOURS = [11, 10, 10, 11]  # 11:00 on each, by the sun's clock (UTC)


@pytest.fixture
def fair(cast, now):
    words = events.Description(name="The fair", days=DAYS, joining="Door code 12", place="The hall")
    event = events.plan_event(by=cast.rowan, description=words, series="Fairs", now=now)
    tea = actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)
    actions.take(by=cast.dev, card=tea, now=now)
    for day in range(1, 5):
        entry = events.Entry(day=day, starts=time(11), ends=time(12), kind="talk", title="Beans, peas; “and”\nmore")
        item = events.add_item(by=cast.rowan, event=event, entry=entry, now=now)
        text = actions.StepText("Warm the pot", card=tea.id, item=item.id)
        actions.write_step(by=cast.rowan, event=event, text=text, now=now)
    return event


def address(feed):
    return reverse("feed", args=[feed.id, queries.feed_key(feed)])


def moments(starts):
    return sorted({one.astimezone(UTC) for one in starts})


WANTED = [datetime(day.year, day.month, day.day, hour, tzinfo=UTC) for day, hour in zip(DAYS, HOURS, strict=True)]


def test_two_readers_find_the_same_moments_over_both_changes_of_the_clock(cast, fair):
    answer = Client().get(address(actions.new_feed(by=cast.dev)))
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "private, no-store"
    ours = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len(ours) == 8
    assert moments(one.decoded("dtstart") for one in ours) == WANTED
    vobject = pytest.importorskip("vobject")
    theirs = vobject.readOne(answer.content.decode()).vevent_list
    assert moments(one.dtstart.value for one in theirs) == WANTED
    assert {one.summary.value for one in theirs} == {str(one["summary"]) for one in ours}
    assert "Door code" not in answer.content.decode()


def test_it_holds_my_part_and_nobody_elses(cast, fair):
    mine, other = (Client().get(address(actions.new_feed(by=one))).content.decode() for one in (cast.dev, cast.joy))
    assert mine.count("SUMMARY:My part") == 4
    assert "My part" not in other
    assert not any(one.person.name in mine for one in cast.everyone)


def test_it_can_be_replaced_and_ended_and_leaves_no_entry(cast, fair):
    entries = Entry.objects.count()
    client = Client()
    client.force_login(cast.dev.person)
    where = reverse("my_calendar", args=[cast.dev.group_id])
    assert "Get my address" in client.get(where).content.decode()
    found = []
    for _round in range(2):
        client.post(where, {"say": "new"})
        found.append(address(queries.feed_of(cast.dev)))
        assert found[-1] in client.get(where).content.decode()
    assert [Client().get(one).status_code for one in found] == [404, 200]
    assert Client().get(f"{found[1][:-6]}00.ics").status_code == 404
    assert Client().post(found[1]).status_code == 405
    client.post(where, {"say": "end"})
    assert Client().get(found[1]).status_code == 404
    assert Entry.objects.count() == entries
