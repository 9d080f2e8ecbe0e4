"""Last year, where it helps: an earlier event with what people said, our marks, and taking something up again."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.events import actions, permissions, queries
from evenground.events.forms import AgainForm, MarkForm
from evenground.events.views.base import day_choices, in_group, on_event, show


@on_event
def look_back(request: Request, member: Any, event: Any) -> HttpResponse:
    """An event that is over: each thing with what people said, and how we marked it."""
    if not (event.past or event.closed_on):
        raise Http404
    current = queries.next_of(event)
    days = queries.looked_back(member, event, current)
    return show(request, "look_back.html", member, event, days=days, current=current)


@in_group
def mark_item(request: Request, member: Any, item_id: uuid.UUID) -> HttpResponse:
    """Worth keeping, changing or leaving; and from there into this year's programme, or a suggestion to decide on."""
    item = there(queries.item_of_past(member, item_id))
    event = there(queries.event_in(member, item.event_id))
    mine, current = queries.marked_by(member, item), queries.next_of(event)
    start = {"what": mine.what, "words": mine.words} if mine else {}
    form = MarkForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if attempt(form, lambda: actions.mark_item(by=member, item=item, **said, now=request.now)):
            messages.success(request, _("Saved. You can change it or take it back."))
            return _back(item, f"#item-{item.id}")
    return show(
        request, "mark.html", member, event, form=form, item=item, mine=mine, current=current,
        again_form=AgainForm(days=day_choices(current)) if current else None,
        became=[row for row in queries.again_in(event, current) if row.from_item_id == item.id],
        propose=_propose(member, item), may=permissions.may_mark(member, event, request.now),
    )  # fmt: skip


@require_POST
@in_group
def take_back_mark(request: Request, member: Any, mark_id: uuid.UUID) -> HttpResponse:
    mark = there(queries.mark_of(member, mark_id))
    actions.take_back_mark(by=member, mark=mark, now=request.now)
    messages.success(request, _("Taken back. The words are gone."))
    return _back(mark.item, f"#item-{mark.item_id}")


@require_POST
@in_group
def suggest_again(request: Request, member: Any, item_id: uuid.UUID) -> HttpResponse:
    """Puts a thing of an earlier event into this year's programme, linked to where it came from."""
    item = there(queries.item_of_past(member, item_id))
    current = there(queries.next_of(there(queries.event_in(member, item.event_id))))
    form = AgainForm(request.POST, days=day_choices(current))
    if not form.is_valid():
        messages.error(request, _("Choose one of the days of this event."))
        return redirect("mark_item", group_id=member.group_id, item_id=item.id)
    day = int(form.cleaned_data["day"])
    made = actions.suggest_again(by=member, item=item, event=current, day=day, now=request.now)
    messages.success(request, _("It is in this year's programme. You can change it there."))
    return redirect("item", group_id=member.group_id, item_id=made.id)


def _propose(member: Any, item: Any) -> str:
    """The way to suggesting it to the group, which fills its words in; "" where deciding is not there."""
    try:
        address = reverse("propose", kwargs={"group_id": member.group_id})
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode({'from': item.id})}"


def _back(item: Any, part: str) -> HttpResponse:
    place = redirect("look_back", group_id=item.event.group_id, event_id=item.event_id)
    place["Location"] += part
    return place
