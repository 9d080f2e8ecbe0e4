"""Adjustments: for the person whom they are for, and for who sees to them."""

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
from evenground.support.forms import AdjustmentForm, AskForm, SeeToForm
from evenground.support.views.base import group_here, page, person_here


@login_required
def write(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What should be in place for me, by when, and whom I ask."""
    member = groups.place(request.user, group_id)
    form = AdjustmentForm(request.POST or None, people=_choices(member))
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        who = given.pop("ask")
        ask = person_here(member.group, who) if who else None
        if attempt(form, lambda: actions.write_adjustment(by=member, ask=ask, now=request.now, **given)):
            messages.success(request, _("Saved. You see here who sees to it, and when."))
            return redirect("support", group_id=group_id)
    return page(request, "write", member.group, form=form)


@login_required
def one(request: Request, group_id: uuid.UUID, adjustment_id: uuid.UUID) -> HttpResponse:
    """One adjustment of mine: in place or not yet, its owner, somebody else to ask."""
    member = groups.place(request.user, group_id)
    made = there(queries.my_adjustment(member, adjustment_id))
    form = AskForm(request.POST or None, people=_choices(member))
    if request.method == "POST" and form.is_valid():
        to = person_here(member.group, form.cleaned_data["ask"])
        if attempt(form, lambda: actions.ask_owner(by=request.user, adjustment=made.row, to=to, now=request.now)):
            messages.success(request, _("Asked. They can say yes, not now or no."))
            return redirect("support", group_id=group_id)
    return page(request, "adjustment", member.group, form=form, made=made)


@login_required
@require_POST
def met(request: Request, group_id: uuid.UUID, adjustment_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    made = there(queries.my_adjustment(member, adjustment_id))
    said = request.POST.get("met")
    if said in {"yes", "not_yet"}:  # a press that can't be told apart is taken for neither
        actions.say_met(by=request.user, adjustment=made.row, met=said == "yes")
        messages.success(request, _("Saved. You can change it at any time."))
    return redirect("support", group_id=group_id)


@login_required
@require_POST
def take_away(request: Request, group_id: uuid.UUID, adjustment_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    actions.take_away(by=request.user, adjustment=there(queries.my_adjustment(member, adjustment_id)).row)
    messages.success(request, _("It is gone. You can write a new one at any time."))
    return redirect("support", group_id=group_id)


@login_required
def see_to(request: Request, group_id: uuid.UUID, share_id: uuid.UUID) -> HttpResponse:
    """Somebody to whom a line was shown says what they will do about it."""
    group = group_here(request, group_id)
    share = there(queries.share_to(request.user, group, share_id))
    form = SeeToForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.see_to(by=request.user, share=share, now=request.now, **given)):
            messages.success(request, _("Saved. They see it with your name and the day."))
            return redirect("support_mine", group_id=group_id)
    words = queries.opener().words(share.item)
    return page(request, "see_to", group, form=form, share=share, words=words)


@login_required
@require_POST
def answer(request: Request, group_id: uuid.UUID, adjustment_id: uuid.UUID) -> HttpResponse:
    group = group_here(request, group_id)
    adjustment = there(queries.adjustment_for(request.user, group, adjustment_id))
    said = request.POST.get("say")
    if said in {"yes", "not_now", "no"}:
        actions.answer_ask(by=request.user, adjustment=adjustment, yes=said == "yes")
        messages.success(request, _("Saved. It is among those you see to.") if said == "yes" else _no())
    return redirect("support_mine", group_id=group_id)


@login_required
@require_POST
def hand_back(request: Request, group_id: uuid.UUID, adjustment_id: uuid.UUID) -> HttpResponse:
    group = group_here(request, group_id)
    adjustment = there(queries.adjustment_for(request.user, group, adjustment_id))
    actions.hand_back(by=request.user, adjustment=adjustment, now=request.now)
    messages.success(request, _("Handed back. It is open again. Thank you for what you did."))
    return redirect("support_mine", group_id=group_id)


def _no() -> str:
    return _("That is a full answer. Nobody is told, and you are not asked again.")


def _choices(member: Any) -> list[tuple[str, str]]:
    return [one.choice for one in queries.who_could(member.group, member.person, host=True)]
