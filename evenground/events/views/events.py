"""A group's events: the list, the page of one, what it says, where we are, and its end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.meanwhile import changed_meanwhile, state_of
from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.events import actions, permissions, queries
from evenground.events.forms import CloseForm, EventForm, StageForm
from evenground.events.views.base import in_group, on_event, show


@in_group
def events(request: Request, member: Any) -> HttpResponse:
    """What we make, and what lies behind us."""
    return show(request, "events.html", member, rows=queries.events_of(member))


@in_group
def plan_event(request: Request, member: Any) -> HttpResponse:
    """A new event: a name is enough."""
    known = queries.series_names(member)
    start = {"series": known[0] if len(known) == 1 else "", "time_zone": member.group.time_zone}
    form = EventForm(request.POST or None, new=True, initial=start)
    made: list[Any] = []

    def do() -> None:
        series = form.cleaned_data["series"]
        made.append(actions.plan_event(by=member, description=_description(form), series=series, now=request.now))

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved. Everyone in the group can change it."))
        return redirect("event", group_id=member.group_id, event_id=made[0].id)
    return show(request, "plan.html", member, form=form, known=known, may=permissions.may_plan(member, request.now))


@on_event
def describe(request: Request, member: Any, event: Any) -> HttpResponse:
    """Changes what the event's page says."""
    days = [day.date for day in queries.days_of(event)]
    start = {**queries.form_start(event), "first_day": days[0], "count": len(days), "read": state_of(event)}
    form = EventForm(request.POST or None, initial=start)

    def do() -> None:
        actions.describe_event(by=member, event=event, description=_description(form), now=request.now)

    if request.method == "POST" and form.is_valid() and not changed_meanwhile(form, event) and attempt(form, do):
        messages.success(request, _("Saved."))
        return redirect("event", group_id=member.group_id, event_id=event.id)
    may = permissions.may_change(member, event, request.now)
    return show(request, "describe.html", member, event, form=form, may=may)


@on_event
def stage(request: Request, member: Any, event: Any) -> HttpResponse:
    """Where we are on the way."""
    form = StageForm(request.POST or None, initial={"stage": event.stage})
    if request.method == "POST" and form.is_valid():
        where = form.cleaned_data["stage"]
        if attempt(form, lambda: actions.move_on(by=member, event=event, stage=where, now=request.now)):
            messages.success(request, _("Saved."))
            return redirect("event", group_id=member.group_id, event_id=event.id)
    may = permissions.may_change(member, event, request.now)
    return show(request, "stage.html", member, event, form=form, stages=queries.stages_of(event), may=may)


@on_event
def close(request: Request, member: Any, event: Any) -> HttpResponse:
    """Closes the event, and asks: when next?"""
    form = CloseForm(request.POST or None, initial={"next_when": event.next_when, "next_owner": event.next_owner})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.close_event(by=member, event=event, **said, now=request.now)):
            messages.success(request, _("Closed. Any of us can open it again."))
            return redirect("event", group_id=member.group_id, event_id=event.id)
    may = permissions.may_change(member, event, request.now)
    return show(request, "close.html", member, event, form=form, may=may)


@require_POST
@on_event
def reopen(request: Request, member: Any, event: Any) -> HttpResponse:
    actions.reopen_event(by=member, event=event, now=request.now)
    messages.success(request, _("It is open again."))
    return redirect("event", group_id=member.group_id, event_id=event.id)


def _description(form: EventForm) -> Any:
    names = ("name", "purpose", "who_for", "time_zone", "way", "place", "access", "joining")
    return actions.Description(**{name: form.cleaned_data[name] for name in names}, days=form.days())
