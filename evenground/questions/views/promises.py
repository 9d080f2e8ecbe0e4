"""What members do about a room's promises and words: noting, showing what became of them, briefing the leader."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.groups.queries import day_in
from evenground.questions import actions, permissions, queries
from evenground.questions.forms import BriefingForm, EvidenceForm, HeardForm, PromiseForm
from evenground.questions.views.base import named_questions, on_room, promised, show
from evenground.record.domain.verdict import Refused


@on_room
def promises(request: Request, member: Any, room: Any) -> HttpResponse:
    """All promises of a room, and how they stand."""
    return show(
        request, "promises.html", group=member.group, member=member, room=room, heard=queries.heard_in(room),
        promises=queries.promises_of(room, day_in(room.group, request.now)),
        may=permissions.may_note_promise(member, room), may_write=permissions.may_write_heard(member, room),
    )  # fmt: skip


@on_room
def note_promise(request: Request, member: Any, room: Any) -> HttpResponse:
    """A member writes down a promise that was made."""
    start = {"who": room.leader_name, "question": request.GET.get("question", "")}
    form = PromiseForm(
        request.POST if request.method == "POST" else None, initial=start, questions=named_questions(room)
    )

    def do() -> None:
        actions.note_promise(by=member, room=room, says=promised(room, form), now=request.now)

    words = (_("Write down a promise"), _("The leader sees it, and says whether it is what they promised."))
    return _one(request, member, room, form, do=do, words=words, may=permissions.may_note_promise(member, room))


@on_room
def add_evidence(request: Request, member: Any, room: Any, promise_id: uuid.UUID) -> HttpResponse:
    """A member shows what became of a promise."""
    row = there(queries.promise_in(room, promise_id))
    form = EvidenceForm(request.POST if request.method == "POST" else None)

    def do() -> None:
        actions.add_evidence(by=member, promise=row, **form.cleaned_data, now=request.now)

    words = (_("What became of this promise?"), _("Those who asked read it, and say whether it was kept."))
    may = permissions.may_show_evidence(member, row)
    return _one(request, member, room, form, do=do, words=words, may=may, promise=row)


@on_room
def write_heard(request: Request, member: Any, room: Any) -> HttpResponse:
    """A host writes down what the leader said at the end."""
    old = queries.heard_in(room)
    start = {name: getattr(old, name) for name in HeardForm.base_fields} if old else None
    form = HeardForm(request.POST if request.method == "POST" else None, initial=start)

    def do() -> None:
        actions.write_heard(by=member, room=room, **form.cleaned_data, now=request.now)

    words = (_("What the leader said at the end"), _("Write it as they said it. They can put their own words here."))
    return _one(request, member, room, form, do=do, words=words, may=permissions.may_write_heard(member, room))


def _one(
    request: Request, member: Any, room: Any, form: Any, *, do: Any, words: tuple[str, str], **more: Any
) -> HttpResponse:
    """A page of one form, with the way back to the promises."""
    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved."))
        return redirect("promises", group_id=member.group_id, room_id=room.id)
    title, lead = words
    return show(request, "promise_form.html", group=member.group, member=member, room=room, form=form, title=title,
                lead=lead, **more)  # fmt: skip


@on_room
def briefing(request: Request, member: Any, room: Any) -> HttpResponse:
    """What the group tells the leader before they come: each under their own name."""
    if request.POST.get("back"):
        actions.take_briefing_back(by=member, room=room, briefing_id=_id(request.POST["back"]))
        return redirect("briefing", group_id=member.group_id, room_id=room.id)
    form = BriefingForm(request.POST if request.method == "POST" else None)

    def do() -> None:
        actions.brief_leader(by=member, room=room, words=form.cleaned_data["words"], now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved."))
        return redirect("briefing", group_id=member.group_id, room_id=room.id)
    may, rows = permissions.may_change_room(member, room, request.now), queries.briefing_of(room)
    return show(request, "briefing.html", group=member.group, member=member, room=room, form=form, may=may, rows=rows)


def _id(typed: str) -> uuid.UUID:
    """An id as a form sent it; one that nothing has, for anything else."""
    try:
        return uuid.UUID(typed)
    except ValueError:
        return uuid.UUID(int=0)


@require_POST
@on_room
def room_word(request: Request, member: Any, room: Any, word_id: uuid.UUID) -> HttpResponse:
    """A host would hold words from the room, or lets them go."""
    row = there(queries.word_in(room, word_id))
    permissions.may_hold_word(member, row).or_refuse()
    step = actions.let_word_go if request.POST.get("say") == "let_go" else actions.hold_word
    try:
        step(by=member, word=row, now=request.now)
    except Refused as refused:
        messages.error(request, refused.reason)
    return redirect("hosting", group_id=member.group_id, room_id=room.id)
