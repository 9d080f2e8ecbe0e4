"""An event's page: what it is, when and where, and where we are on the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events import entries, permissions
from evenground.events.actions.base import about, actor, event_digest, line, locked, locked_event, long
from evenground.events.domain.programme import is_there
from evenground.events.models import Day, Event, Series, Stage, Way
from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused

PARTS = ("name", "purpose", "who_for", "time_zone", "way", "place", "access", "joining")
MOST_DAYS = 60


@dataclass(frozen=True)
class Description:
    """What an event's page says. `days`: its dates, in order; none while they are not settled."""

    name: str
    purpose: str = ""
    who_for: str = ""
    time_zone: str = "Europe/London"
    way: str = ""
    place: str = ""
    access: str = ""
    joining: str = ""
    days: Sequence[date] = ()


@transaction.atomic
def plan_event(*, by: Member, description: Description, series: str = "", now: datetime) -> Event:
    """Begins an event's page. `series`: the name of the series it belongs to, new or known; else its own name."""
    chain, by = locked(by)
    permissions.may_plan(by, now).or_refuse()
    kept, days = _checked(description)
    today = day_in(by.group, now)
    row, _new = Series.objects.get_or_create(
        group=by.group, name=line(series, 200) or kept["name"], defaults={"began_on": today}
    )
    event = Event.objects.create(group=by.group, series=row, began_on=today, salt=record.new_salt(), **kept)
    Day.objects.bulk_create(Day(event=event, number=number, date=day) for number, day in enumerate(days or [None], 1))
    digests = [event_digest(event)]
    record.write(chain, entries.PLANNED, actor=actor(by), subject=about(event), day=today, digests=digests)
    return event


@transaction.atomic
def describe_event(*, by: Member, event: Event, description: Description, now: datetime) -> Event:
    """Changes what an event's page says. A day that holds something in the programme can't go."""
    chain, by, event = locked_event(by, event)
    permissions.may_change(by, event, now).or_refuse()
    kept, days = _checked(description)
    changed = [name for name in PARTS if getattr(event, name) != kept[name]]
    for name in changed:
        setattr(event, name, kept[name])
    if not (_set_days(event, days) or changed):
        return event
    event.salt = record.new_salt()
    event.save()
    _times_are_there(event)
    day, digests = day_in(by.group, now), [event_digest(event)]
    record.write(chain, entries.DESCRIBED, actor=actor(by), subject=about(event), day=day, digests=digests)
    return event


@transaction.atomic
def move_on(*, by: Member, event: Event, stage: str, now: datetime) -> None:
    """Writes where we are on the way. Back is as good as forward."""
    chain, by, event = locked_event(by, event)
    permissions.may_change(by, event, now).or_refuse()
    if stage not in Stage.values:
        raise Refused(_("Choose one of these."))
    if stage == event.stage:
        return
    event.stage = stage
    event.save(update_fields=["stage"])
    day, facts = day_in(by.group, now), {"stage": stage}
    record.write(chain, entries.MOVED_ON, actor=actor(by), subject=about(event), day=day, facts=facts)


def _checked(description: Description) -> tuple[dict[str, str], list[date]]:
    if description.way not in Way.values:
        raise Refused(_("Choose one of these."))
    if description.time_zone not in available_timezones():
        raise Refused(_("We don't know this time zone. It is written like Europe/London."))
    days = sorted(set(description.days))
    if len(days) > MOST_DAYS:
        raise Refused(_("There is room for %(most)d days.") % {"most": MOST_DAYS})
    kept = {name: long(getattr(description, name)) for name in ("purpose", "who_for", "place", "access", "joining")}
    name = line(description.name, 200, _("Give it a working name. You can change it at any time."))
    return {**kept, "name": name, "time_zone": description.time_zone, "way": description.way}, days


def _set_days(event: Event, days: list[date]) -> bool:
    """Gives the event these dates. Says whether anything changed. Raises Refused where a day with things would go."""
    rows = list(event.days.order_by("number"))
    wanted: list[date | None] = [*days] or [None]
    if [row.date for row in rows] == wanted:
        return False
    for row in rows[len(wanted) :]:
        if row.items.exists():
            raise Refused(
                _("Day %(day)d has things in its programme. Move them or take them out.") % {"day": row.number}
            )
        row.delete()
    for row, day in zip(rows, wanted, strict=False):
        if row.date != day:
            row.date = day
            row.save(update_fields=["date"])
    Day.objects.bulk_create(
        Day(event=event, number=number, date=day) for number, day in enumerate(wanted[len(rows) :], len(rows) + 1)
    )
    return True


def _times_are_there(event: Event) -> None:
    """Where a date moves onto a night on which the clocks go forward, some times may no longer exist."""
    for item in event.items.filter(day__date__isnull=False).select_related("day"):
        for at in (item.starts, item.ends):
            if item.day.date and not is_there(item.day.date, at, event.time_zone):
                raise Refused(not_there(item.day.date, f"{at:%H:%M}"))


def not_there(day: date, at: str) -> str:
    words = _("On %(day)s the clocks go forward, and %(time)s is not there. Choose another time.")
    return words % {"day": day.isoformat(), "time": at}
