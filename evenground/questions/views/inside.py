"""Inside a room, without an account: what waits and why, asking, supporting, and what is one's own."""

import uuid
from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt, attempt_or, there
from evenground.design.requests import Request
from evenground.groups.domain.codes import spoken
from evenground.groups.queries import day_in
from evenground.questions import actions, permissions, queries
from evenground.questions.forms import AppealForm, AskForm, CodeForm, ReportForm
from evenground.questions.views.base import Device, in_room, show
from evenground.questions.views.live import MOST_ENDED, asks_back, follow
from evenground.record.domain.verdict import Refused


@in_room
def room(request: Request, room: Any, device: Device) -> HttpResponse:
    """What is answered now, what comes next and why, and what became of the rest."""
    ticket = queries.ticket_of(room, device.slip)
    live = follow(room, "inside", request.now)
    kept = queries.promises_of(room, day_in(room.group, request.now))
    return show(
        request, "room.html", room=room, here=queries.told(room), supported=queries.supported_by(ticket),
        mine={row.id for row in queries.mine(room, device.secrets)}, may=_may_ask(room, device),
        may_be_in=permissions.may_be_in(room), spoken=spoken(room.code),
        follow=live, most_ended=MOST_ENDED, asks=asks_back(room),
        in_sight=[one for one in kept if one.standing.in_sight],
    )  # fmt: skip


@in_room
def ask(request: Request, room: Any, device: Device) -> HttpResponse:
    """A question or a thought. Its secret is shown next, and stays on this device."""
    form = AskForm(request.POST if request.method == "POST" else None, unnamed=room.unnamed)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason:
            form.add_error(None, reason)
        ticket = queries.ticket_of(room, device.slip)
        return show(
            request,
            "ask.html",
            status,
            room=room,
            form=form,
            may=permissions.may_ask(room, waits=bool(ticket and ticket.open)),
        )

    def do() -> HttpResponse:
        device.check()
        if not ratelimit.consume(request, action="room_post", key=queries.ticket_key(room, device.slip)):
            raise Refused(_("This is a lot at once. Wait a minute, then try again. Your words are still here."))
        _free(room, device)
        _row, secret = actions.ask(
            room=room, slip=device.slip, asked=actions.Asked(**form.cleaned_data), now=request.now
        )
        messages.success(request, _("It is in the room now, in your words."))
        response = redirect("my_questions", room_code=spoken(room.code))
        return device.keep(response, secret=secret)

    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)


def _may_ask(room: Any, device: Device) -> Any:
    ticket = queries.ticket_of(room, device.slip)
    return permissions.may_ask(room, waits=bool(ticket and ticket.open) and not _ended(room, device))


def _ended(room: Any, device: Device) -> str:
    """The secret of something of this device's that has its end and freed no turn yet."""
    rows = queries.mine_with_secrets(room, device.secrets)
    return next((secret for row, secret in rows if row.end and not row.freed), "")


def _free(room: Any, device: Device) -> None:
    """A device that holds the secret of something that has its end shows it, so that the next turn is free."""
    ticket = queries.ticket_of(room, device.slip)
    if ticket is not None and ticket.open and (secret := _ended(room, device)):
        actions.free_turn(room=room, slip=device.slip, secret=secret)


@require_POST
@in_room
def support(request: Request, room: Any, device: Device, question_id: uuid.UUID) -> HttpResponse:
    """I'd like to hear the answer, too; or that taken back."""
    wish = actions.Wish(room, device.slip, str(question_id), request.POST.get("say") != "no", device.secrets)
    try:
        device.check()
        [why] = actions.support(wishes=[wish])
    except Refused as refused:
        why = refused.reason
    if why:
        messages.error(request, why)
    return redirect(f"{request.path.split('/q/')[0]}/#q{question_id}")


