"""Reminders somebody asked for, and a welcome on the day. Nothing of it enters the record."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from evenground.events import permissions, queries
from evenground.events.actions.base import locked
from evenground.events.domain.reminding import Pace, due, gone
from evenground.events.models import SignUp
from evenground.groups.models import Member
from evenground.notices.actions import tell_address
from evenground.record import actions as record


@transaction.atomic
def choose_reminders(*, row: SignUp, paces: list[str]) -> None:
    """Its owner says when they would like to be reminded, if at all. The newest wish counts."""
    record.lock(row.event.group_id)
    wishes = {f"remind_{pace.value}": pace.value in paces for pace in Pace}
    SignUp.objects.filter(id=row.id).update(**wishes)


@transaction.atomic
def remind(*, row: SignUp, now: datetime) -> None:
    """Sends what is due, once, and lets go of what went by. Who only waits in the line is not reminded."""
    record.lock(row.event.group_id)
    found = SignUp.objects.select_related("event").filter(id=row.id).first()
    first = queries.first_day(found.event) if found else None
    if found is None or first is None:
        return
    midnight = datetime(first.year, first.month, first.day, tzinfo=ZoneInfo(found.event.time_zone))
    asked = [pace for pace in Pace if getattr(found, f"remind_{pace.value}")]
    now_due = [pace for pace in asked if due(pace, midnight, now)]
    for pace in asked:
        if pace in now_due or gone(pace, midnight, now):
            setattr(found, f"remind_{pace.value}", False)
    found.save(update_fields=[f"remind_{pace.value}" for pace in Pace])
    if now_due and found.email and found.state == SignUp.State.IN and found.event.closed_on is None:
        about = f"events.signup:{found.id}"
        tell_address(address=found.email, kind="event_soon", group_id=found.event.group_id, about=about, now=now)


@transaction.atomic
def welcome(*, by: Member, row: SignUp, here: bool, now: datetime) -> None:
    """Somebody is welcomed at the door, or that was a mistake. It is forgotten the day after."""
    _chain, by = locked(by)
    permissions.may_welcome(by, row.event, now).or_refuse()
    today = queries.today_at(row.event, now)
    SignUp.objects.filter(id=row.id, state=SignUp.State.IN).update(here_on=today if here else None)


@transaction.atomic
def forget_who_was_here(*, row: SignUp, now: datetime) -> None:
    """The day after nobody can see who came."""
    record.lock(row.event.group_id)
    SignUp.objects.filter(id=row.id, here_on__lt=queries.today_at(row.event, now)).update(here_on=None)
