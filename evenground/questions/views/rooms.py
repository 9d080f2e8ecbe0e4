"""A group's rooms: making one, choosing its hosts by a decision, and what any member sees to."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from evenground.decisions import actions as decisions
from evenground.design.codes import qr
from evenground.design.pages import attempt, there, with_thing
from evenground.design.requests import Request
from evenground.events import queries as events
from evenground.groups import queries as groups
from evenground.groups.domain.codes import spoken
from evenground.questions import actions, permissions, queries
from evenground.questions.forms import CYCLES, CardsForm, HostsForm, RoomForm, SideForm, TurnsForm
from evenground.questions.views.base import Device, address_of, in_group, on_room, show

on_event = with_thing(in_group, "event_id", events.event_in)


@on_event
def make_room(request: Request, member: Any, event: Any) -> HttpResponse:
    """Who comes to answer, and what the room says."""
    form, made = RoomForm(request.POST if request.method == "POST" else None), []

    def do() -> None:
        says = actions.About(**form.cleaned_data)
        made.append(actions.make_room(by=member, event=event, says=says, now=request.now))

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        return redirect("our_room", group_id=member.group_id, room_id=made[0].id)
    may = permissions.may_make_room(member, event, request.now)
    return show(request, "make.html", group=member.group, member=member, event=event, form=form, may=may)


@on_room
def our_room(request: Request, member: Any, room: Any) -> HttpResponse:
    """The room as its group sees it: how far it is, who hosts it, how people get in."""
    return show(request, "ours.html", **_ours(request, member, room))


def _ours(request: Request, member: Any, room: Any) -> dict[str, Any]:
    acting = queries.acts_for(member, room)
    address = address_of(room)
    return {
        "group": member.group, "member": member, "room": room, "hosts": queries.hosts_of(room),
        "suggested": queries.suggested_hosts(member, room), "host": queries.is_host(member, room),
        "may_open": permissions.may_open(member, room), "may_change": permissions.may_change_room(
            member, room, request.now),
        "side_form": SideForm(initial={"side": acting}), "address": address, "qr": qr(address),
        "cards_form": CardsForm(initial={"number": room.cards or 50}), "numbers": queries.numbers_of(room),
        "leader_address": request.build_absolute_uri(reverse("leader", kwargs={"key": queries.leader_key(room)})),
        "spoken": spoken(room.code),
    }  # fmt: skip


@on_room
def change_room(request: Request, member: Any, room: Any) -> HttpResponse:
    names = ("leader_name", "leader_job", "welcome", "unnamed")
    form = RoomForm(
        request.POST if request.method == "POST" else None, initial={name: getattr(room, name) for name in names}
    )

    def do() -> None:
        actions.change_room(by=member, room=room, says=actions.About(**form.cleaned_data), now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("Saved."))
        return redirect("our_room", group_id=member.group_id, room_id=room.id)
    may = permissions.may_change_room(member, room, request.now)
    return show(
        request, "make.html", group=member.group, member=member, event=room.event, form=form, may=may, room=room
    )


@on_room
def choose_hosts(request: Request, member: Any, room: Any) -> HttpResponse:
    """Suggests two hosts. The group decides; the program does not look at how anybody takes part."""
    people = groups.members_of(member.group)
    form = HostsForm(request.POST if request.method == "POST" else None, people=people)
    made: list[Any] = []

    def do() -> None:
        named = [row for row in people if str(row.id) in {form.cleaned_data["one"], form.cleaned_data["two"]}]
        says = _("%(names)s host the questions to %(leader)s.") % {
            "names": _(" and ").join(row.person.name for row in named), "leader": room.leader_name,
        }  # fmt: skip
        params = {"about": queries.about(room), "members": [str(row.id) for row in named]}
        text = decisions.Text(says, form.cleaned_data["why"], params=params)
        made.append(decisions.propose(by=member, group=member.group, text=text, kind="room_hosts", now=request.now))

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("It is open for answers now. Everyone is told."))
        return redirect("proposal", group_id=member.group_id, proposal_id=made[0].id)
    return show(request, "choose_hosts.html", group=member.group, member=member, room=room, form=form)


@on_room
def choose_turns(request: Request, member: Any, room: Any) -> HttpResponse:
    """Suggests another cycle of turns. The group decides; the room's page says which one stands."""
    start = {"cycle": " ".join(queries.cycle_of(room))}
    form = TurnsForm(request.POST if request.method == "POST" else None, initial=start)
    made: list[Any] = []

    def do() -> None:
        cycle = form.cleaned_data["cycle"]
        says = _("The turns in the room for %(leader)s: %(cycle)s.") % {
            "leader": room.leader_name, "cycle": CYCLES[cycle],
        }  # fmt: skip
        params = {"about": queries.about(room), "cycle": cycle.split()}
        text = decisions.Text(says, form.cleaned_data["why"], params=params)
        made.append(decisions.propose(by=member, group=member.group, text=text, kind="room_turns", now=request.now))

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        messages.success(request, _("It is open for answers now. Everyone is told."))
        return redirect("proposal", group_id=member.group_id, proposal_id=made[0].id)
    return show(request, "choose_turns.html", group=member.group, member=member, room=room, form=form)


@require_POST
@on_room
def act_for(request: Request, member: Any, room: Any) -> HttpResponse:
    form = SideForm(request.POST)
    if form.is_valid():
        actions.act_for(by=member, room=room, side=form.cleaned_data["side"], now=request.now)
        messages.success(request, _("Saved."))
    return redirect("our_room", group_id=member.group_id, room_id=room.id)


@require_POST
@on_room
def take_ticket(request: Request, member: Any, room: Any) -> HttpResponse:
    """A member's own ticket. That they took one is kept, and not which."""
    there(room if room.state != "draft" else None)
    into = redirect("room", room_code=spoken(room.code))
    if actions.note_ticket(by=member, room=room, now=request.now):
        return Device(request.COOKIES, room).keep(into, slip=actions.new_ticket(room))
    messages.success(request, _("You took your ticket before. It is on the device where you took it."))
    return into


@on_room
def cards(request: Request, member: Any, room: Any) -> HttpResponse:
    """Cards for the door, to be printed: a code each, for whoever comes without a link."""
    form = CardsForm(request.POST if request.method == "POST" else None, initial={"number": room.cards or 50})

    def do() -> None:
        actions.print_cards(by=member, room=room, number=form.cleaned_data["number"], now=request.now)

    if request.method == "POST" and form.is_valid() and attempt(form, do):
        return redirect("room_cards", group_id=member.group_id, room_id=room.id)
    codes = [spoken(code) for code in queries.cards_of(room)]
    context = {"group": member.group, "member": member, "room": room, "form": form}
    return show(request, "cards.html", codes=codes, address=f"{address_of(room)}mine/", **context)
