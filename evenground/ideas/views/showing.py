"""Where things are shown: asking, saying yes or no, and the files themselves, for who may see them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.requests import Request
from evenground.events import queries as events
from evenground.files.views import send
from evenground.ideas import actions, queries
from evenground.ideas.domain.captions import cues_of, webvtt
from evenground.ideas.forms import ShowForm
from evenground.ideas.views.ideas import in_group
from evenground.ideas.views.made import on_made, show_events


@require_POST
@on_made
def ask_showing(request: Request, member: Any, one: Any) -> HttpResponse:
    """May it be shown there? The maker says yes or no, or leaves it."""
    event, where = _place(request, member)
    actions.ask_showing(by=member, made=one.made, event=event, where=where, now=request.now)
    messages.success(request, _("Asked. It is shown there if its maker says yes. If they leave it, nobody is told."))
    return _to(one)


@require_POST
@on_made
def say_showing(request: Request, member: Any, one: Any) -> HttpResponse:
    """Its maker's yes or no to one place."""
    event, where = _place(request, member)
    yes = _yes(request)
    actions.say_showing(by=member, made=one.made, event=event, where=where, yes=yes, now=request.now)
    messages.success(request, _("Saved. You can change it at any time."))
    return _to(one)


@require_POST
@in_group
def say_in_showing(request: Request, member: Any, showing_id: uuid.UUID) -> HttpResponse:
    """The yes or no of somebody who is in it, to one place."""
    showing = queries.showing_for(member, showing_id)
    if showing is None:
        raise Http404
    actions.say_in_showing(by=member, showing=showing, yes=_yes(request))
    messages.success(request, _("Saved. Nobody is told. You can change it at any time."))
    return redirect("thing", group_id=member.group_id, made_id=showing.made_id)


@require_POST
@on_made
def put_on_run_sheet(request: Request, member: Any, one: Any) -> HttpResponse:
    """A step of the run sheet that leads to it."""
    event = events.event_in(member, _key(request.POST.get("event", "")))
    if event is None:
        raise Http404
    step = actions.put_on_run_sheet(by=member, made=one.made, event=event, now=request.now)
    messages.success(request, _("It is on the run sheet. You can say there when it is shown, and who does it."))
    return redirect("step", group_id=member.group_id, step_id=step.pk)


@in_group
def made_file(request: Request, member: Any, made_id: uuid.UUID, number: int) -> HttpResponseBase:
    """The file of a version, whole or in part."""
    version = queries.version_in(member, made_id, number)
    return send(request, version.upload if version else None)


@in_group
def made_captions(request: Request, member: Any, made_id: uuid.UUID, number: int) -> HttpResponse:
    return _captions(queries.version_in(member, made_id, number))


def shown_file(request: HttpRequest, event_id: uuid.UUID, showing_id: uuid.UUID) -> HttpResponseBase:
    """For everyone: the file of something shown on an event's public page."""
    version = _shown(event_id, showing_id)
    return send(request, version.upload if version else None)


def shown_captions(request: HttpRequest, event_id: uuid.UUID, showing_id: uuid.UUID) -> HttpResponse:
    return _captions(_shown(event_id, showing_id))


def _shown(event_id: uuid.UUID, showing_id: uuid.UUID) -> Any:
    event = events.published(event_id)
    one = queries.shown_for_all(event, showing_id) if event is not None else None
    return one.version if one else None


def _captions(version: Any) -> HttpResponse:
    if version is None or not version.captions:
        raise Http404
    return HttpResponse(webvtt(cues_of(version.captions)), content_type="text/vtt; charset=utf-8")


def _place(request: Request, member: Any) -> tuple[Any, str]:
    form = ShowForm(request.POST, events=show_events(member))
    event = events.event_in(member, uuid.UUID(form.cleaned_data["event"])) if form.is_valid() else None
    if event is None:
        raise Http404
    return event, form.cleaned_data["where"]


def _yes(request: Request) -> bool:
    if request.POST.get("say") not in {"yes", "no"}:
        raise Http404
    return request.POST["say"] == "yes"


def _key(words: str) -> uuid.UUID:
    try:
        return uuid.UUID(words)
    except ValueError:
        raise Http404 from None


def _to(one: Any) -> HttpResponse:
    return redirect("thing", group_id=one.made.group_id, made_id=one.made.id)
