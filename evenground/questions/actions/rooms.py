"""Making a room, opening it, going live, closing it; and who acts in it for whom."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events.models import Event, Item
from evenground.groups.domain.codes import new_code
from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.questions import entries, permissions
from evenground.questions.actions.base import about, actor, changed, digest, line, locked_by, log, long
from evenground.questions.domain.slips import MOST_CARDS
from evenground.questions.models import ActsFor, Happened, Room, RoomSide, RoomState, TookTicket
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused


@dataclass(frozen=True)
class About:
    """What a room says: who answers, their job, and a few words to whoever comes in."""

    leader_name: str
    leader_job: str = ""
    welcome: str = ""
    unnamed: bool = True


@transaction.atomic
def make_room(*, by: Member, event: Event, says: About, item: Item | None = None, now: datetime) -> Room:
    """Begins a room of an event, perhaps for one session of it. It opens later."""
    chain = record.lock(by.group_id)
    by = Member.objects.select_related("group").get(id=by.id)
    event = Event.objects.select_related("group").get(id=event.id)
    permissions.may_make_room(by, event, now).or_refuse()
    if item is not None and item.event_id != event.id:
        raise Refused(_("Choose something of this event's programme."))
    day = day_in(by.group, now)
    room = Room(group=by.group, event=event, item=item, code=new_code(), made_on=day, salt=record.new_salt())
    _say(room, says)
    room.save()
    record.write(chain, entries.ROOM_MADE, actor=actor(by), subject=about(room), day=day, digests=[_digest(room)])
    return room


@transaction.atomic
def change_room(*, by: Member, room: Room, says: About, now: datetime) -> None:
    """Changes what it says. Questions without a name can't be switched off, or on, once it is open."""
    chain, by, room = locked_by(by, room)
    permissions.may_change_room(by, room, now).or_refuse()
    if room.state != RoomState.DRAFT and says.unnamed != room.unnamed:
        raise Refused(_("The room is open. Whether questions may come without a name stays as it is now."))
    _say(room, says)
    room.save(update_fields=["leader_name", "leader_job", "welcome", "unnamed"])
    changed(room)
    day = day_in(room.group, now)
    record.write(chain, entries.ROOM_CHANGED, actor=actor(by), subject=about(room), day=day, digests=[_digest(room)])


def _say(room: Room, says: About) -> None:
    room.leader_name = line(says.leader_name, 200, _("Write who comes to answer, as they wish to be called."))
    room.leader_job = line(says.leader_job, 200)
    room.welcome = long(says.welcome)
    room.unnamed = says.unnamed


def _digest(room: Room) -> str:
    return digest(room.salt, room.leader_name, room.leader_job, room.welcome, str(room.unnamed))


@transaction.atomic
def act_for(*, by: Member, room: Room, side: str, now: datetime) -> None:
    """Says that one acts here for the leader or the host organisation; "" ends it. Who does can't be a host."""
    _chain, by, room = locked_by(by, room)
    permissions.may_act_for(by, room).or_refuse()
    if side and side not in RoomSide.values:
        raise Refused(_("Choose for whom you act."))
    if side:
        ActsFor.objects.update_or_create(room=room, member=by, defaults={"side": side})
    else:
        ActsFor.objects.filter(room=room, member=by).delete()


@transaction.atomic
def open_room(*, by: Member, room: Room, now: datetime) -> None:
    """Opens it for early questions. The seed of its lots is drawn now and shown, before any draw."""
    chain, by, room = locked_by(by, room)
    permissions.may_open(by, room).or_refuse()
    room.state, room.seed, room.opened_on = RoomState.EARLY, secrets.token_hex(32), day_in(room.group, now)
    room.save(update_fields=["state", "seed", "opened_on"])
    log(room, Happened.OPENED, now)
    changed(room)
    facts = {"seed": room.seed}
    record.write(chain, entries.OPENED, actor=actor(by), subject=about(room), day=room.opened_on, facts=facts)


@transaction.atomic
def go_live(*, by: Member, room: Room, now: datetime) -> None:
    chain, by, room = locked_by(by, room)
    permissions.may_go_live(by, room).or_refuse()
    room.state = RoomState.LIVE
    room.save(update_fields=["state"])
    log(room, Happened.LIVE, now)
    changed(room)
    record.write(chain, entries.WENT_LIVE, actor=actor(by), subject=about(room), day=day_in(room.group, now))


@transaction.atomic
def close_room(*, by: Member, room: Room, now: datetime) -> None:
    """Closes it. Each question that waits still gets its end: in writing, or with a reason why not."""
    chain, by, room = locked_by(by, room)
    permissions.may_close(by, room).or_refuse()
    room.state, room.paused, room.closed_on = RoomState.CLOSED, False, day_in(room.group, now)
    room.save(update_fields=["state", "paused", "closed_on"])
    log(room, Happened.CLOSED, now)
    changed(room)
    record.write(chain, entries.CLOSED, actor=actor(by), subject=about(room), day=room.closed_on)


@transaction.atomic
def print_cards(*, by: Member, room: Room, number: int, now: datetime) -> None:
    """How many room tickets are printed for the door. Those that were printed stay good."""
    _chain, by, room = locked_by(by, room)
    permissions.may_change_room(by, room, now).or_refuse()
    if not room.cards <= number <= MOST_CARDS:
        raise Refused(_("Write a number from %(least)d to %(most)d.") % {"least": room.cards, "most": MOST_CARDS})
    room.cards = number
    room.save(update_fields=["cards"])


@transaction.atomic
def note_ticket(*, by: Member, room: Room, now: datetime) -> bool:
    """That a member takes a ticket. False if they took one before: nobody gets two."""
    _chain, by, room = locked_by(by, room)
    permissions.may_act_for(by, room).or_refuse()
    _row, fresh = TookTicket.objects.get_or_create(room=room, member=by)
    return fresh
