"""An event's programme for a calendar, as a file to open and as a feed to follow."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from icalendar import Calendar, Event

from evenground.design.requests import Request
from evenground.events import queries
from evenground.events.views.base import on_event


@on_event
def calendar(request: Request, member: Any, event: Any) -> HttpResponse:
    """The programme as a calendar file. It names the event and its things, and no person."""
    written = _written(event, queries.programme(member, event), request.now)
    answer = HttpResponse(written.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="programme.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _written(event: Any, now: Any, moment: datetime) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Evenground//Programme//EN")
    calendar.add("version", "2.0")
    page = settings.SITE + reverse("programme", kwargs={"group_id": event.group_id, "event_id": event.id})
    for today in now.days:
        if today.day.date is None:
            continue
        for line in today.lines:
            calendar.add_component(_entry(event, today.day.date, line, moment, page))
    calendar.add_missing_timezones()
    return calendar


def _entry(event: Any, day: Any, line: Any, moment: datetime, page: str) -> Event:
    item, zone = line.item, ZoneInfo(event.time_zone)
    entry = Event()
    entry.add("uid", f"{item.id}@evenground")
    entry.add("dtstamp", moment.astimezone(UTC))
    entry.add("sequence", event.changes)
    entry.add("summary", item.title)
    entry.add("dtstart", datetime.combine(day, item.starts, zone))
    entry.add("dtend", datetime.combine(day, item.ends, zone))
    entry.add("location", item.place or event.place)
    entry.add("description", "\n".join(part for part in (item.what, page) if part))
    entry.add("url", page)
    return entry
