"""A group's events: which there are, and what stands on the page of one."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from evenground.events.domain.stages import STAGES, is_behind
from evenground.events.models import Day, Event, Series, Stage
from evenground.groups.models import Member

# What people do in each stage: from the field's stages of co-producing an event, in our words.
_DONE_THERE = {
    "before": _("The host says what is open, what is fixed and why, and sets money aside for access and pay."),
    "together": _("We get to know each other, agree how we treat each other, and how we decide."),
    "purpose": _("We settle why we do it and for whom, and look at who is missing."),
    "plan": _("We make the programme. Last time helps, where it does."),
    "prepare": _("Each picks what they like to do. We practise, and brief the guests."),
    "day": _("Somebody greets you, the quiet room is open, and nobody has to speak."),
    "after": _("We thank each other, pay what is due, and write down what was promised."),
    "review": _("We look back honestly, share what we learned, and ask: when next?"),
}


@dataclass(frozen=True)
class OneStage:
    """A stage on the way: its name in words, what is done there, and whether it is behind us or now."""

    name: str
    words: str | Promise
    done_there: str | Promise
    behind: bool
    now: bool


def stages_of(event: Event) -> list[OneStage]:
    words: dict[str, str | Promise] = dict(Stage.choices)
    return [
        OneStage(name, words[name], _DONE_THERE[name], is_behind(name, event.stage), name == event.stage)
        for name in STAGES
    ]


def events_of(member: Member) -> list[Event]:
    """The events of the member's group that are being made, and those closed here; the newest first."""
    rows = Event.objects.filter(group_id=member.group_id, past=False).select_related("series")
    return list(_with_first_day(rows).order_by("-id"))


def past_of(event: Event) -> list[Event]:
    """Earlier events of the same series, the latest first."""
    rows = Event.objects.filter(series_id=event.series_id).exclude(id=event.pk)
    over = [row for row in _with_first_day(rows) if row.past or row.closed_on is not None]
    return sorted(over, key=lambda row: (row.first_day is not None, row.first_day, row.id), reverse=True)


def series_names(member: Member) -> list[str]:
    return list(Series.objects.filter(group_id=member.group_id).order_by("name").values_list("name", flat=True))


def event_in(member: Member, event_id: uuid.UUID) -> Event | None:
    """An event of the member's group. None for another group's, the same as for none."""
    rows = Event.objects.filter(id=event_id, group_id=member.group_id).select_related("series", "group")
    event: Event | None = _with_first_day(rows).first()
    return event


def next_of(event: Event) -> Event | None:
    """The event of the series that is being made now, into which something of this one may go. None while none is."""
    rows = Event.objects.filter(series_id=event.series_id, past=False, closed_on=None).exclude(id=event.pk)
    return rows.order_by("-id").first()


def days_of(event: Event) -> list[Day]:
    return list(event.days.order_by("number"))


def year_of(event: Any) -> int | None:
    """The year it is in, which every page of it shows. None while no date is known."""
    return event.first_day.year if event.first_day else None


def form_start(event: Event) -> dict[str, Any]:
    """What stands in the form for an event's page."""
    names = ("name", "purpose", "who_for", "time_zone", "way", "place", "access", "joining")
    return {name: getattr(event, name) for name in names} | {
        "days": "\n".join(day.date.isoformat() for day in days_of(event) if day.date)
    }


def _with_first_day(rows: QuerySet[Event]) -> Any:
    return rows.annotate(first_day=Min("days__date"))
