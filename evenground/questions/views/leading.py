"""The leader's pages, by their own link and without an account: before they come, in the room, and afterwards."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from evenground.design.pages import attempt_or, there
from evenground.design.requests import Request
from evenground.groups.queries import day_in
from evenground.questions import actions, permissions, queries
from evenground.questions.forms import (
    AddressForm,
    AnswerForm,
    AskBackForm,
    BesideForm,
    EvidenceForm,
    HeardForm,
    PromiseForm,
)
from evenground.questions.views.base import Page, asking, named_questions, promised, show
from evenground.questions.views.live import follow


def led(page: Page) -> Page:
    """For pages found by the leader's link. Any other link finds nothing."""

    @wraps(page)
    def inner(request: Request, key: str, **which: Any) -> HttpResponse:
        response = page(request, there(queries.room_of_leader(key)), key, **which)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return inner


@led
def leader(request: Request, room: Any, key: str) -> HttpResponse:
    """Big and calm: what is asked now, or the next one."""
    live = follow(room, "leader", request.now)
    return show(request, "leader.html", room=room, key=key, here=queries.told(room), follow=live)


@led
def before(request: Request, room: Any, key: str) -> HttpResponse:
    """What the group asks of the leader before they come."""
    return show(request, "leader_before.html", room=room, key=key, briefing=queries.briefing_of(room))


@led
def after(request: Request, room: Any, key: str) -> HttpResponse:
    """What is left to do: answers in writing, promises, what the leader heard, an address for reminders."""
    return show(
        request, "leader_after.html", room=room, key=key, may=permissions.may_lead(room),
        waiting=queries.to_answer_in_writing(room), heard=queries.heard_in(room), by_hand=queries.briefing_of(room),
        promises=queries.promises_of(room, day_in(room.group, request.now)),
    )  # fmt: skip


@led
def ask_room(request: Request, room: Any, key: str) -> HttpResponse:
    """The leader asks the room something, and reads what people say."""
    if request.POST.get("say") == "enough":
        actions.end_ask_back(key=key)
        return redirect("leader_ask", key=key)
    form = AskBackForm(request.POST if request.method == "POST" else None)

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        may = permissions.may_be_in(room)
        return asking(request, "leader_ask.html", form, reason, status, room=room, key=key, may=may,
                      backs=queries.backs_of(room))  # fmt: skip

    def do() -> HttpResponse:
        actions.ask_back(key=key, words=form.cleaned_data["words"], now=request.now)
        return redirect("leader_ask", key=key)

    return _posted(request, form, do, again)


@led
def heard(request: Request, room: Any, key: str) -> HttpResponse:
    """What I heard, what I take away, what I will do."""
    old = queries.heard_in(room)
    start = {name: getattr(old, name) for name in HeardForm.base_fields} if old else None
    form = HeardForm(request.POST if request.method == "POST" else None, initial=start)
    words = (_("What I heard, take away and will do"), _("They stay your own words. Only you change them."))

    def do() -> None:
        actions.say_heard(key=key, **form.cleaned_data, now=request.now)

    return _one(request, room, key, form, do=do, words=words)


@led
def promise(request: Request, room: Any, key: str) -> HttpResponse:
    """The leader writes down what they promise."""
    named = named_questions(room)
    start = {"who": room.leader_name}
    form = PromiseForm(request.POST if request.method == "POST" else None, initial=start, questions=named)
    words = (_("Write down a promise"), _("It stays in sight until those who asked say that it was kept."))

    def do() -> None:
        actions.promise(key=key, says=promised(room, form), now=request.now)

    return _one(request, room, key, form, do=do, words=words)


@led
def answer(request: Request, room: Any, key: str, question_id: uuid.UUID) -> HttpResponse:
    """An answer in writing."""
    row = there(queries.question_in(room, question_id))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    words = (_("Answer in writing"), "")

    def do() -> None:
        actions.answer_in_writing(key=key, question=row, words=form.cleaned_data["words"], now=request.now)

    return _one(request, room, key, form, do=do, words=words, row=row)


@led
def promise_beside(request: Request, room: Any, key: str, promise_id: uuid.UUID) -> HttpResponse:
    """Yes, this is my promise; or the leader's own words beside it."""
    row = there(queries.promise_in(room, promise_id))
    start = {"yes": "yes" if row.confirmed_on else None, "words": row.leader_says}
    form = BesideForm(request.POST if request.method == "POST" else None, initial=start)
    words = (_("Is this what you promised?"), _("A member wrote it down. Whatever you say stands beside it."))

    def do() -> None:
        given = form.cleaned_data
        actions.answer_promise(key=key, promise=row, yes=given["yes"] == "yes", words=given["words"], now=request.now)

    return _one(request, room, key, form, do=do, words=words, promise=row)


@led
def show_done(request: Request, room: Any, key: str, promise_id: uuid.UUID) -> HttpResponse:
    """What shows that it was done. Those who asked say then whether it was kept."""
    row = there(queries.promise_in(room, promise_id))
    form = EvidenceForm(request.POST if request.method == "POST" else None)
    words = (_("What became of your promise?"), _("Those who asked read it, and say whether it was kept."))

    def do() -> None:
        actions.show_evidence(key=key, promise=row, **form.cleaned_data, now=request.now)

    return _one(request, room, key, form, do=do, words=words, promise=row)


@led
def remind_me(request: Request, room: Any, key: str) -> HttpResponse:
    """Where the leader wishes to be reminded of promises."""
    form = AddressForm(request.POST if request.method == "POST" else None, initial={"address": room.leader_mail})
    words = (_("Remind me of promises"), "")

    def do() -> None:
        actions.leave_address(key=key, address=form.cleaned_data["address"])

    return _one(request, room, key, form, do=do, words=words)


def _one(
    request: Request, room: Any, key: str, form: Form, *, do: Callable[[], Any], words: tuple[str, str], **more: Any
) -> HttpResponse:
    """A page of one form, with the way back to what is left to do."""

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        title, lead = words
        return asking(request, "leader_form.html", form, reason, status, room=room, key=key, title=title, lead=lead,
                      may=permissions.may_lead(room), **more)  # fmt: skip

    def done() -> HttpResponse:
        do()
        messages.success(request, _("Saved."))
        return redirect("leader_after", key=key)

    return _posted(request, form, done, again)


def _posted(
    request: Request, form: Form, do: Callable[[], HttpResponse], again: Callable[..., HttpResponse]
) -> HttpResponse:
    if request.method != "POST":
        return again()
    return attempt_or(do, again) if form.is_valid() else again("", 400)
