"""What every page of events begins with: whose place it is, and which event."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import formats
from django.utils.translation import gettext as _

from evenground.design.pages import with_place, with_thing
from evenground.design.requests import Request
from evenground.events import queries
from evenground.groups import queries as groups

in_group = with_place(groups.place)
on_event = with_thing(in_group, "event_id", queries.event_in)


def show(request: Request, template: str, member: Any, event: Any = None, **context: Any) -> HttpResponse:
    """A page of this group. Errors in a form are no success: 400 then."""
    form = context.get("form")
    status = 400 if form is not None and form.is_bound and form.errors else 200
    context = {"member": member, "group": member.group, "event": event, **context}
    if event is not None:
        context["year"] = queries.year_of(event)
    return render(request, f"events/{template}", context, status=status)


def day_choices(event: Any) -> list[tuple[str, str]]:
    """The days of an event to choose from."""
    return [(str(day.number), day_words(day)) for day in queries.days_of(event)]


def day_words(day: Any) -> str:
    if day.date is None:
        return _("Day %(number)d") % {"number": day.number}
    return _("Day %(number)d, %(date)s") % {
        "number": day.number,
        "date": formats.date_format(day.date, "l j F Y"),
    }
