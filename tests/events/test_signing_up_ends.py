"""Signing up ends with the last day of an event, as the clock goes where the event is."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from evenground.events import actions, permissions
from evenground.events.models import Event
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused

LAST = date(2026, 6, 20)
# Midnight after the last day, in universal time. Auckland is twelve hours ahead then, Los Angeles seven behind.
ENDS = {
    "Pacific/Auckland": datetime(2026, 6, 20, 12, tzinfo=UTC),
    "Europe/London": datetime(2026, 6, 20, 23, tzinfo=UTC),
    "America/Los_Angeles": datetime(2026, 6, 21, 7, tzinfo=UTC),
}


def held(cast, now, *days, zone="Europe/London"):
    words = actions.Description(name="The fair", days=list(days), time_zone=zone)
    row = actions.plan_event(by=cast.rowan, description=words, now=now)
    actions.publish(chain=record.lock(cast.group.id), event=row, now=now)
    return Event.objects.select_related("group").get(id=row.id)


@pytest.mark.parametrize("zone", ENDS)
def test_it_ends_at_midnight_where_the_event_is(cast, now, zone):
    event = held(cast, now, LAST - timedelta(days=1), LAST, zone=zone)
    assert permissions.may_sign_up(event, ENDS[zone] - timedelta(seconds=1))
    assert "is over" in permissions.may_sign_up(event, ENDS[zone]).reason
    with pytest.raises(Refused, match="is over"):
        actions.sign_up(event=event, name="Ann", now=ENDS[zone])


def test_without_a_day_it_is_still_ahead(cast, now):
    assert permissions.may_sign_up(held(cast, now), now + timedelta(days=900))


def test_the_pages_say_so_and_bring_no_form(cast, come, now):
    event, client = held(cast, now, LAST), come()
    pages = [reverse(name, kwargs={"event_id": event.id}) for name in ("public_event", "sign_up")]
    for moment, open_ in ((ENDS["Europe/London"] - timedelta(hours=1), True), (ENDS["Europe/London"], False)):
        with time_machine.travel(moment, tick=False):
            shown = [client.get(page).content.decode() for page in pages]
            assert (f'href="{pages[1]}"' in shown[0], 'name="name"' in shown[1]) == (open_, open_)
            assert ("This event is over" in shown[1]) is not open_
            sent = client.post(pages[1], {"name": "Ann"})
            assert sent.status_code == (302 if open_ else 400)


def test_a_place_given_back_afterwards_goes_to_nobody(cast, now):
    event = held(cast, now, LAST)
    actions.set_seats(by=cast.rowan, event=event, seats=1, now=now)
    event.refresh_from_db()
    first = actions.sign_up(event=event, name="Ann", now=now)
    waiting = actions.sign_up(event=event, name="Ben", now=now)
    actions.cancel(row=first, now=ENDS["Europe/London"])
    waiting.refresh_from_db()
    assert waiting.state == "waiting"
