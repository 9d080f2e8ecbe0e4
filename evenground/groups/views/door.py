"""The open door: the call for everyone without an account, a knock and its page, and who knocked, for members."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.files.views import send
from evenground.groups import actions, permissions, queries
from evenground.groups.domain.codes import spoken
from evenground.groups.domain.door import forgotten_on
from evenground.groups.forms import CallForm, KnockCodeForm, KnockForm, VoiceForm
from evenground.record.domain.verdict import Refused

Page = Callable[..., HttpResponseBase]


def unlisted(page: Page) -> Page:
    """Found by whoever was given its address, and by no search engine."""

    @wraps(page)
    def inner(request: Request, **which: Any) -> HttpResponseBase:
        response = page(request, **which)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return inner


@unlisted
def open_door(request: Request, call_code: str) -> HttpResponse:
    """Who calls, what for, what is open and fixed, and "I'm interested". Nothing about the group's members."""
    call = queries.find_call(call_code, whose=_whose(request), now=request.now)
    if call is None:
        return _closed(request)
    form = KnockForm(request.POST if request.method == "POST" else None)
    made: list[Any] = []

    def do() -> None:
        made.append(actions.knock(call=call, text=actions.KnockWords(**form.cleaned_data), now=request.now))

    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="knock"):
            form.add_error(None, _("Many people wrote from here just now. Wait ten minutes, then try again."))
        elif attempt(form, do):
            return redirect("my_knock", knock_code=spoken(made[0].code))
    choices = queries.choices_of(call.group)
    context = {
        "call": call,
        "group": call.group,
        "form": form,
        "open": [choice for choice in choices if not choice.fixed],
        "fixed": [choice for choice in choices if choice.fixed],
        "enough_open": queries.enough_open(call.group),
        "kinds": queries.help_named(call.group),
    }
    return render(request, "groups/open_door.html", context, status=400 if form.is_bound and form.errors else 200)


@unlisted
def my_knock(request: Request, knock_code: str) -> HttpResponse:
    """What I wrote, what happens next, and when it is forgotten. By its code alone."""
    row = queries.find_knock(knock_code, whose=_whose(request), now=request.now)
    if row is None:
        return _closed(request)
    names = ("words", "reach", "friend", "friend_phone", "about_me", "about_for")
    start = {name: getattr(row, name) for name in names} | {"friend_knows": bool(row.friend)}
    form = KnockForm(request.POST if request.method == "POST" else None, initial=start)

    def do() -> None:
        actions.change_knock(row=row, text=actions.KnockWords(**form.cleaned_data))

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved."))
        return redirect("my_knock", knock_code=knock_code)
    code = spoken(row.code)
    context = {
        "form": form,
        "code": code,
        "upload": row.upload,
        "address": settings.SITE + reverse("my_knock", kwargs={"knock_code": code}),
        "forgotten_on": forgotten_on(row.made_on),
    }
    return render(request, "groups/my_knock.html", context, status=400 if form.is_bound and form.errors else 200)


@unlisted
def knock_voice(request: Request, knock_code: str) -> HttpResponse:
    """Said aloud: on a page of its own, since what comes with a file comes in by a way of its own."""
    row = queries.find_knock(knock_code, whose=_whose(request), now=request.now)
    if row is None:
        return _closed(request)
    posted = request.method == "POST"
    form = VoiceForm(request.POST if posted else None, request.FILES if posted else None)

    def do() -> None:
        came = form.cleaned_data["file"]
        if not ratelimit.consume(request, action="knock"):
            raise Refused(_("Many people wrote from here just now. Wait ten minutes, then try again."))
        actions.leave_voice(row=row, came=came, size=came.size, now=request.now)

    if posted and request.POST.get("say") == "out":
        actions.take_voice_out(row=row)
        return redirect("my_knock", knock_code=knock_code)
    if posted and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved. You can take it out at any time."))
        return redirect("my_knock", knock_code=knock_code)
    context = {"form": form, "code": spoken(row.code), "upload": row.upload}
    return render(request, "groups/knock_voice.html", context, status=400 if form.is_bound and form.errors else 200)


