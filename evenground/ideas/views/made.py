"""What we made: all of it, one thing, the yes of whoever is in it, and taking it back."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.requests import Request
from evenground.events import queries as events
from evenground.ideas import actions, permissions, queries
from evenground.ideas.forms import ShowForm
from evenground.ideas.views.ideas import in_group, show

Page = Callable[..., Any]


def on_made(page: Page) -> Page:
    """The page gets the person's place, and a thing that they may see, or is not there."""

    @in_group
    @wraps(page)
    def inner(request: Request, member: Any, made_id: uuid.UUID) -> HttpResponse:
        one = queries.made_in(member, made_id)
        if one is None:
            raise Http404
        return page(request, member, one)

    return inner


@in_group
def made(request: Request, member: Any) -> HttpResponse:
    return show(request, "made.html", member, rows=queries.made_here(member))


@on_made
def thing(request: Request, member: Any, one: Any) -> HttpResponse:
    """One thing; for its maker with older versions and whom they named, never with what those said."""
    mine: dict[str, Any] = {}
    if one.mine:
        places = queries.places_of(one.made)
        mine = {"versions": queries.versions_of(one.made), "named": queries.named_in(one.made), "places": places}
    held = show_events(member)
    return show(
        request, "thing.html", member, one=one, place=queries.in_it(member, one.made.id),
        asked=queries.asked_of(member, one.made), shown_at=queries.events_of(one.made),
        sheets=queries.run_sheets_of(one.made), form=ShowForm(events=held) if held else None,
        may_ask=permissions.may_ask_showing(member, one.made, request.now), **mine,
    )  # fmt: skip


@require_POST
@in_group
def in_it(request: Request, member: Any, made_id: uuid.UUID) -> HttpResponse:
    """Yes or no of somebody who is in it."""
    place = queries.in_it(member, made_id)
    if place is None or request.POST.get("say") not in {"yes", "no"}:
        raise Http404
    actions.say_in_it(by=member, place=place, yes=request.POST["say"] == "yes")
    messages.success(request, _("Saved. Nobody is told. You can change it at any time."))
    return redirect("thing", group_id=member.group_id, made_id=made_id)


@require_POST
@on_made
def take_back(request: Request, member: Any, one: Any) -> HttpResponse:
    actions.take_made_back(by=member, made=one.made, now=request.now)
    messages.success(
        request, _("Taken back. It is gone from every page. Copies that people saved can't be called back.")
    )
    return redirect("made", group_id=member.group_id)


def show_events(member: Any) -> list[tuple[str, str]]:
    """The events of the group that are still ahead, for a choice."""
    return [(str(one.id), one.name) for one in events.events_of(member) if not one.past and not one.closed_on]
