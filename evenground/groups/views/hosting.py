"""The host's page, which all members see; what is fixed, questions about it, and replies."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.groups import actions, queries
from evenground.groups.forms import (
    ActorEndsForm,
    ActorForm,
    AskForm,
    FixForm,
    HelperForm,
    OpenUpForm,
    OverrideForm,
    PayForm,
    ReplyForm,
)
from evenground.groups.views.common import host_or_member


@dataclass(frozen=True)
class Act:
    """One thing that is done for the host: its words on the page, its form, its action."""

    title: str | Promise
    words: str | Promise
    form: type[Any]
    do: Callable[[Any, dict[str, Any], Any], Any]
    members_too: bool = False  # in a group of its own, any member can


def _fix(by: Any, words: dict[str, Any], now: Any) -> Any:
    choice = queries.choice_in(by.group, uuid.UUID(words.pop("choice")))
    return actions.fix_choice(by=by, choice=choice, now=now, **words)


def _open_up(by: Any, words: dict[str, Any], now: Any) -> Any:
    choice = queries.choice_in(by.group, uuid.UUID(words["choice"]))
    return actions.open_up(by=by, choice=choice, why=words["why"], now=now)


def _actor_ends(by: Any, words: dict[str, Any], now: Any) -> Any:
    other = queries.host_actor_in(by.group, uuid.UUID(words["actor"]))
    return actions.end_actor(by=by, other=other, now=now)


ACTS = {
    "open-up": Act(
        gettext_lazy("Open something that was fixed"),
        gettext_lazy("From then on the group decides it."),
        OpenUpForm,
        _open_up,
        members_too=True,
    ),
    "fix": Act(
        gettext_lazy("Fix something"),
        gettext_lazy("The group is open, so this is shown as an override, with your reason."),
        FixForm,
        _fix,
    ),
    "actor": Act(
        gettext_lazy("Name one more who acts for the host"),
        gettext_lazy("They can do what stands on this page. They are no member by that."),
        ActorForm,
        lambda by, words, now: actions.name_actor(by=by, now=now, **words),
    ),
    "actor-ends": Act(
        gettext_lazy("Say who no longer acts for the host"),
        gettext_lazy("One person always does."),
        ActorEndsForm,
        _actor_ends,
    ),
    "pay": Act(
        gettext_lazy("Note that something was paid for"),
        gettext_lazy("Never how much, and never to whom."),
        PayForm,
        lambda by, words, now: actions.note_pay(by=by, now=now, **words),
    ),
    "override": Act(
        gettext_lazy("Override the group"),
        gettext_lazy("Every member is told, with your reason. It stays shown as an override."),
        OverrideForm,
        lambda by, words, now: actions.override(by=by, now=now, **words),
    ),
}


def _can(by: Any, act: Act) -> bool:
    return bool(queries.is_for_host(by) or (act.members_too and not by.group.host_name))


@login_required
def host(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Who acts for the host, everything done for it, what is open and fixed, and questions about it."""
    by = host_or_member(request, group_id)
    choices = queries.choices_of(by.group)
    context = {
        "group": by.group,
        "for_host": queries.is_for_host(by),
        "replies": queries.is_for_host(by) or not by.group.host_name,
        "member": queries.membership(request.user, group_id),
        "hosts": queries.host_actors_of(by.group),
        "acts": queries.host_acts_of(by.group),
        "open": [choice for choice in choices if not choice.fixed],
        "fixed": [choice for choice in choices if choice.fixed],
        "asks": queries.asks_of(by.group),
        "can": [(name, act) for name, act in ACTS.items() if _can(by, act)],
    }
    return render(request, "groups/host.html", context)


@login_required
def host_do(request: Request, group_id: uuid.UUID, act: str) -> HttpResponse:
    """One thing done for the host."""
    by = host_or_member(request, group_id)
    what = ACTS.get(act)
    if what is None:
        raise Http404
    form = what.form(request.POST or None, group=by.group)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        if attempt(form, lambda: what.do(by, words, request.now)):
            messages.success(request, _("Saved. Every member can see it here."))
            return redirect("host", group_id=group_id)
    context = {"group": by.group, "form": form, "act": what, "can": _can(by, what)}
    return render(request, "groups/host_do.html", context)


@login_required
def host_helper(request: Request, group_id: uuid.UUID, kind: str) -> HttpResponse:
    """Naming somebody who helps, once the group is open."""
    by = host_or_member(request, group_id)
    if kind not in queries.HELPER_KINDS:
        raise Http404
    form = HelperForm(request.POST or None, kind=kind)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        if attempt(form, lambda: actions.name_helper(by=by, kind=kind, now=request.now, **words)):
            messages.success(request, _("Saved. Every member can see it here."))
            return redirect("who_helps", group_id=group_id)
    return render(request, "groups/host_helper.html", {"group": by.group, "form": form})


@login_required
def ask(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Why is this fixed? Could it be opened? Nobody told us."""
    member = queries.place(request.user, group_id)
    form = AskForm(request.POST or None, group=member.group, initial={"choice": request.GET.get("about", "")})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        about = words["choice"]
        choice = queries.choice_in(member.group, uuid.UUID(about)) if about else None
        ask_it = {"kind": words["kind"], "choice": choice, "words": words["words"]}
        if attempt(form, lambda: actions.ask(by=member, now=request.now, **ask_it)):
            messages.success(request, _("Saved. A reply comes within 14 days, and stands on this page."))
            return redirect("host", group_id=group_id)
    return render(request, "groups/ask.html", {"group": member.group, "form": form})


@login_required
def reply(request: Request, group_id: uuid.UUID, ask_id: uuid.UUID) -> HttpResponse:
    by = host_or_member(request, group_id)
    asked = queries.ask_in(by.group, ask_id)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if attempt(form, lambda: actions.reply(by=by, ask=asked, words=words, now=request.now)):
            messages.success(request, _("Saved. Every member can see it here."))
            return redirect("host", group_id=group_id)
    return render(request, "groups/reply.html", {"group": by.group, "form": form, "ask": asked})
