"""Opening a group, joining it and leaving it. They stand here since what is open for decision is touched too."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from evenground.decisions import actions, queries
from evenground.decisions.forms.arriving import JoinForm, LeaveForm
from evenground.design.requests import Request
from evenground.groups import permissions as group_permissions
from evenground.groups import queries as groups
from evenground.groups.domain.codes import spoken
from evenground.people import actions as people
from evenground.record.domain.verdict import Refused


@login_required
def open_group(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """The last step of starting a group: everything at a glance, what is still missing, and the press that opens it."""
    by = groups.starter(request.user, group_id)
    verdict = group_permissions.may_open(by, by.group)
    if request.method == "POST":
        actions.open_group(by=by, group=by.group, now=request.now)
        messages.success(request, _("The group is open. Now you can ask people to join."))
        return redirect("invite", group_id=group_id)
    choices = groups.choices_of(by.group)
    context = {
        "group": by.group,
        "verdict": verdict,
        "helpers": groups.helpers_of(by.group),
        "open": [choice for choice in choices if not choice.fixed],
        "fixed": [choice for choice in choices if choice.fixed],
        "enough_open": groups.enough_open(by.group),
    }
    return render(request, "decisions/open_group.html", context)


def join(request: Request, code: str) -> HttpResponse:
    """Yes: a name and one way to reach me, and I am in. Who is signed in already presses once."""
    place = groups.find_invitation(code, whose=request.META.get("REMOTE_ADDR", ""), now=request.now)
    if place is None:
        return redirect("invitation", code=code)  # it says, calmly, what to do
    known = request.user.is_authenticated
    if known and groups.membership(request.user, place.group_id):
        return redirect("start_here", group_id=place.group_id)
    form = None if known else JoinForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()) and _join(request, place, form):
        return redirect("start_here", group_id=place.group_id)
    context = {"form": form, "group": place.group, "code": spoken(place.code)}
    return render(request, "decisions/join.html", context)


def _join(request: Request, place: Any, form: JoinForm | None) -> bool:
    """Takes the place. A person made for it is gone again if the place was taken meanwhile."""
    try:
        if form is None:
            actions.join_group(invitation=place, person=request.user, now=request.now)
            return True
        words = form.cleaned_data
        names = ("name", "pronouns", "reach_by", "reach_detail", "email")
        with transaction.atomic():
            person = people.make_person(now=request.now, **{name: words[name] for name in names})
            actions.join_group(invitation=place, person=person, now=request.now)
    except Refused as refused:
        if form is None:
            raise
        form.add_error(None, refused.reason)
        return False
    people.sign_in(request, person, shared=words["shared"])
    return True


@login_required
def leave(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Leaving: at once, no reason needed. Who has an open objection may first name somebody to carry it on."""
    member = groups.place(request.user, group_id)
    others = [one for one in groups.members_of(member.group) if one.id != member.id]
    form = LeaveForm(request.POST or None, objections=list(queries.my_staying_objections(member)), others=others)
    if request.method == "POST" and form.is_valid():
        chosen = {key: groups.member_in(member.group, who) for key, who in form.carriers().items()}
        carriers = {key: one for key, one in chosen.items() if one is not None}
        try:
            actions.leave_group(by=member, carriers=carriers, now=request.now)
        except Refused as refused:
            form.add_error(None, refused.reason)
        else:
            messages.success(request, _("You left the group. Thank you for having been here."))
            return redirect("mine")
    return render(request, "decisions/leave.html", {"group": member.group, "form": form})