@unlisted
def my_knock_file(request: Request, knock_code: str) -> HttpResponseBase:
    """What I said aloud."""
    row = queries.find_knock(knock_code, whose=_whose(request), now=request.now)
    return send(request, row.upload if row else None)


@login_required
def knock_file(request: Request, group_id: uuid.UUID, knock_id: uuid.UUID) -> HttpResponseBase:
    """What somebody said aloud at the door: for those who read the rest of it."""
    group = _reader(request, group_id).group
    return send(request, queries.knock_in(group, knock_id, request.now).upload)


@require_POST
@unlisted
def forget_knock(request: Request, knock_code: str) -> HttpResponse:
    """At once, and without a reason."""
    row = queries.find_knock(knock_code, whose=_whose(request), now=request.now)
    if row is None:
        return _closed(request)
    actions.forget_knock(row=row)
    return redirect("knock_forgotten")


@unlisted
def knock_forgotten(request: Request) -> HttpResponse:
    return render(request, "groups/knock_forgotten.html")


@unlisted
def knock_code(request: Request) -> HttpResponse:
    """Where the code of a knock is typed."""
    form = KnockCodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        row = queries.find_knock(form.cleaned_data["code"], whose=_whose(request), now=request.now)
        return redirect("my_knock", knock_code=spoken(row.code)) if row else _closed(request)
    return render(request, "groups/knock_code.html", {"form": form})


@login_required
def our_call(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """The call as any member writes, opens, changes and closes it."""
    member = queries.place(request.user, group_id)
    call, last = queries.call_now(member.group), queries.last_call(member.group)
    start = {
        "words": last.words if last else member.group.why,
        "time_needed": last.time_needed if last else member.group.time_needed,
        "gets_back": last.gets_back if last else member.group.what_you_get_back,
    }
    form = CallForm(request.POST if request.method == "POST" else None, initial=start)

    def do() -> None:
        actions.write_call(by=member, text=actions.CallWords(**form.cleaned_data), now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved. The page is open for everyone who has its address."))
        return redirect("our_call", group_id=group_id)
    context = {
        "group": member.group,
        "form": form,
        "call": call,
        "may": permissions.may_post(member, request.now),
        "address": settings.SITE + reverse("open_door", kwargs={"call_code": spoken(call.code)}) if call else "",
    }
    return render(request, "groups/our_call.html", context, status=400 if form.is_bound and form.errors else 200)


@login_required
@require_POST
def close_call(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    actions.close_call(by=member, now=request.now)
    messages.success(request, _("Closed. Its address opens nothing any more."))
    return redirect("our_call", group_id=group_id)


@login_required
def knocks(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Who knocked: for members, and for those who help. Each reads "about me" only if it was written for them."""
    reader = _reader(request, group_id)
    rows = queries.knocks_for(reader, reader.group, request.now)
    member = None if request.not_member else reader
    return render(request, "groups/knocks.html", {"group": reader.group, "member": member, "rows": rows})


def _reader(request: Request, group_id: uuid.UUID) -> Any:
    """Who reads what came to the door: a member, or somebody who helps the group."""
    by = queries.membership(request.user, group_id)
    request.not_member = by is None
    reader = by or queries.helper_role(request.user, group_id)
    if reader is None or reader.group.opened_on is None or not (by or queries.helps_here(request.user.id, group_id)):
        raise Http404
    return reader


@login_required
@require_POST
def get_in_touch(request: Request, group_id: uuid.UUID, knock_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    row, yes = queries.knock_in(member.group, knock_id, request.now), request.POST.get("say") == "yes"
    actions.get_in_touch(by=member, row=row, yes=yes)
    messages.success(request, _("Saved. The others see that you get in touch.") if yes else _("Given back."))
    return redirect("knocks", group_id=group_id)


def _whose(request: Request) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))


def _closed(request: Request) -> HttpResponse:
    """One calm page for a closed call, an unknown code and too many tries: the same for all."""
    return render(request, "groups/door_closed.html", {"form": KnockCodeForm()}, status=404)
