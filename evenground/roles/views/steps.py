"""The run sheet: as a page and for print; writing and moving steps; my part, and the walk-through before the day."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.forms import where_to
from evenground.design.meanwhile import changed_meanwhile, state_of
from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.events import queries as events
from evenground.groups import queries as groups
from evenground.roles import actions, permissions, queries
from evenground.roles.forms import MoveStepForm, ReadyForm, StepForm
from evenground.roles.views.base import day_words, in_group, on_event


@on_event
def run_sheet(request: Request, member: Any, event: Any) -> HttpResponse:
    """The programme and what happens behind it. `?print=sheet` and `?print=large` are for paper."""
    days = queries.run_sheet(member, event)
    if request.GET.get("print") in {"sheet", "large"}:
        return _show(request, "run_sheet_print", member, event, days=days, large=request.GET["print"] == "large")
    may = permissions.may_write_step(member, event, request.now)
    return _show(request, "run_sheet", member, event, days=days, may=may)


@on_event
def add_step(request: Request, member: Any, event: Any) -> HttpResponse:
    form = _form(request, member, event, queries.run_sheet(member, event), {})

    def do() -> None:
        actions.write_step(by=member, event=event, text=_text(form), now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("It is in the run sheet."))
        return _to_sheet(event)
    may = permissions.may_write_step(member, event, request.now)
    return _show(request, "step", member, event, form=form, may=may)


@in_group
def step(request: Request, member: Any, step_id: uuid.UUID) -> HttpResponse:
    """Changes a step, moves it, or takes it away."""
    row, event = _found(member, step_id)
    days = queries.run_sheet(member, event)
    beside = str(row.item_id) if row.item_id else f"day-{row.day}"
    old = {name: getattr(row, name) for name in ("what", "starts", "cue", "who")} | {"read": state_of(row)}
    form = _form(request, member, event, days, old | {"beside": beside, "card": str(row.card_id or "")})

    def do() -> None:
        actions.change_step(by=member, step=row, text=_text(form), now=request.now)

    if request.method == "POST" and form.is_valid() and not changed_meanwhile(form, row) and attempt(form, do):
        messages.success(request, _("Saved."))
        return _to_sheet(event, f"#step-{row.id}")
    may = permissions.may_write_step(member, event, request.now)
    places, place = _places(days, row)
    move_form = MoveStepForm(places=places, initial={"to": place})
    return _show(request, "step", member, event, form=form, step=row, move_form=move_form, may=may)


@require_POST
@in_group
def move_step(request: Request, member: Any, step_id: uuid.UUID) -> HttpResponse:
    """One place earlier or later, or to a place that was chosen."""
    row, event = _found(member, step_id)
    form = MoveStepForm(request.POST, places=_places(queries.run_sheet(member, event), row)[0])
    if not form.is_valid():
        messages.error(request, _("Choose one of the places of this day."))
        return _to_sheet(event)
    moved = actions.move_step(by=member, step=row, to=form.cleaned_data["to"], now=request.now)
    messages.success(request, _("Moved.") if moved else _("It is there already."))
    return _to_sheet(event, f"#step-{row.id}")


@require_POST
@in_group
def take_away_step(request: Request, member: Any, step_id: uuid.UUID) -> HttpResponse:
    row, event = _found(member, step_id)
    actions.take_away_step(by=member, step=row, now=request.now)
    messages.success(request, _("Taken away."))
    return _to_sheet(event)


@on_event
def my_part(request: Request, member: Any, event: Any) -> HttpResponse:
    """What I carry that day, with what is around it. Seen by me alone."""
    days = queries.run_sheet(member, event)
    context = {
        "mine": queries.carried_on(days),
        "backed_up": queries.backed_up_on(days, member),
        "told": queries.ready_told_to(member, event),
    }
    return _show(request, "my_part", member, event, **context)


@on_event
def walk_through(request: Request, member: Any, event: Any) -> HttpResponse:
    """Before the day: my part, what each of us does, who is beside me, what if I can't; and how I feel about it."""
    others = [one for one in groups.members_of(member.group) if one.id != member.id]
    people = [(str(one.id), one.person.name) for one in others]
    said = queries.feeling_of(member, event)
    start = {"feeling": said.feeling, "seen_by": [str(one.id) for one in said.seen_by.all()]} if said else {}
    form = ReadyForm(request.POST or None, initial=start, people=people)

    def do() -> None:
        chosen = [uuid.UUID(one) for one in form.cleaned_data["seen_by"]]
        feeling = form.cleaned_data["feeling"]
        actions.say_ready(by=member, event=event, feeling=feeling, seen_by=chosen, now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved. You can change it or take it back at any time."))
        return redirect("walk_through", group_id=member.group_id, event_id=event.id)
    cards = queries.cards_of(member)
    context = {
        "mine": queries.carried_on(queries.run_sheet(member, event, cards)),
        "carried": [one for one in cards if one.mine],
        "held": [one for one in cards if one.holdings],
        "may": permissions.may_say_ready(member, event),
        "said": said,
        "form": form,
    }
    return _show(request, "walk_through", member, event, **context)


@require_POST
@on_event
def unsay_ready(request: Request, member: Any, event: Any) -> HttpResponse:
    actions.unsay_ready(by=member, event=event)
    messages.success(request, _("Taken back. Nobody can read it any more."))
    return redirect("walk_through", group_id=member.group_id, event_id=event.id)


def _show(request: Request, template: str, member: Any, event: Any, **context: Any) -> HttpResponse:
    form = context.get("form")
    status = 400 if form is not None and form.is_bound and form.errors else 200
    here = {"member": member, "group": member.group, "event": event, "year": events.year_of(event)}
    return render(request, f"roles/{template}.html", here | context, status=status)


def _found(member: Any, step_id: uuid.UUID) -> Any:
    row = there(queries.step_in(member, step_id))
    return row, there(events.event_in(member, row.event_id))


def _form(request: Request, member: Any, event: Any, days: Any, start: dict[str, Any]) -> StepForm:
    beside: list[tuple[str, Any]] = []
    for today in days:
        words = _("%(day)s: before it all, or at its own time") % {"day": day_words(today.day)}
        beside.append((f"day-{today.day.number}", words))
        beside += [(str(line.item.id), _line_words(line)) for line in today.lines if line.item]
    cards = [(str(one.card.id), one.text.title) for one in queries.cards_of(member)]
    return StepForm(request.POST or None, initial=start, beside=beside, cards=cards)


def _text(form: StepForm) -> Any:
    said = form.cleaned_data
    beside, card = said["beside"], said["card"]
    on_day = beside.startswith("day-")
    return actions.StepText(
        what=said["what"],
        cue=said["cue"],
        day=int(beside.removeprefix("day-")) if on_day else 1,
        item=None if on_day else uuid.UUID(beside),
        starts=said["starts"],
        card=uuid.UUID(card) if card else None,
        who=said["who"],
    )


def _places(days: Any, row: Any) -> tuple[list[tuple[str, str]], int]:
    """The places of the step's day to choose from, and where it is now."""
    for today in days:
        for line in today.lines:
            if line.step is not None and line.step.id == row.id:
                return where_to([_line_words(one) for one in today.lines], line.place), line.place
    return [], 0


def _line_words(line: Any) -> str:
    words = line.item.title if line.item else line.step.what
    short = words if len(words) <= 60 else words[:59] + "…"
    return f"{line.starts:%H:%M} {short}" if line.starts else short


def _to_sheet(event: Any, part: str = "") -> HttpResponse:
    place = redirect("run_sheet", group_id=event.group_id, event_id=event.id)
    place["Location"] += part
    return place
