"""What comes of a room, for everyone who has its code: you asked, they said, this happened; and one's own keepsake."""

import uuid
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.codes import qr
from evenground.design.pages import attempt_or, there
from evenground.design.requests import Request
from evenground.groups.domain.codes import spoken
from evenground.groups.queries import day_in
from evenground.questions import actions, permissions, queries
from evenground.questions.domain.sheet import fitting
from evenground.questions.forms import KeepsakeForm, SayBackForm
from evenground.questions.views.base import Device, address_of, asking, in_room, show
from evenground.record.domain.verdict import Refused


@in_room
def after(request: Request, room: Any, device: Device) -> HttpResponse:
    """You asked, they said, this happened."""
    return show(request, "after.html", **_after(request, room, device), known=queries.known_in(room))


def _after(request: Request, room: Any, device: Device) -> dict[str, Any]:
    here = queries.told(room)
    kept = queries.promises_of(room, day_in(room.group, request.now), device.slip, device.secrets)
    by_question = queries.promises_for(kept, here.ended)
    ended = sorted(here.ended, key=lambda row: (row.place is None, row.place or 0))
    return {
        "room": room, "spoken": spoken(room.code), "numbers": here.numbers, "heard": queries.heard_in(room),
        "in_sight": [one for one in kept if one.standing.in_sight],
        "to_all": [one for one in kept if one.promise.question_id not in by_question],
        "ended": [(row, by_question.get(row.id, [])) for row in ended if row.end != "withdrawn"],
    }  # fmt: skip


@in_room
def sheet(request: Request, room: Any, device: Device) -> HttpResponse:
    """The same on one printed page: whole words or none, and where the rest stands."""
    found = _after(request, room, device)
    heard, kept = found["heard"], [*found["to_all"], *(one for _row, some in found["ended"] for one in some)]
    kept.sort(key=lambda one: (not one.standing.in_sight, one.promise.by_when, one.promise.number))
    parts = [
        (name, getattr(heard, name)) for name in ("heard", "take_away", "will_do") if heard and getattr(heard, name)
    ]
    texts = [
        *(one.promise.who + one.promise.words for one in kept),
        *(words for _name, words in parts),
        *(row.words + row.answer + row.reason for row, _some in found["ended"]),
    ]
    fits = iter(fitting([len(text) for text in texts]))
    chosen = {
        "kept": [one for one in kept if next(fits)],
        "parts": [part for part in parts if next(fits)],
        "ended": [row for row, _some in found["ended"] if next(fits)],
    }
    left = len(texts) - sum(map(len, chosen.values()))
    where = f"{address_of(room)}after/"
    return show(request, "sheet.html", **{**found, **chosen}, left=left, address=where, qr=qr(where))


@require_POST
@in_room
def was_it_kept(request: Request, room: Any, device: Device, promise_id: uuid.UUID) -> HttpResponse:
    """One of those who asked says how it went."""
    row = there(queries.promise_in(room, promise_id))
    try:
        device.check()
        says = request.POST.get("says", "")
        actions.say_if_kept(promise=row, says=says, slip=device.slip, secrets=device.secrets, now=request.now)
    except Refused as refused:
        messages.error(request, refused.reason)
    else:
        messages.success(request, _("Saved. Nobody keeps who said it."))
    return redirect("room_after", room_code=spoken(room.code))


@in_room
def say_back(request: Request, room: Any, device: Device, asked_id: uuid.UUID) -> HttpResponse:
    """A reply to what the leader asks the room."""
    asked = there(queries.asked_back_in(room, asked_id))
    if request.POST.get("say") == "back":
        actions.take_word_back(asked=asked, slip=device.slip)
        return redirect("room", room_code=spoken(room.code))
    form = SayBackForm(request.POST if request.method == "POST" else None)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        back = next(one for one in queries.backs_of(room, device.slip) if one.asked.id == asked.id)
        return asking(request, "say_back.html", form, reason, status, room=room, back=back, spoken=spoken(room.code),
                      may=permissions.may_say_back(asked))  # fmt: skip

    def do() -> HttpResponse:
        _slowly(request, room, device)
        actions.say_back(asked=asked, slip=device.slip, words=form.cleaned_data["words"])
        messages.success(request, _("It stands in the room now, without a name."))
        return redirect("say_back", room_code=spoken(room.code), asked_id=asked.id)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


@in_room
def keepsake(request: Request, room: Any, device: Device) -> HttpResponse:
    """What I brought, what came of it, my own note; and what I share with the room, if I like."""
    shared = queries.shared_by(room, device.slip)
    start = {"mine": queries.keepsake_of(room, device.slip), "shared": shared.words if shared else ""}
    form = KeepsakeForm(request.POST if request.method == "POST" else None, initial=start)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        kept = queries.promises_of(room, day_in(room.group, request.now), device.slip, device.secrets)
        rows, wanted = (
            queries.mine(room, device.secrets),
            queries.supported_in(room, queries.ticket_of(room, device.slip)),
        )
        came = queries.promises_for(kept, [*rows, *wanted])
        return asking(
            request, "keepsake.html", form, reason, status, room=room, spoken=spoken(room.code), shared=shared,
            rows=[(row, came.get(row.id, [])) for row in rows], note=start["mine"],
            wanted=[(row, came.get(row.id, [])) for row in wanted],
        )  # fmt: skip

    def do() -> HttpResponse:
        _slowly(request, room, device)
        actions.keep_for_me(room=room, slip=device.slip, words=form.cleaned_data["mine"])
        if form.cleaned_data["shared"] != start["shared"]:
            actions.share_knowing(room=room, slip=device.slip, words=form.cleaned_data["shared"])
        messages.success(request, _("Saved."))
        return redirect("keepsake", room_code=spoken(room.code))

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


def _slowly(request: Request, room: Any, device: Device) -> None:
    """Raises Refused without a ticket, and where very much comes from one."""
    device.check()
    if not ratelimit.consume(request, action="room_post", key=queries.ticket_key(room, device.slip)):
        raise Refused(_("This is a lot at once. Wait a minute, then try again. Your words are still here."))
