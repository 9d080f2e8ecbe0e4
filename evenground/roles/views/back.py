"""Something back: what is offered, choosing quietly, who looks after it, and what I got."""

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
from evenground.roles.forms import BackForm, GotForm, TakeBackForm


@login_required
def something_back(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What is offered, who looks after it, and what people shared of what they got."""
    member = groups.place(request.user, group_id)
    keeper = queries.back_keeper_of(member.group)
    context = {
        "group": member.group,
        "backs": queries.backs_in(member),
        "keeper": keeper,
        "i_keep": keeper is not None and keeper.id == member.id,
        "may_keep": permissions.may_keep_back(member),
        "got": queries.got_shared(member),
    }
    return render(request, "roles/backs.html", context)


@login_required
def back_offer(request: Request, group_id: uuid.UUID, back_id: uuid.UUID) -> HttpResponse:
    """One offer with its notice; and my choice, which changes nothing anywhere else."""
    member, row = _found(request, group_id, back_id)
    keeper, mine = queries.back_keeper_of(member.group), queries.choice_of(member, row)
    start = {"take": mine.take if mine else "", "number": row.number, "told": str(keeper.id) if keeper else ""}
    form = TakeBackForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        told = groups.member_in(member.group, said["told"]) if said["told"] else None
        given = {"take": said["take"], "number": said["number"], "told": told}
        if attempt(form, lambda: actions.choose_back(by=member, back=row, now=request.now, **given)):
            messages.success(request, _("Saved. You can change it at any time."))
            return redirect("my_back", group_id=group_id)
    if form.is_bound:  # what stands above the form now is what the next choice is about
        form.data = {**request.POST.dict(), "number": start["number"], "told": start["told"]}
    context = {
        "group": member.group,
        "back": row,
        "form": form,
        "keeper": keeper,
        "mine": mine,
        "verdict": permissions.may_choose_back(member, row),
    }
    return render(request, "roles/back.html", context)


@login_required
def write_back(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    things = _things(member)
    form = BackForm(request.POST or None, initial={"for_what": request.GET.get("for", "")}, things=things)
    if request.method == "POST" and form.is_valid():
        kind, _colon, key = form.cleaned_data["for_what"].partition(":")
        one = queries.card_in(member, uuid.UUID(key)) if kind == "card" else None
        event = events.event_in(member, uuid.UUID(key)) if kind == "event" else None
        what, card = _what(form), one.card if one else None
        if attempt(form, lambda: actions.write_back(by=member, what=what, card=card, event=event, now=request.now)):
            messages.success(request, _("Saved. The group can read it now."))
            return redirect("something_back", group_id=group_id)
    verdict = permissions.may_write_back(member, request.now)
    return render(request, "roles/write_back.html", {"group": member.group, "form": form, "verdict": verdict})


@login_required
def change_back(request: Request, group_id: uuid.UUID, back_id: uuid.UUID) -> HttpResponse:
    member, row = _found(request, group_id, back_id)
    form = BackForm(request.POST or None, initial={"way": row.kind, **vars(row)}, things=[])
    del form.fields["for_what"]
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.change_back(by=member, back=row, what=_what(form), now=request.now))
    ):
        messages.success(request, _("Saved. Whoever chose can read it again."))
        return redirect("back_offer", group_id=group_id, back_id=back_id)
    verdict = permissions.may_change_back(member, row, request.now)
    context = {"group": member.group, "form": form, "back": row, "verdict": verdict}
    return render(request, "roles/write_back.html", context)


@login_required
@require_POST
def leave_back(request: Request, group_id: uuid.UUID, back_id: uuid.UUID) -> HttpResponse:
    member, row = _found(request, group_id, back_id)
    actions.leave_back(by=member, back=row, now=request.now)
    messages.success(request, _("Your choice is gone. Nobody is told."))
    return redirect("my_back", group_id=group_id)


@login_required
@require_POST
def back_keeper(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    if request.POST.get("wanted") == "no":
        actions.let_back_go(by=member, now=request.now)
    else:
        actions.keep_back(by=member, now=request.now)
    messages.success(request, _("Saved. You can change it at any time."))
    return redirect("something_back", group_id=group_id)


@login_required
def my_back(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What I chose, what I got, and what people told me if I look after it. Seen by me alone."""
    member = groups.place(request.user, group_id)
    form = GotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = {"words": said["words"], "shared": said["shared"]}
        if attempt(form, lambda: actions.write_got(by=member, now=request.now, **given)):
            messages.success(request, _("Saved. You can change it at any time."))
            return redirect("my_back", group_id=group_id)
    names = {row.pk: row for row in queries.backs_in(member)}
    context = {
        "group": member.group,
        "form": form,
        "chosen": [(names[one.back_id], one) for one in queries.choices_of(member)],
        "told": [(names[one.back_id], one) for one in queries.told_to(member)],
        "got": queries.got_by(member),
    }
    return render(request, "roles/my_back.html", context)


@login_required
@require_POST
def share_got(request: Request, group_id: uuid.UUID, got_id: uuid.UUID) -> HttpResponse:
    member, row = _got(request, group_id, got_id)
    yes = request.POST.get("say") == "yes"
    actions.share_got(by=member, got=row, yes=yes, now=request.now)
    messages.success(request, _("Saved. The group can see it now.") if yes else _("Saved. Only you see it now."))
    return redirect("my_back", group_id=group_id)


@login_required
@require_POST
def delete_got(request: Request, group_id: uuid.UUID, got_id: uuid.UUID) -> HttpResponse:
    member, row = _got(request, group_id, got_id)
    actions.delete_got(by=member, got=row, now=request.now)
    messages.success(request, _("Deleted. It is gone."))
    return redirect("my_back", group_id=group_id)


def _things(member: Any) -> list[tuple[str, str]]:
    cards = [(f"card:{one.card.pk}", one.text.title) for one in queries.cards_of(member)]
    return [*cards, *((f"event:{one.pk}", one.name) for one in events.events_of(member))]


def _what(form: BackForm) -> actions.Return:
    said = {name: value for name, value in form.cleaned_data.items() if name != "for_what"}
    return actions.Return(kind=said.pop("way"), **said)


def _found(request: Request, group_id: uuid.UUID, back_id: uuid.UUID) -> Any:
    member = groups.place(request.user, group_id)
    row = queries.back_in(member, back_id)
    if row is None:
        raise Http404
    return member, row


def _got(request: Request, group_id: uuid.UUID, got_id: uuid.UUID) -> Any:
    member = groups.place(request.user, group_id)
    row = queries.got_in(member, got_id)
    if row is None:
        raise Http404
    return member, row
