"""Beside me: what is mine, what is asked of me, my buddy, whom I can ring; and what help is usual when."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.design.pages import attempt, there
from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.support import actions, queries
from evenground.support.forms import BuddyForm, CallForm
from evenground.support.views.base import group_here, page, person_here


@login_required
def support(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """My buddy, my list, my adjustments, who helps; and the one line about the whole group."""
    member = groups.place(request.user, group_id)
    return page(
        request,
        "support",
        member.group,
        buddy=queries.my_buddy(member),
        items=queries.my_items(member),
        adjustments=queries.my_adjustments(member),
        line=queries.group_line(member.group),
        helpers=queries.people_beside(member.group),
    )


@login_required
def mine(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What is asked of me, what was shown to me, and what I see to. For members, who helps and the host's people."""
    group, me = group_here(request, group_id), request.user
    member = groups.membership(me, group_id)
    return page(
        request,
        "mine",
        group,
        asked=queries.asked_of(me, group),
        seen_to=queries.to_see_to(me, group),
        shown=queries.shared_with(me, group),
        calls=queries.calls_for(me, group),
        buddy_asks=queries.buddy_asks(member) if member else [],
        buddies=queries.buddies_of_mine(member) if member else [],
        member=member,
    )


@login_required
def how_am_i(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """How am I, what do I need? Nothing is kept; here is who could help."""
    member = groups.place(request.user, group_id)
    mine = queries.my_calls(member)
    helpers = [(one, queries.reachable(one) and one.person_id != request.user.id) for one in _beside(member)]
    return page(request, "how", member.group, helpers=helpers, buddy=queries.my_buddy(member), calls=mine)


@login_required
def usual(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What help is usual at each stage of an event."""
    return page(request, "usual", groups.place(request.user, group_id).group)


@login_required
def buddy(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """My buddy: choosing one, or another."""
    member = groups.place(request.user, group_id)
    people = [(str(one.id), one.person.name) for one in queries.could_be_buddy(member)]
    form = BuddyForm(request.POST or None, people=people)
    if request.method == "POST" and form.is_valid():
        to = there(groups.member_in(member.group, form.cleaned_data["member"]))
        if attempt(form, lambda: actions.choose_buddy(by=member, to=to, now=request.now)):
            messages.success(request, _("Asked. Nobody else knows."))
            return redirect("support_buddy", group_id=group_id)
    return page(request, "buddy", member.group, form=form, buddy=queries.my_buddy(member), people=people)


@login_required
@require_POST
def end_buddy(request: Request, group_id: uuid.UUID) -> HttpResponse:
    actions.end_buddy(by=groups.place(request.user, group_id))
    messages.success(request, _("You have no buddy now. Nobody is told."))
    return redirect("support_buddy", group_id=group_id)


@login_required
@require_POST
def answer_buddy(request: Request, group_id: uuid.UUID, buddy_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    row = there(queries.buddy_to(member, buddy_id))
    said = request.POST.get("say", "")
    if said in {"yes", "not_now", "no"}:
        actions.answer_buddy(by=member, buddy=row, said=said)
        messages.success(request, _("Saved.") if said == "yes" else _("That is a full answer. Nobody is told."))
    return redirect("support_mine", group_id=group_id)


@login_required
def ask_call(request: Request, group_id: uuid.UUID, person_id: uuid.UUID) -> HttpResponse:
    """I'd like a call: to one person, by a notice."""
    member = groups.place(request.user, group_id)
    to = person_here(member.group, person_id)
    if not queries.can_be_called(member, to):
        return there(None)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        where = form.cleaned_data["where"]
        if attempt(form, lambda: actions.ask_call(by=member, to=to, where=where, now=request.now)):
            messages.success(request, _("Asked. It is deleted once they called, or after seven days."))
            return redirect("support_how", group_id=group_id)
    return page(request, "call", member.group, form=form, who=queries.names_of(member.group)[to.id])


@login_required
@require_POST
def end_call(request: Request, group_id: uuid.UUID, call_id: uuid.UUID) -> HttpResponse:
    group = group_here(request, group_id)
    call = there(queries.call_with(request.user, group, call_id))
    actions.end_call(by=request.user, call=call)
    messages.success(request, _("It is deleted."))
    return redirect("support_mine" if call.to_id == request.user.id else "support_how", group_id=group_id)


def _beside(member: Any) -> Any:
    return queries.people_beside(member.group)
