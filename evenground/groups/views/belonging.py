"""Who we are, my place, the working agreement."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.groups import actions, queries
from evenground.groups.forms import PartForm
from evenground.groups.views.common import by_here


@login_required
def members(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Names and pronouns as given, by name. How anyone takes part stands nowhere on it."""
    by = by_here(request, group_id)
    context = {
        "group": by.group,
        "members": queries.members_of(by.group),
        "hosts": queries.host_actors_of(by.group),
        "founding": queries.is_founding(by.group, request.now),
    }
    return render(request, "groups/members.html", context)


@login_required
def place(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """My place: how I take part, a pause, and the way out."""
    member = queries.place(request.user, group_id)
    form = PartForm(request.POST or None, initial={"part": member.part})
    if request.method == "POST" and form.is_valid():
        part = form.cleaned_data["part"]
        if attempt(form, lambda: actions.take_part(by=member, part=part, now=request.now)):
            messages.success(request, _("Saved. You can change it at any time."))
            return redirect("place", group_id=group_id)
    context = {
        "group": member.group,
        "member": member,
        "form": form,
        "pause": queries.pause_of(member, request.now),
        "outside": queries.helper_of_kind(member.group, "outside"),
    }
    return render(request, "groups/place.html", context)


@login_required
@require_POST
def pause(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    actions.pause(by=member, now=request.now)
    messages.success(request, _("You have a pause now. Come back when you like."))
    return redirect("place", group_id=group_id)


@login_required
@require_POST
def come_back(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = queries.place(request.user, group_id)
    actions.come_back(by=member, now=request.now)
    messages.success(request, _("Good to have you here."))
    return redirect("place", group_id=group_id)


@login_required
def agreement(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """The working agreement in force, or the text to start from."""
    by = by_here(request, group_id)
    context = {
        "group": by.group,
        "agreement": queries.agreement_of(by.group),
        "member": queries.membership(request.user, group_id),
    }
    return render(request, "groups/agreement.html", context)
