"""What we made: all of it, one thing, putting something up, changing it, and the yes of whoever is in it."""

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
from evenground.groups import queries as groups
from evenground.ideas import actions, permissions, queries
from evenground.ideas.forms import MadeForm
from evenground.ideas.views.ideas import attempt, in_group, show

Page = Callable[..., HttpResponse]


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
        mine = {"versions": queries.versions_of(one.made), "named": queries.named_in(one.made)}
    return show(request, "thing.html", member, one=one, place=queries.in_it(member, one.made.id), **mine)


@in_group
def make(request: Request, member: Any) -> HttpResponse:
    return _make(request, member, _idea(request, member), None)


@on_made
def change(request: Request, member: Any, one: Any) -> HttpResponse:
    permissions.may_change_made(member, one.made, request.now).or_refuse()
    return _make(request, member, one.made.idea, one)


def _make(request: Request, member: Any, idea: Any, one: Any) -> HttpResponse:
    named = {place.member_id for place in queries.named_in(one.made)} if one else set()
    others = [row for row in groups.members_of(member.group) if row.id not in {member.id, *named}]
    form = MadeForm(
        request.POST if request.method == "POST" else None,
        people=[(str(row.id), row.person.name) for row in others],
        initial=_start(one) if one else {"title": idea.words[:200] if idea else ""},
    )

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        may = permissions.may_float(member, request.now)
        return show(request, "make.html", member, status, form=form, one=one, idea=idea, may=may)

    def do() -> HttpResponse:
        told = actions.Told(**{**form.cleaned_data, "people": [uuid.UUID(key) for key in form.cleaned_data["people"]]})
        if one is None:
            row = actions.make(by=member, told=told, idea=idea, now=request.now)
        else:
            row = actions.change(by=member, made=one.made, told=told, now=request.now)
        messages.success(request, _("Saved. Only you can change it, and you can take it back at any time."))
        return redirect("thing", group_id=member.group_id, made_id=row.id)

    if request.method != "POST":
        return again()
    return attempt(do, again) if form.is_valid() else again("", 400)


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


def _idea(request: Request, member: Any) -> Any:
    """The idea that the address names, if any."""
    try:
        return queries.idea_in(member, uuid.UUID(request.GET["idea"])) if "idea" in request.GET else None
    except ValueError:
        raise Http404 from None


def _start(one: Any) -> dict[str, Any]:
    names = ("title", "kind", "credit", "other_name", "shown")
    content = {name: getattr(one.version, name) for name in ("link", "words", "described")}
    return {**{name: getattr(one.made, name) for name in names}, **content}
