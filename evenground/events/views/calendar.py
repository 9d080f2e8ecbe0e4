"""An event's programme for a calendar, as a file to open."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from evenground.design.requests import Request
from evenground.events import queries
from evenground.events.views.base import on_event


@on_event
def calendar(request: Request, member: Any, event: Any) -> HttpResponse:
    """The programme as a calendar file. It names the event and its things, and no person."""
    written = _written(event, queries.programme(member, event), request.now)
    answer = HttpResponse(queries.written(written), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="programme.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _written(event: Any, now: Any, moment: datetime) -> Any:
    calendar = queries.new_calendar()
    page = settings.SITE + reverse("programme", kwargs={"group_id": event.group_id, "event_id": event.id})
    for today in now.days:
        if today.day.date is None:
            continue
        for line in today.lines:
            calendar.add_component(queries.calendar_entry(event, today.day.date, line.item, moment=moment, page=page))
    return calendar
