"""What somebody might try with an event: odd times, two presses, words in letters to strangers."""

from datetime import date

import pytest
from django.urls import reverse

from evenground.events import actions
from evenground.events.models import Item
from evenground.record import actions as record

LAST = date(2026, 6, 20)


@pytest.fixture
def event(cast, now):
    row = actions.plan_event(by=cast.rowan, description=actions.Description(name="The fair", days=[LAST]), now=now)
    actions.publish(chain=record.lock(cast.group.id), event=row, now=now)
    return row


def test_times_that_differ_by_seconds_alone_are_refused_with_the_words_kept(cast, come, event):
    add = reverse("add_item", kwargs={"group_id": cast.group.id, "event_id": event.id})
    told = {"title": "My long words", "day": "1", "starts": "10:30:10", "ends": "10:30:50", "kind": "talk"}
    page = come(cast.rowan.person).post(add, told)
    assert page.status_code == 400
    assert "It ends before it begins" in page.content.decode()
    assert "My long words" in page.content.decode()
    assert not Item.objects.exists()
