"""Somebody's own place at an event: for everyone, without an account."""

import uuid
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.codes import qr
from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.events import actions, permissions, queries
from evenground.events.forms import PlaceCodeForm, RemindForm, SignUpForm
from evenground.groups.domain.codes import spoken


def sign_up(request: Request, event_id: uuid.UUID) -> HttpResponse:
    """A place, or a turn in the line."""
    event = there(queries.published(event_id))
    start, looked_after = {"once": queries.once_key()}, queries.is_looked_after(event)
    form = SignUpForm(request.POST or None, initial=start, looked_after=looked_after)
    made: list[Any] = []

    def do() -> None:
        said = {**form.cleaned_data, "once": queries.read_once(form.cleaned_data["once"])}
        made.append(actions.sign_up(event=event, **said, now=request.now))

    if request.method == "POST" and form.is_valid() and _has_room(request, form) and attempt(form, do):
        return redirect("my_sign_up", event_id=event.id, key=queries.place_key(made[0]))
    context = {
        "event": event,
        "form": form,
        "may": permissions.may_sign_up(event, request.now),
        "line": queries.line_is_there(event),
        "forgotten_on": queries.forgotten_on(event),
        "readers": len(queries.caretakers_of(event)),
    }
    return render(request, "events/sign_up.html", context, status=400 if form.is_bound and form.errors else 200)


def _has_room(request: Request, form: SignUpForm) -> bool:
    """Whether not too many came from one place just now, and not too many letters went to this address."""
    email = form.cleaned_data["email"].casefold()
    if not ratelimit.consume(request, action="sign_up"):
        form.add_error(None, _("Many people signed up from here just now. Wait ten minutes, then try again."))
    elif email and not ratelimit.consume(request, action="sign_up_letter", key=email):
        form.add_error("email", _("We wrote to this address often just now. Leave it blank, or wait an hour."))
    return form.is_valid()


def my_sign_up(request: Request, event_id: uuid.UUID, key: str) -> HttpResponse:
    """My own place: by the link in my letter, or after typing my code. Changed here, or given back."""
    row = there(queries.place_by_key(event_id, key))
    event = row.event
    start = {"name": row.name, "companion": row.companion, "needs": row.needs}
    form = SignUpForm(request.POST or None, initial=start, changing=True, looked_after=queries.is_looked_after(event))

    def do() -> None:
        said = {"needs": row.needs, **form.cleaned_data}
        actions.change_sign_up(row=row, **said, now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved."))
        return redirect("my_sign_up", event_id=event_id, key=key)
    context = {
        "event": event,
        "row": row,
        "form": form,
        "code": spoken(row.code),
        "key": key,
        "turn": queries.turn(row) if row.state == "waiting" else 0,
        "days": queries.days_of(event),
        "forgotten_on": queries.forgotten_on(event),
        "remind_form": RemindForm(initial={"paces": queries.asked_to_remind(row)}) if row.email else None,
        "qr": qr(settings.SITE + reverse("door_by_code", kwargs={"event_id": event.id, "code": row.code})),
    }
    return render(request, "events/my_sign_up.html", context, status=400 if form.is_bound and form.errors else 200)


@require_POST
def remind_me(request: Request, event_id: uuid.UUID, key: str) -> HttpResponse:
    """When I would like to be reminded, if at all."""
    row = there(queries.place_by_key(event_id, key))
    form = RemindForm(request.POST)
    if form.is_valid():
        actions.choose_reminders(row=row, paces=form.cleaned_data["paces"])
        messages.success(request, _("Saved. You can change it at any time."))
    return redirect("my_sign_up", event_id=event_id, key=key)


@require_POST
def cancel_sign_up(request: Request, event_id: uuid.UUID, key: str) -> HttpResponse:
    """One press, no reason. All that we knew goes."""
    row = there(queries.place_by_key(event_id, key))
    actions.cancel(row=row, now=request.now)
    return render(request, "events/given_back.html", {"event": row.event})


def sign_up_code(request: Request, event_id: uuid.UUID) -> HttpResponse:
    """Where the code of a place is typed."""
    event = there(queries.event_with_places(event_id))
    form = PlaceCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        row = _by_code(request, event, form)
        if row is not None:
            return redirect("my_sign_up", event_id=event.id, key=queries.place_key(row))
    context = {"event": event, "form": form}
    return render(request, "events/place_code.html", context, status=400 if form.is_bound and form.errors else 200)


def _by_code(request: Request, event: Any, form: PlaceCodeForm) -> Any:
    """The place with this code. Wrong codes are counted, so that nobody finds one by trying."""
    if not ratelimit.consume(request, action="place_code", dry_run=True):
        form.add_error("code", _("Too many wrong codes came from here. Wait ten minutes, then try again."))
        return None
    row = queries.place_by_code(event, form.cleaned_data["code"])
    if row is None:
        ratelimit.consume(request, action="place_code")
        form.add_error("code", _("No place has this code. Look at it once more, sign by sign."))
    return row
