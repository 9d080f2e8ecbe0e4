"""My list, one line of it, and showing a line to somebody."""

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
from evenground.support.domain.keeping import delete_on
from evenground.support.forms import ItemForm, ShareForm
from evenground.support.views.base import page, person_here


@login_required
def my_list(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """My list, and one more line for it."""
    member = groups.place(request.user, group_id)
    initial = {"delete_on": delete_on(groups.day_in(member.group, request.now))}
    form = ItemForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        words, day = form.cleaned_data["words"], form.cleaned_data["delete_on"]
        if attempt(form, lambda: actions.write_item(by=member, words=words, delete_on=day, now=request.now)):
            messages.success(request, _("Saved and locked up. Nobody sees it until you show it."))
            return redirect("support_list", group_id=group_id)
    return page(request, "list", member.group, form=form, items=queries.my_items(member))


@login_required
def item(request: Request, group_id: uuid.UUID, line_id: uuid.UUID) -> HttpResponse:
    """One line: its words, its day, who may read it."""
    member, shown = _mine(request, group_id, line_id)
    form = ItemForm(request.POST or None, initial={"words": shown.words or "", "delete_on": shown.row.delete_on})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        if attempt(form, lambda: actions.change_item(by=member, item=shown.row, now=request.now, **given)):
            messages.success(request, _("Saved. Whoever may read it sees it as it is now."))
            return redirect("support_list", group_id=group_id)
    return page(request, "item", member.group, form=form, item=shown)


@login_required
@require_POST
def delete(request: Request, group_id: uuid.UUID, line_id: uuid.UUID) -> HttpResponse:
    _member, shown = _mine(request, group_id, line_id)
    actions.delete_item(by=request.user, item=shown.row)
    messages.success(request, _("Deleted. It is gone for everyone you showed it to."))
    return redirect("support_list", group_id=group_id)


@login_required
def share(request: Request, group_id: uuid.UUID, line_id: uuid.UUID) -> HttpResponse:
    """Shows one line to one person."""
    member, shown = _mine(request, group_id, line_id)
    people = [one.choice for one in queries.who_could(member.group, request.user)]
    elsewhere = queries.used_elsewhere(shown.row, member.group)
    form = ShareForm(request.POST or None, people=people, elsewhere=elsewhere)
    if request.method == "POST" and form.is_valid():
        to = person_here(member.group, form.cleaned_data["to"])
        again = form.cleaned_data.get("again", False)
        if attempt(form, lambda: actions.share(by=member, item=shown.row, to=to, again=again, now=request.now)):
            messages.success(request, _("Saved. They can read this one line until you take it back."))
            return redirect("support_list", group_id=group_id)
    return page(request, "share", member.group, form=form, item=shown, elsewhere=elsewhere)


@login_required
@require_POST
def take_back(request: Request, group_id: uuid.UUID, share_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    actions.take_back_share(by=request.user, share=there(queries.share_by(member, share_id)))
    messages.success(request, _("Taken back. They can't read it any more."))
    return redirect("support_list", group_id=group_id)


def _mine(request: Request, group_id: uuid.UUID, line_id: uuid.UUID) -> Any:
    member = groups.place(request.user, group_id)
    return member, there(next((one for one in queries.my_items(member) if one.row.id == line_id), None))
