"""Letting everyone see an event's page; how many can come; and forgetting who came."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events import entries, permissions, queries
from evenground.events.actions.attending import move_up
from evenground.events.actions.base import about, locked_event
from evenground.events.models import Event
from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain

MOST_SEATS = 100_000


def publish(*, chain: Chain, event: Event, now: datetime) -> None:
    """The inner step when the group decided it. What is over, or to be seen already, stays as it is."""
    event.refresh_from_db()
    if event.past or event.closed_on is not None or event.published_on is not None:
        return
    event.published_on = day_in(event.group, now)
    event.save(update_fields=["published_on"])
    record.write(chain, entries.PUBLISHED, actor="group", subject=about(event), day=event.published_on)


def unpublish(*, chain: Chain, event: Event, now: datetime) -> None:
    """The inner step when the group ended that decision. Who signed up keeps their place and their link."""
    event.refresh_from_db()
    if event.published_on is None:
        return
    event.published_on = None
    event.save(update_fields=["published_on"])
    record.write(chain, entries.UNPUBLISHED, actor="group", subject=about(event), day=day_in(event.group, now))


@transaction.atomic
def set_seats(*, by: Member, event: Event, seats: int | None, now: datetime) -> None:
    """How many can come; None: as many as like. More seats go to whoever waits, in order; fewer put nobody out."""
    _chain, by, event = locked_event(by, event)
    permissions.may_change(by, event, now).or_refuse()
    if seats is not None and not 1 <= seats <= MOST_SEATS:
        raise Refused(_("Write a number from 1 to %(most)d, or leave it blank.") % {"most": MOST_SEATS})
    event.seats = seats
    event.save(update_fields=["seats"])
    move_up(event, now)


@transaction.atomic
def sweep(*, event: Event, now: datetime) -> int:
    """Forgets who signed up, thirty days after the last day. Gives how many rows went."""
    record.lock(event.group_id)
    last = queries.last_day(event)
    if last is None or day_in(event.group, now) <= last + timedelta(days=queries.KEPT_DAYS):
        return 0
    gone, _each = event.sign_ups.all().delete()
    return gone
