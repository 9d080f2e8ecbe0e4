"""The end of an event, and when the next one may be."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events import entries, permissions
from evenground.events.actions.base import about, actor, line, locked_event
from evenground.events.models import Event, Stage
from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused


@transaction.atomic
def close_event(
    *, by: Member, event: Event, next_when: str = "", next_by: date | None = None, next_owner: str = "", now: datetime
) -> None:
    """Closes an event. "When next?" may stay open; an answer comes with the day of the next word, and its owner."""
    chain, by, event = locked_event(by, event)
    permissions.may_change(by, event, now).or_refuse()
    today = day_in(by.group, now)
    when, owner = line(next_when, 200), line(next_owner, 200)
    if when and (next_by is None or not owner):
        raise Refused(_("Say who answers for it, and by which day there will be word."))
    if when and next_by is not None and next_by < today:
        raise Refused(_("This day has gone by. Choose one that is still to come."))
    event.next_when, event.next_owner = when, owner if when else ""
    event.next_by = next_by if when else None
    event.closed_on, event.stage = today, Stage.REVIEW
    event.save(update_fields=["next_when", "next_owner", "next_by", "closed_on", "stage"])
    facts = {"next_on": event.next_by.isoformat() if event.next_by else ""}
    record.write(chain, entries.CLOSED, actor=actor(by), subject=about(event), day=today, facts=facts)


@transaction.atomic
def reopen_event(*, by: Member, event: Event, now: datetime) -> None:
    """Opens a closed event again. What was said about the next one stays."""
    chain, by, event = locked_event(by, event)
    permissions.may_reopen(by, event, now).or_refuse()
    event.closed_on = None
    event.save(update_fields=["closed_on"])
    record.write(chain, entries.REOPENED, actor=actor(by), subject=about(event), day=day_in(by.group, now))
