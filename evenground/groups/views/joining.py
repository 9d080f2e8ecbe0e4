"""The invitation, readable without an account; asking people to join. Joining itself is in decisions."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.codes import qr
from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.groups import actions, permissions, queries
from evenground.groups.domain.codes import spoken
from evenground.groups.forms import CodeForm, EmailInviteForm, PlacesForm
from evenground.groups.views.common import by_here


def no_such_place(request: Request) -> HttpResponse:
    """One calm page for a wrong, old or used code, and for too many tries: the same for all."""
    return render(request, "groups/no_such_place.html", {"form": CodeForm()}, status=404)


def find(request: Request, code: str) -> Any:
    return queries.find_invitation(code, whose=request.META.get("REMOTE_ADDR", ""), now=request.now)


def type_code(request: Request) -> HttpResponse:
    """Where a code from paper is typed."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        found = find(request, form.cleaned_data["code"])
        return redirect("invitation", code=spoken(found.code)) if found else no_such_place(request)
    return render(request, "groups/type_code.html", {"form": form})


def invitation(request: Request, code: str) -> HttpResponse:
    """Who asks, what for, what is open and fixed, how much time, what one gets back. No account needed."""
    place = find(request, code)
    if place is None:
        return no_such_place(request)
    group = place.group
    choices = queries.choices_of(group)
    context = {
        "place": place,
        "code": spoken(place.code),
        "group": group,
        "open": [choice for choice in choices if not choice.fixed],
        "fixed": [choice for choice in choices if choice.fixed],
        "enough_open": queries.enough_open(group),
        "member": queries.membership(request.user, group.id),
        "helpers": queries.helpers_of(group),
    }
    return render(request, "groups/invitation.html", context)


@require_POST
def no_thanks(request: Request, code: str) -> HttpResponse:
    """No is a full answer: no reason asked, nobody told, no trace of who. The invitation stays as it is."""
    place = find(request, code)
    if place is not None:
        actions.no_thanks(invitation=place, now=request.now)
    return redirect("no_thanks_said")


def no_thanks_said(request: Request) -> HttpResponse:
    return render(request, "groups/no_thanks.html")


@login_required
def invite(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Asking somebody to join: codes and links, slips to print, or an email."""
    by = by_here(request, group_id)
    email = EmailInviteForm(request.POST if "email" in request.POST else None)
    places = PlacesForm(request.POST if "places" in request.POST else None)
    if request.method == "POST" and email.is_bound and email.is_valid():
        address = email.cleaned_data["email"]
        if attempt(email, lambda: actions.invite(by=by, email=address, now=request.now)):
            messages.success(request, _("Saved. The invitation goes out in a moment, and we forget the address."))
            return redirect("invite", group_id=group_id)
    if request.method == "POST" and places.is_bound and places.is_valid():
        many = places.cleaned_data["places"]
        if attempt(places, lambda: actions.invite(by=by, places=many, now=request.now)):
            messages.success(request, _("Saved. Each code below is for one person."))
            return redirect("invite", group_id=group_id)
    verdict = permissions.may_invite(by, by.group, request.now)
    context = {
        "group": by.group,
        "email": email,
        "places_form": places,
        "verdict": verdict,
        "places": [_shown(place) for place in queries.open_places(by, request.now)],
        "has_errors": bool((email.is_bound and email.errors) or (places.is_bound and places.errors)),
    }
    return render(request, "groups/invite.html", context)


def _shown(place: Any) -> dict[str, Any]:
    code = spoken(place.code)
    link = settings.SITE + reverse("invitation", kwargs={"code": code})
    return {"place": place, "code": code, "link": link, "mine": not place.decided}


@login_required
def slips(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """The open places as slips of paper."""
    by = by_here(request, group_id)
    shown = [_shown(place) for place in queries.open_places(by, request.now)]
    for slip in shown:
        slip["qr"] = qr(slip["link"])
    context = {"group": by.group, "slips": shown, "address": settings.SITE + reverse("type_code")}
    return render(request, "groups/slips.html", context)


@login_required
@require_POST
def take_back_place(request: Request, group_id: uuid.UUID, invitation_id: uuid.UUID) -> HttpResponse:
    by = by_here(request, group_id)
    place = queries.place_made_by(by, invitation_id)
    actions.take_back_place(by=by, invitation=place, now=request.now)
    messages.success(request, _("Taken back. Its code no longer works."))
    return redirect("invite", group_id=group_id)
