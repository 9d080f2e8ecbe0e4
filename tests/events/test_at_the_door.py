"""Reminders somebody asked for, and the welcome on the day, which is forgotten the day after."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from evenground.events import actions, jobs, queries
from evenground.events.domain.reminding import Pace, due, gone, window
from evenground.events.models import SignUp
from evenground.notices.models import Outgoing
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused

FIRST = date(2026, 6, 20)
MIDNIGHT = datetime(2026, 6, 19, 23, tzinfo=UTC)  # in London
MORNING = MIDNIGHT + timedelta(hours=9)


@pytest.fixture
def event(cast, now):
    words = actions.Description(name="The fair", days=[FIRST, FIRST + timedelta(days=1)])
    row = actions.plan_event(by=cast.rowan, description=words, now=now)
    actions.publish(chain=record.lock(cast.group.id), event=row, now=now)
    actions.look_after(by=cast.joy, event=row, now=now)
    return row


@pytest.fixture
def guest(event, now):
    return actions.sign_up(
        event=event, name="Wren Abara", email="wren@example.org", needs="A seat by the door", now=now
    )


def reminders():
    return Outgoing.objects.filter(kind="event_soon").count()


@given(st.integers(-400, 400), st.sampled_from(Pace))
def test_a_reminder_is_before_its_time_or_due_or_gone(hours, pace):
    moment = MIDNIGHT + timedelta(hours=hours)
    start, end = window(pace, MIDNIGHT)
    assert [moment < start, due(pace, MIDNIGHT, moment), gone(pace, MIDNIGHT, moment)].count(True) == 1
    assert start < end


def test_none_comes_unless_asked_for(guest):
    for hours in range(-200, 30, 5):
        jobs.remind.call(now=MIDNIGHT + timedelta(hours=hours))
    assert reminders() == 0


def test_each_comes_once_however_often_the_job_runs(guest):
    actions.choose_reminders(row=guest, paces=["week", "morning"])
    for hours in range(-200, 30, 2):
        jobs.remind.call(now=MIDNIGHT + timedelta(hours=hours))
    assert reminders() == 2


def test_who_gave_the_place_back_or_waits_hears_nothing(cast, event, guest, now):
    actions.set_seats(by=cast.rowan, event=event, seats=1, now=now)
    waits = actions.sign_up(event=event, name="Late", email="late@example.org", now=now)
    actions.choose_reminders(row=waits, paces=["day"])
    jobs.remind.call(now=MIDNIGHT - timedelta(hours=3))
    assert reminders() == 0
    actions.choose_reminders(row=guest, paces=["morning"])
    actions.cancel(row=guest, now=now)
    jobs.remind.call(now=MORNING)
    assert reminders() == 0


def test_the_wish_is_a_form_on_my_own_page(come, guest):
    kwargs = {"event_id": guest.event_id, "key": queries.place_key(guest)}
    page = come().get(reverse("my_sign_up", kwargs=kwargs)).content.decode()
    assert "None comes unless you ask for it here." in page
    come().post(reverse("remind_me", kwargs=kwargs), {"paces": ["day"]})
    assert queries.asked_to_remind(SignUp.objects.get()) == ["day"]


def door(event, **more):
    return reverse("door", kwargs={"group_id": event.group_id, "event_id": event.id}, query=more or None)


def test_by_code_or_name_somebody_is_welcomed_and_what_they_need_is_there(cast, come, event, guest):
    with time_machine.travel(MORNING, tick=False):
        client = come(cast.joy.person)
        assert "Wren" not in client.get(door(event)).content.decode()  # nobody is shown as missing
        for typed in ("wren", guest.code.lower()):
            page = client.post(door(event), {"who": typed}).content.decode()
            assert "Wren Abara" in page
            assert "A seat by the door" in page
        assert "Wren Abara" not in client.get(door(event, who="wren")).content.decode()  # no name in an address
        assert "Wren Abara" in client.get(door(event, who=guest.code)).content.decode()
        here = {"group_id": event.group_id, "event_id": event.id, "row_id": guest.id}
        assert "Here now" in client.post(reverse("welcome_guest", kwargs=here), follow=True).content.decode()
        client.post(reverse("welcome_guest", kwargs=here), {"here": "no"})
        assert "Here now" not in client.get(door(event)).content.decode()


def test_it_is_forgotten_the_day_after(cast, event, guest):
    actions.welcome(by=cast.joy, row=guest, here=True, now=MORNING)
    jobs.forget_the_door.call(now=MORNING + timedelta(hours=10))
    assert SignUp.objects.get().here_on == FIRST
    jobs.forget_the_door.call(now=MORNING + timedelta(hours=24))
    assert SignUp.objects.get().here_on is None


def test_only_who_looks_after_it_and_only_on_the_day(cast, come, event, guest, now):
    with pytest.raises(Refused, match="on the day"):
        actions.welcome(by=cast.joy, row=guest, here=True, now=now)
    with pytest.raises(Refused, match="Only who looks after it"):
        actions.welcome(by=cast.rowan, row=guest, here=True, now=MORNING)
    assert come(cast.rowan.person).get(door(event, who="wren")).status_code == 403


def test_the_square_leads_a_member_to_the_door_and_nobody_else(cast, come, event, guest):
    square = reverse("door_by_code", kwargs={"event_id": event.id, "code": guest.code})
    assert come(cast.joy.person).get(square)["Location"] == door(event, who=guest.code)
    assert come(cast.nobody).get(square).status_code == 404
    assert come().get(square)["Location"].startswith("/sign-in/")
