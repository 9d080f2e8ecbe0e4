"""At the door, on the day: who looks after it finds somebody by code or name, and welcomes them."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import there
from evenground.design.requests import Request
from evenground.events import actions, permissions, queries
from evenground.events.forms import DoorForm
from evenground.events.views.base import on_event, show
from evenground.groups import queries as groups
from evenground.groups.domain.codes import read_code


@on_event
def door(request: Request, member: Any, event: Any) -> HttpResponse:
    """One box. It shows who is meant, and who is here already with what they need; nobody is shown as missing."""
    permissions.may_see_who_comes(member, event).or_refuse()
    code = request.GET.get("who", "")  # what is typed is sent, so that no name stands in an address; a code may
    given = request.POST if request.method == "POST" else {"who": code} if read_code(code) else None
    form = DoorForm(given)
    typed = form.cleaned_data["who"] if form.is_bound and form.is_valid() else ""
    found = queries.at_the_door(event, typed) if typed else []
    return show(
        request, "door.html", member, event, form=form, typed=typed, found=found,
        here=queries.here_now(event, request.now), may=permissions.may_welcome(member, event, request.now),
    )  # fmt: skip


@require_POST
@on_event
def welcome(request: Request, member: Any, event: Any, row_id: uuid.UUID) -> HttpResponse:
    """Somebody is here, or that was a slip of the finger."""
    row = there(queries.sign_up_in(event, row_id))
    here = request.POST.get("here") != "no"
    actions.welcome(by=member, row=row, here=here, now=request.now)
    messages.success(request, _("Saved. We forget it the day after.") if here else _("Taken back."))
    return redirect("door", group_id=member.group_id, event_id=event.id)


@login_required
def by_code(request: Request, event_id: uuid.UUID, code: str) -> HttpResponse:
    """Where the square on a guest's page leads: the door, with their code in the box."""
    event = there(queries.event_with_places(event_id))
    groups.place(request.user, event.group_id)
    way = reverse("door", kwargs={"group_id": event.group_id, "event_id": event.id})
    return redirect(f"{way}?{urlencode({'who': code})}")