@in_room
def report(request: Request, room: Any, device: Device, question_id: uuid.UUID) -> HttpResponse:
    """Both hosts look at it. Who reported is not kept."""
    row = there(queries.question_in(room, question_id))
    form = ReportForm(request.POST if request.method == "POST" else None)

    def do() -> None:
        if not ratelimit.consume(request, action="room_post", key=queries.ticket_key(room, device.slip)):
            raise Refused(_("This is a lot at once. Wait a minute, then try again."))
        actions.report(question=row, words=form.cleaned_data["words"], now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Thank you. Both hosts look at it. Nobody keeps who told them."))
        return redirect("room", room_code=spoken(room.code))
    return show(request, "report.html", room=room, row=row, form=form)


@in_room
def my_questions(request: Request, room: Any, device: Device) -> HttpResponse:
    """What I brought, and what became of it: by what this device holds, or by a code typed from paper."""
    form = CodeForm(request.POST if "code" in request.POST else None)
    if form.is_bound and form.is_valid():
        response = _by_code(request, room, device, form)
        if response is not None:
            return response
    rows = [(row, spoken(secret)) for row, secret in queries.mine_with_secrets(room, device.secrets)]
    promised = queries.promised_to(row for row, _secret in rows)
    ticket = queries.ticket_of(room, device.slip)
    supported = queries.supported_in(room, ticket)
    return show(
        request,
        "mine.html",
        room=room,
        form=form,
        rows=rows,
        promised=promised,
        supported=supported,
        appeal=AppealForm(),
    )


def _by_code(request: Request, room: Any, device: Device, form: CodeForm) -> HttpResponse | None:
    """A card's code is this device's ticket from now on; a question's code shows that question."""
    if not ratelimit.consume(request, action="room_code", dry_run=True):
        form.add_error("code", _("Too many wrong codes came from here. Wait ten minutes, then try again."))
        return None
    typed = form.cleaned_data["code"]
    back = redirect("my_questions", room_code=spoken(room.code))
    if (card := queries.slip_in(room, typed)) and card != device.slip:
        messages.success(request, _("This card is your ticket now."))
        return device.keep(back, slip=card)
    if queries.by_secret(room, typed) is not None:
        return device.keep(back, secret=queries.read_secret(typed))
    ratelimit.consume(request, action="room_code")
    form.add_error("code", _("Nothing in this room has this code. Look at it once more, sign by sign."))
    return None


@require_POST
@in_room
def my_question(request: Request, room: Any, device: Device, question_id: uuid.UUID) -> HttpResponse:
    """What its asker alone can do: take it back, say yes or no to a clearer wording, appeal."""
    found = [secret for row, secret in queries.mine_with_secrets(room, device.secrets) if row.id == question_id]
    secret, say = there(found[0] if found else None), request.POST.get("say")
    try:
        if say == "withdraw":
            actions.withdraw(room=room, secret=secret, now=request.now)
        elif say in {"clearer", "as_it_is"}:
            actions.answer_clearer(room=room, secret=secret, yes=say == "clearer")
        elif say == "appeal":
            actions.appeal(room=room, secret=secret, words=request.POST.get("words", ""), now=request.now)
    except Refused as refused:
        messages.error(request, refused.reason)
    else:
        messages.success(request, _("Saved."))
    return redirect("my_questions", room_code=spoken(room.code))


@in_room
def log(request: Request, room: Any, device: Device) -> HttpResponse:
    """What happened in the room, line by line, for everyone in it."""
    return show(
        request,
        "log.html",
        room=room,
        rows=queries.log_of(room),
        cycle=queries.cycle_of(room),
        numbers=queries.numbers_of(room),
    )


@in_room
def export(request: Request, room: Any, device: Device) -> HttpResponse:
    """All that is needed to work out the order anew. Tickets have numbers drawn for this file alone."""
    return JsonResponse(queries.export_of(room), json_dumps_params={"indent": 1})


@in_room
def screen(request: Request, room: Any, device: Device) -> HttpResponse:
    """For the wall: what is answered now and what comes next, in big letters, with the way in."""
    live = follow(room, "screen", request.now)
    here, asks = queries.told(room), asks_back(room)
    return show(request, "screen.html", room=room, here=here, spoken=spoken(room.code), asks=asks, follow=live)
