"""Hellos, and what can be done with anything said: change it, take it back, fold it, mute a person for oneself."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.record.domain.verdict import Refused
from evenground.talk import actions, permissions, queries
from evenground.talk.forms import ChangeForm, FoldForm, HelloForm, MuteForm


@login_required
def hello(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Hellos, in any form or not at all."""
    member = groups.place(request.user, group_id)
    form = HelloForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if _done(form, lambda: actions.say(by=member, words=words, kind="hello", now=request.now)):
            messages.success(request, _("Saved. You can change it or take it back at any time."))
            return redirect("hello", group_id=group_id)
    context = {
        "group": member.group,
        "form": form,
        "messages_here": queries.messages_about(member, ""),
        "verdict": permissions.may_say(member, request.now),
    }
    return render(request, "talk/hello.html", context)


@login_required
def change_words(request: Request, group_id: uuid.UUID, message_id: uuid.UUID) -> HttpResponse:
    """Its owner changes the words, or takes them back."""
    member, message = _mine(request, group_id, message_id)
    form = ChangeForm(request.POST or None, initial={"words": message.words})
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        if _done(form, lambda: actions.change_words(by=member, message=message, words=words, now=request.now)):
            messages.success(request, _("Saved. How it stood before is kept."))
            return _back(request, group_id)
    context = {"group": member.group, "form": form, "message": message, "back": _where(request, group_id)}
    return render(request, "talk/change.html", context)


@login_required
@require_POST
def take_back(request: Request, group_id: uuid.UUID, message_id: uuid.UUID) -> HttpResponse:
    member, message = _mine(request, group_id, message_id)
    actions.take_back(by=member, message=message, now=request.now)
    messages.success(request, _("Taken back. The words are gone."))
    return _back(request, group_id)


@login_required
def fold(request: Request, group_id: uuid.UUID, message_id: uuid.UUID) -> HttpResponse:
    """A wish to fold words."""
    member, message = _found(request, group_id, message_id)
    form = FoldForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        named = form.cleaned_data["names_me"] == "yes"
        about = queries.about(message)
        if _done(form, lambda: actions.wish_fold(by=member, about=about, names_me=named, now=request.now)):
            messages.success(request, _("Saved. Nobody is told that it was you."))
            return _back(request, group_id)
    context = {"group": member.group, "form": form, "message": message, "back": _where(request, group_id)}
    return render(request, "talk/fold.html", context)


@login_required
def muted(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Whom I muted, for myself; and muting one more."""
    member = groups.place(request.user, group_id)
    quiet = queries.muted_ids(member)
    others = [one for one in groups.members_of(member.group) if one.id != member.id and one.id not in quiet]
    form = MuteForm(request.POST or None, members=[(str(one.id), one.person.name) for one in others])
    if request.method == "POST" and form.is_valid():
        other = groups.member_in(member.group, form.cleaned_data["member"])
        if other is None:
            raise Http404
        if _done(form, lambda: actions.mute(by=member, other=other, now=request.now)):
            messages.success(request, _("Saved. Nobody else knows."))
            return redirect("muted", group_id=group_id)
    context = {"group": member.group, "form": form, "muted": queries.muted_members(member), "others": others}
    return render(request, "talk/muted.html", context)


@login_required
@require_POST
def unmute(request: Request, group_id: uuid.UUID, member_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    other = next((one for one in queries.muted_members(member) if one.id == member_id), None)
    if other is None:
        raise Http404
    actions.unmute(by=member, other=other, now=request.now)
    messages.success(request, _("You meet their words again."))
    return redirect("muted", group_id=group_id)


def _found(request: Request, group_id: uuid.UUID, message_id: uuid.UUID) -> Any:
    member = groups.place(request.user, group_id)
    message = queries.message_in(member, message_id)
    if message is None or message.taken_back_on is not None:
        raise Http404
    return member, message


def _mine(request: Request, group_id: uuid.UUID, message_id: uuid.UUID) -> Any:
    """The member's own message. Raises Refused for somebody else's, with the reason."""
    member, message = _found(request, group_id, message_id)
    permissions.may_take_back(member, message).or_refuse()
    return member, message


def _done(form: Any, act: Callable[[], Any]) -> bool:
    """Does it. A refusal goes to the top of the form, with the words still in it."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, refused.reason)
        return False
    return True


def _where(request: Request, group_id: uuid.UUID) -> str:
    """The page to go back to: one of ours, else the hellos."""
    wish = request.POST.get("back") or request.GET.get("back") or ""
    ours = wish.startswith("/") and url_has_allowed_host_and_scheme(wish, allowed_hosts=None)
    return wish if ours else reverse("hello", kwargs={"group_id": group_id})


def _back(request: Request, group_id: uuid.UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(_where(request, group_id))
