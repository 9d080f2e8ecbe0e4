"""The programme: as a page, for print, and changing it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.forms import where_to
from evenground.design.meanwhile import changed_meanwhile, state_of
from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.events import actions, permissions, queries
from evenground.events.forms import ItemForm, MoveForm
from evenground.events.views.base import day_choices, in_group, on_event, show


@on_event
def programme(request: Request, member: Any, event: Any) -> HttpResponse:
    """Day by day, with what could be kinder and what is new to me. `?print=large` is the sheet in large print."""
    now = queries.programme(member, event)
    may = permissions.may_change(member, event, request.now)
    if request.GET.get("print") in {"sheet", "large"}:
        return show(request, "sheet.html", member, event, now=now, large=request.GET["print"] == "large")
    return show(request, "programme.html", member, event, now=now, may=may)


@require_POST
@on_event
def seen(request: Request, member: Any, event: Any) -> HttpResponse:
    """I have read what is new."""
    number = request.POST.get("number", "")
    actions.looked(by=member, event=event, number=int(number) if number.isdecimal() and len(number) < 10 else 0)
    return redirect("programme", group_id=member.group_id, event_id=event.id)


@on_event
def add_item(request: Request, member: Any, event: Any) -> HttpResponse:
    form = ItemForm(request.POST or None, days=day_choices(event))

    def do() -> None:
        actions.add_item(by=member, event=event, entry=_entry(form), now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("It is in the programme."))
        return _to_programme(event)
    may = permissions.may_change(member, event, request.now)
    return show(request, "item.html", member, event, form=form, may=may)


@in_group
def item(request: Request, member: Any, item_id: uuid.UUID) -> HttpResponse:
    """Changes something in the programme, moves it, or takes it out."""
    row = there(queries.item_in(member, item_id))
    event = there(queries.event_in(member, row.event_id))
    names = ("title", "starts", "ends", "kind", "what", "who", "place")
    start = {name: getattr(row, name) for name in names} | {"day": str(row.day.number), "read": state_of(row)}
    form = ItemForm(request.POST or None, initial=start, days=day_choices(event))

    def do() -> None:
        actions.change_item(by=member, item=row, entry=_entry(form), now=request.now)

    if request.method == "POST" and form.is_valid() and not changed_meanwhile(form, row) and attempt(form, do):
        messages.success(request, _("Saved."))
        return _to_programme(event)
    may = permissions.may_change(member, event, request.now)
    move_form = MoveForm(places=_places(member, event, row), initial={"to": _place(member, event, row)})
    return show(request, "item.html", member, event, form=form, item=row, move_form=move_form, may=may)


@require_POST
@in_group
def move_item(request: Request, member: Any, item_id: uuid.UUID) -> HttpResponse:
    """One place earlier or later, or to a place that was chosen."""
    row = there(queries.item_in(member, item_id))
    event = there(queries.event_in(member, row.event_id))
    form = MoveForm(request.POST, places=_places(member, event, row))
    if not form.is_valid():
        messages.error(request, _("Choose one of the places of this day."))
        return _to_programme(event)
    moved = actions.move_item(by=member, item=row, to=form.cleaned_data["to"], now=request.now)
    messages.success(request, _("Moved. The times of the others made room.") if moved else _("It is there already."))
    return _to_programme(event, f"#item-{row.id}")


@require_POST
@in_group
def take_out_item(request: Request, member: Any, item_id: uuid.UUID) -> HttpResponse:
    row = there(queries.item_in(member, item_id))
    actions.take_out_item(by=member, item=row, now=request.now)
    messages.success(request, _("Taken out. What changed still says that it was there."))
    return _to_programme(row.event)


def _entry(form: ItemForm) -> Any:
    said = form.cleaned_data
    names = ("starts", "ends", "kind", "title", "what", "who", "place")
    return actions.Entry(day=int(said["day"]), **{name: said[name] for name in names})


def _lines(member: Any, event: Any, row: Any) -> list[Any]:
    return next(today.lines for today in queries.programme(member, event).days if today.day.id == row.day_id)


def _places(member: Any, event: Any, row: Any) -> list[tuple[str, str]]:
    titles = [f"{line.item.starts:%H:%M} {line.item.title[:60]}" for line in _lines(member, event, row)]
    return where_to(titles, _place(member, event, row))


def _place(member: Any, event: Any, row: Any) -> int:
    return next(line.place for line in _lines(member, event, row) if line.item.id == row.id)


def _to_programme(event: Any, part: str = "") -> HttpResponse:
    place = redirect("programme", group_id=event.group_id, event_id=event.id)
    place["Location"] += part
    return place
