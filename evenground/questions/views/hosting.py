"""The hosts' pages: the queue, one question, and the room as a whole."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.questions import actions, permissions, queries
from evenground.questions.forms import ClearerForm, EndForm, HoldForm
from evenground.questions.views.base import on_room, show
from evenground.questions.views.live import follow
from evenground.record.domain.verdict import Refused


@on_room
def hosting(request: Request, member: Any, room: Any) -> HttpResponse:
    """What has its turn, what comes next and why, what is held or reported, and the room's own buttons."""
    return _hosting(request, member, room)


def _hosting(request: Request, member: Any, room: Any, reason: str = "") -> HttpResponse:
    may, live = permissions.may_host(member, room), follow(room, "hosts", request.now)
    return show(
        request, "hosting.html", 200 if may and not reason else 403, group=member.group, member=member, room=room,
        may=may, reason=reason, here=queries.told(room), may_take=permissions.may_take_next(member, room),
        may_open=permissions.may_open(member, room), may_live=permissions.may_go_live(member, room),
        may_close=permissions.may_close(member, room), may_pause=permissions.may_pause(member, room),
        wishes=queries.wishes_to_hold(room), reports=queries.reports_in(room),
        words=queries.words_in(room), follow=live,
    )  # fmt: skip


_STEPS: dict[str, Callable[..., Any]] = {
    "open": actions.open_room,
    "live": actions.go_live,
    "close": actions.close_room,
    "next": actions.take_next,
}

_WITH_WORDS: dict[str, Callable[..., Any]] = {
    "end": actions.end_question,
    "hold": actions.hold,
    "clearer": actions.suggest_clearer,
}


@require_POST
@on_room
def step(request: Request, member: Any, room: Any) -> HttpResponse:
    """Opens the room, starts it, closes it, pauses it, or gives the next turn."""
    say, may = request.POST.get("say", ""), permissions.may_host(member, room)
    if not may:
        return _hosting(request, member, room, may.reason)
    try:
        if say in {"pause", "go_on"}:
            actions.pause_room(by=member, room=room, paused=say == "pause", now=request.now)
        elif say in _STEPS:
            _STEPS[say](by=member, room=room, now=request.now)
    except Refused as refused:
        return _hosting(request, member, room, refused.reason)
    return redirect("hosting", group_id=member.group_id, room_id=room.id)


@on_room
def host_question(request: Request, member: Any, room: Any, question_id: uuid.UUID) -> HttpResponse:
    """One question as a host sees it: its end, a turn out of turn, holding it, a clearer wording."""
    row = there(queries.question_in(room, question_id))
    permissions.may_host(member, room).or_refuse()
    say = request.POST.get("say", "")
    forms: dict[str, Any] = {
        "end": EndForm(request.POST if say == "end" else None, auto_id="end_%s", initial=_start(row)),
        "hold": HoldForm(request.POST if say == "hold" else None, auto_id="hold_%s"),
        "clearer": ClearerForm(request.POST if say == "clearer" else None, auto_id="clearer_%s"),
    }
    form = forms.get(say)

    def do() -> None:
        _WITH_WORDS[say](by=member, question=row, **forms[say].cleaned_data, now=request.now)

    if form is not None and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved."))
        return redirect("hosting", group_id=member.group_id, room_id=room.id)
    if request.method == "POST" and form is None:
        return _at_once(request, member, room, row)
    wrong = bool(form is not None and form.errors)
    return show(
        request, "host_question.html", 400 if wrong else 200, group=member.group, member=member, room=room, row=row,
        end_form=forms["end"], hold_form=forms["hold"], clearer_form=forms["clearer"], has_errors=wrong,
        forms=list(forms.values()), may_end=permissions.may_end(member, row),
    )  # fmt: skip


def _start(row: Any) -> dict[str, Any]:
    return {"how": "live" if row.state == "now" else row.end or "writing", "due_on": row.due_on}


def _at_once(request: Request, member: Any, room: Any, row: Any) -> HttpResponse:
    """What needs no words: out of turn, let go, looked at."""
    say = request.POST.get("say")
    try:
        if say == "take":
            actions.take_next(by=member, room=room, question=row, now=request.now)
        elif say == "let_go":
            actions.let_go(by=member, question=row, now=request.now)
        elif say == "looked_at":
            actions.looked_at(by=member, question=row, now=request.now)
    except Refused as refused:
        return _hosting(request, member, room, refused.reason)
    return redirect("hosting", group_id=member.group_id, room_id=room.id)
