"""Thanks: the group's page of what was shared, saying thanks, and the letters that are mine."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt
from evenground.design.requests import Request
from evenground.events import queries as events
from evenground.groups import queries as groups
from evenground.roles import actions, permissions, queries
from evenground.roles.forms import ThankForm


@login_required
def thanks(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What may be seen by all of us."""
    member = groups.place(request.user, group_id)
    return render(request, "roles/thanks.html", {"group": member.group, "thanks": queries.thanks_in(member)})


@login_required
def say_thanks(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    form = _form(request, member)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        to = groups.member_in(member.group, said["member"]) if said["member"] else None
        event = events.event_in(member, uuid.UUID(said["event"])) if said["event"] else None
        given = {"words": said["words"], "to_name": said["to_name"], "named": said["names_me"]}
        if attempt(form, lambda: actions.thank(by=member, to=to, event=event, now=request.now, **given)):
            messages.success(request, _("Saved. Only they see it, until they say yes to sharing it."))
            return redirect("my_thanks", group_id=group_id)
    context = {"group": member.group, "form": form, "verdict": permissions.may_thank(member, request.now)}
    return render(request, "roles/thank.html", context)


@login_required
def my_thanks(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Letters to me, and what I wrote. Seen by me alone."""
    member = groups.place(request.user, group_id)
    context = {"group": member.group, "got": queries.thanks_to(member), "wrote": queries.thanks_by(member)}
    return render(request, "roles/my_thanks.html", context)


@login_required
@require_POST
def share_thanks(request: Request, group_id: uuid.UUID, thank_id: uuid.UUID) -> HttpResponse:
    member, row = _found(request, group_id, thank_id)
    yes = request.POST.get("say") == "yes"
    actions.share_thanks(by=member, thank=row, yes=yes, now=request.now)
    messages.success(request, _("Saved. The group can read it now.") if yes else _("Saved. Others no longer see it."))
    return redirect("my_thanks", group_id=group_id)


@login_required
@require_POST
def put_away_thanks(request: Request, group_id: uuid.UUID, thank_id: uuid.UUID) -> HttpResponse:
    member, row = _found(request, group_id, thank_id)
    actions.put_away_thanks(by=member, thank=row, now=request.now)
    messages.success(request, _("It is gone from your page. Nobody is told."))
    return redirect("my_thanks", group_id=group_id)


@login_required
@require_POST
def take_back_thanks(request: Request, group_id: uuid.UUID, thank_id: uuid.UUID) -> HttpResponse:
    member, row = _found(request, group_id, thank_id)
    actions.take_back_thanks(by=member, thank=row, now=request.now)
    messages.success(request, _("Your words are taken back. They are gone everywhere."))
    return redirect("my_thanks", group_id=group_id)


def _form(request: Request, member: Any) -> ThankForm:
    others = [(str(one.id), one.person.name) for one in groups.members_of(member.group) if one.id != member.id]
    held = [(str(one.id), one.name) for one in events.events_of(member)]
    start = {"event": request.GET.get("event", ""), "names_me": True}
    return ThankForm(request.POST or None, initial=start, members=others, events=held)


def _found(request: Request, group_id: uuid.UUID, thank_id: uuid.UUID) -> Any:
    member = groups.place(request.user, group_id)
    row = queries.thank_in(member, thank_id)
    if row is None:
        raise Http404
    return member, row
