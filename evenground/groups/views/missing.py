"""The guided talk "Who is missing?": four questions one after another, and what we'll do."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.groups import actions, permissions, queries
from evenground.groups.forms import DeedForm, MissingForm

_QUESTIONS = {
    1: (
        gettext_lazy("Who is this for, and who of them is not at the table?"),
        gettext_lazy("Think of lives, not of names."),
    ),
    2: (
        gettext_lazy("What kept them away?"),
        gettext_lazy("It may be time, place, words, money or trust. It may be something we do."),
    ),
    3: (
        gettext_lazy("Whom could we ask, where they already are?"),
        gettext_lazy("A place, a club, a queue, a page. Go there and listen first."),
    ),
    4: (
        gettext_lazy("What will we change?"),
        gettext_lazy("In how we meet, what we pay for, and what we leave open."),
    ),
}


@login_required
def missing(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What the talk is, its questions, and what we'll do."""
    member = queries.place(request.user, group_id)
    form = DeedForm(request.POST if request.method == "POST" else None)

    def do() -> None:
        actions.add_deed(by=member, **form.cleaned_data, now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved. Whoever wants to can take it on. Nobody has to."))
        return redirect("missing", group_id=group_id)
    context = {
        "group": member.group,
        "talk": queries.missing_talk(member.group),
        "questions": [(number, words) for number, (words, _hint) in _QUESTIONS.items()],
        "deeds": queries.missing_deeds(member),
        "form": form,
        "may": permissions.may_post(member, request.now),
    }
    return render(request, "groups/missing.html", context, status=_status(form))


@login_required
@require_POST
def begin_missing(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    actions.begin_missing(by=member, now=request.now)
    return redirect("missing_question", group_id=group_id, question=1)


@login_required
def missing_question(request: Request, group_id: uuid.UUID, question: int) -> HttpResponse:
    """One question, what was said to it, and a box."""
    member = queries.place(request.user, group_id)
    if question not in _QUESTIONS or queries.missing_talk(member.group) is None:
        raise Http404
    form = MissingForm(request.POST if request.method == "POST" else None)

    def do() -> None:
        actions.say_missing(by=member, question=question, **form.cleaned_data, now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved. You can take it back at any time."))
        return redirect("missing_question", group_id=group_id, question=question)
    asked, hint = _QUESTIONS[question]
    context = {
        "group": member.group,
        "number": question,
        "asked": asked,
        "hint": hint,
        "next": question + 1 if question + 1 in _QUESTIONS else None,
        "rows": queries.missing_words(member, question),
        "form": form,
        "may": permissions.may_post(member, request.now),
    }
    return render(request, "groups/missing_question.html", context, status=_status(form))


@login_required
@require_POST
def take_back_missing(request: Request, group_id: uuid.UUID, missing_word_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    word = queries.missing_word_in(member, missing_word_id)
    actions.take_back_missing(by=member, word=word)
    messages.success(request, _("Taken back. Nothing of it is left."))
    return redirect("missing_question", group_id=group_id, question=word.question)


@login_required
@require_POST
def take_deed(request: Request, group_id: uuid.UUID, deed_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    yes = request.POST.get("say") == "yes"
    actions.take_deed(by=member, deed=queries.missing_deed_in(member, deed_id), yes=yes)
    messages.success(request, _("Saved. Give it back at any time.") if yes else _("Given back."))
    return redirect("missing", group_id=group_id)


@login_required
@require_POST
def deed_done(request: Request, group_id: uuid.UUID, deed_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    yes = request.POST.get("say") == "yes"
    actions.deed_done(by=member, deed=queries.missing_deed_in(member, deed_id), yes=yes, now=request.now)
    messages.success(request, _("Saved."))
    return redirect("missing", group_id=group_id)


def _status(form: Any) -> int:
    return 400 if form.is_bound and form.errors else 200
