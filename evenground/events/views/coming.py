"""For members: letting everyone see the page, how many can come, and looking after who comes."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.events import actions, permissions, queries
from evenground.events.forms import NeedsForm, SeatsForm
from evenground.events.views.base import on_event, show


@on_event
def coming(request: Request, member: Any, event: Any) -> HttpResponse:
    """Who can come, and who looks after it. Names and needs are read by those alone."""
    form = SeatsForm(request.POST or None, initial={"seats": event.seats})
    if request.method == "POST" and form.is_valid():
        seats = form.cleaned_data["seats"]
        if attempt(form, lambda: actions.set_seats(by=member, event=event, seats=seats, now=request.now)):
            messages.success(request, _("Saved. More seats go to whoever waits, in order."))
            return redirect("coming", group_id=member.group_id, event_id=event.id)
    caretakers = queries.caretakers_of(event)
    mine = any(one.member_id == member.id for one in caretakers)
    return show(
        request, "coming.html", member, event, form=form, caretakers=caretakers, mine=mine,
        who=queries.who_comes(event) if mine else None, may=permissions.may_change(member, event, request.now),
        publish=_publish(member, event),
    )  # fmt: skip


@require_POST
@on_event
def look_after(request: Request, member: Any, event: Any) -> HttpResponse:
    """Takes it on, or lets it go."""
    if request.POST.get("wanted") == "no":
        actions.let_go(by=member, event=event, now=request.now)
        messages.success(request, _("You no longer look after it. No reason needed."))
    else:
        actions.look_after(by=member, event=event, now=request.now)
        messages.success(request, _("You look after it now. You can let it go at any hour."))
    return redirect("coming", group_id=member.group_id, event_id=event.id)


@on_event
def needs(request: Request, member: Any, event: Any, row_id: uuid.UUID) -> HttpResponse:
    """What somebody needs, and what is done about it."""
    permissions.may_see_who_comes(member, event).or_refuse()
    row = there(queries.sign_up_in(event, row_id))
    read = queries.needs_digest(row)
    form = NeedsForm(request.POST or None, initial={"reply": row.reply, "met": row.met, "read": read})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.reply_to_needs(by=member, row=row, **said, now=request.now)):
            messages.success(request, _("Saved. They can read it on their page."))
            return redirect("coming", group_id=member.group_id, event_id=event.id)
    if form.is_bound:  # what stands above the form now is what the next press is about
        form.data = {**request.POST.dict(), "read": read}
    return show(request, "needs.html", member, event, form=form, row=row)


@on_event
def take_out(request: Request, member: Any, event: Any, row_id: uuid.UUID) -> HttpResponse:
    """A made-up sign-up is taken out. What happens then is said first."""
    permissions.may_see_who_comes(member, event).or_refuse()
    row = there(queries.sign_up_in(event, row_id))
    if request.method == "POST":
        actions.take_out_sign_up(by=member, row=row, now=request.now)
        messages.success(request, _("It is taken out. What they had goes to whoever waits, in order."))
        return redirect("coming", group_id=member.group_id, event_id=event.id)
    may = permissions.may_take_out_sign_up(member, event, request.now)
    return show(request, "take_out_sign_up.html", member, event, row=row, may=may)


def _publish(member: Any, event: Any) -> str:
    """The way to suggesting that everyone may see the page. Its first words are made there: none in the address."""
    query = {"kind": "publish", "about": f"events.event:{event.id}"}
    return f"{reverse('propose', kwargs={'group_id': member.group_id})}?{urlencode(query)}"
