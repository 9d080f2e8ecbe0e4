"""Cards of roles and tasks: reading, writing, taking on, asking somebody, handing back; and what I carry."""

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
from evenground.record.domain.verdict import Refused
from evenground.roles import actions, permissions, queries
from evenground.roles.forms import CardForm, LevelForm, OfferForm, TakeForm


@login_required
def roles(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What stands open first, then what is carried, with names."""
    member = groups.place(request.user, group_id)
    cards = queries.cards_of(member)
    context = {
        "group": member.group,
        "open": [one for one in cards if not one.holdings],
        "held": [one for one in cards if one.holdings],
    }
    return render(request, "roles/roles.html", context)


@login_required
def card(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    member, one = _found(request, group_id, card_id)
    return _card_page(request, member, one, TakeForm())


def _card_page(request: Request, member: Any, one: Any, form: TakeForm) -> HttpResponse:
    """The card. After a refusal it still holds what somebody wrote about what would help them."""
    context = {
        "group": member.group,
        "one": one,
        "may_take": permissions.may_take(member, one.card),
        "may_back_up": permissions.may_back_up(member, one.card),
        "i_back_up": one.card.back_up_id == member.id,
        "offered": any(asked.card.pk == one.card.pk for asked in queries.offered_to(member)),
        "backs": queries.backs_for(one.card),
        "could": queries.who_could(member, one),
        "earlier": queries.earlier(one.card),
        "form": form,
    }
    return render(request, "roles/card.html", context, status=400 if form.is_bound else 200)


@login_required
def write_card(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    start = {"kind": "role", "size": "one", "event": request.GET.get("event", "")}
    form = CardForm(request.POST or None, initial=start, events=_events(member))
    if request.method == "POST" and form.is_valid():
        text, kind = _text(form), form.cleaned_data["kind"]
        if attempt(form, lambda: actions.write_card(by=member, text=text, kind=kind, now=request.now)):
            messages.success(request, _("Saved. It stands open for anyone."))
            return redirect("roles", group_id=group_id)
    verdict = permissions.may_write(member, request.now)
    return render(request, "roles/write.html", {"group": member.group, "form": form, "verdict": verdict})


@login_required
def change_card(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    member, one = _found(request, group_id, card_id)
    size = "several" if one.text.several else "one"
    old = {name: getattr(one.text, name, None) for name in CardForm.base_fields}
    start = {**old, "kind": one.card.kind, "size": size, "event": str(one.text.event_id or "")}
    form = CardForm(request.POST or None, initial=start, events=_events(member, one.text.event_id))
    del form.fields["kind"]
    if request.method == "POST" and form.is_valid():
        text = _text(form)
        if attempt(form, lambda: actions.change_card(by=member, card=one.card, text=text, now=request.now)):
            messages.success(request, _("Saved. How it stood before is kept."))
            return redirect("card", group_id=group_id, card_id=card_id)
    verdict = permissions.may_change(member, one.card, request.now)
    return render(request, "roles/write.html", {"group": member.group, "form": form, "one": one, "verdict": verdict})


@login_required
@require_POST
def take(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    member, one = _found(request, group_id, card_id)
    form = TakeForm(request.POST)
    if form.is_valid():
        support = form.cleaned_data["support"]
        if attempt(form, lambda: actions.take(by=member, card=one.card, support=support, now=request.now)):
            messages.success(request, _("Thank you. You can hand it back at any hour."))
            return redirect("card", group_id=group_id, card_id=card_id)
    return _card_page(request, member, queries.card_in(member, card_id), form)


@login_required
def offer(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    """Asking somebody. The page is the same whoever was asked before, and whatever they said."""
    member, one = _found(request, group_id, card_id)
    carry = {row.member_id for row in one.holdings} | {member.id}
    others = [other for other in groups.members_of(member.group) if other.id not in carry]
    form = OfferForm(request.POST or None, members=[(str(other.id), other.person.name) for other in others])
    if request.method == "POST" and form.is_valid():
        to = groups.member_in(member.group, form.cleaned_data["member"])
        if to is None:
            raise Http404
        if attempt(form, lambda: actions.offer(by=member, card=one.card, to=to, now=request.now)):
            messages.success(request, _("Saved. They may say yes, or nothing. Nobody is told which."))
            return redirect("card", group_id=group_id, card_id=card_id)
    return render(request, "roles/offer.html", {"group": member.group, "form": form, "one": one, "others": others})


@login_required
@require_POST
def leave_offer(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    """No, or not now: the same for us."""
    member, one = _found(request, group_id, card_id)
    actions.leave_offer(by=member, card=one.card, now=request.now)
    messages.success(request, _("That is fine. Nobody is told, and you are not asked this again."))
    return redirect("carried", group_id=group_id)


@login_required
@require_POST
def agree(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    member, one = _found(request, group_id, card_id)
    number = request.POST.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        raise Refused(_("This card has changed. Read it once more, then say how you see it."))
    actions.agree(by=member, card=one.card, number=int(number), now=request.now)
    messages.success(request, _("Saved. If the card changes, we ask you again."))
    return redirect("card", group_id=group_id, card_id=card_id)


@login_required
@require_POST
def hand_back(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    member, one = _found(request, group_id, card_id)
    actions.hand_back(by=member, card=one.card, now=request.now)
    messages.success(request, _("It stands open again. Thank you for what you did."))
    return redirect("carried", group_id=group_id)


@login_required
@require_POST
def hand_all_back(request: Request, group_id: uuid.UUID) -> HttpResponse:
    member = groups.place(request.user, group_id)
    actions.hand_all_back(by=member, now=request.now)
    messages.success(request, _("You carry nothing now. Thank you for what you did."))
    return redirect("carried", group_id=group_id)


@login_required
@require_POST
def back_up(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> HttpResponse:
    member, one = _found(request, group_id, card_id)
    actions.back_up(by=member, card=one.card, yes=request.POST.get("wanted") != "no", now=request.now)
    messages.success(request, _("Saved. You can change it at any time."))
    return redirect("card", group_id=group_id, card_id=card_id)


@login_required
def carried(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What I carry, what I was asked, and how far I want to take part. Seen by me alone."""
    member = groups.place(request.user, group_id)
    form = LevelForm(request.POST or None, initial={"level": queries.level_of(member)})
    if request.method == "POST" and form.is_valid():
        level = form.cleaned_data["level"]
        if attempt(form, lambda: actions.choose_level(by=member, level=level, now=request.now)):
            messages.success(request, _("Saved. You can change it at any time."))
            return redirect("carried", group_id=group_id)
    context = {
        "group": member.group,
        "form": form,
        "carried": queries.carried_by(member),
        "offered": queries.offered_to(member),
    }
    return render(request, "roles/carried.html", context)


def _found(request: Request, group_id: uuid.UUID, card_id: uuid.UUID) -> Any:
    member = groups.place(request.user, group_id)
    one = queries.card_in(member, card_id)
    if one is None:
        raise Http404
    return member, one


def _text(form: CardForm) -> actions.Text:
    said = {name: value for name, value in form.cleaned_data.items() if name not in {"kind", "size", "event"}}
    event = uuid.UUID(form.cleaned_data["event"]) if form.cleaned_data.get("event") else None
    return actions.Text(**said, several=form.cleaned_data["size"] == "several", event_id=event)


def _events(member: Any, now: uuid.UUID | None = None) -> list[tuple[str, str]]:
    """The events that a card can belong to, for a choice: those ahead, and the one it belongs to now."""
    found = [row for row in events.events_of(member) if row.id == now or not (row.past or row.closed_on)]
    return [(str(row.id), row.name) for row in found]
