"""Rooms: which there are, who hosts one, and whose turn comes when. The last two say the group's decisions."""

import uuid
from collections.abc import Iterable

from evenground.decisions import queries as decisions
from evenground.decisions.models import Proposal
from evenground.events.models import Event
from evenground.groups.domain.codes import read_code
from evenground.groups.models import Member, MemberState
from evenground.questions.domain import slips
from evenground.questions.domain.turns import CYCLE
from evenground.questions.models import ActsFor, Hold, QuestionState, Report, Room, RoomState
from evenground.questions.queries.keys import key

IN_USE = (RoomState.EARLY, RoomState.LIVE)


def about(room: Room) -> str:
    """How the record and decisions name a room."""
    return f"questions.room:{room.pk}"


def room_in(member: Member, room_id: uuid.UUID) -> Room | None:
    return Room.objects.filter(group=member.group, id=room_id).select_related("group", "event").first()


def rooms_of(event: Event) -> list[Room]:
    return list(event.rooms.order_by("made_on", "id"))


def room_called(code: str) -> Room | None:
    """The room with this code, once it is open. The group of a room says nothing here."""
    rows = Room.objects.exclude(state=RoomState.DRAFT).select_related("group", "event")
    found = read_code(code)
    return rows.filter(code=found).first() if found else None


def changes_of(codes: Iterable[str]) -> dict[str, int]:
    """The number of the last change of each of these rooms that is open, by its code."""
    rows = Room.objects.exclude(state=RoomState.DRAFT).filter(code__in=list(codes))
    return dict(rows.values_list("code", "changes"))


def hosts_of(room: Room) -> list[Member]:
    """The two members whom the group's standing decision names, while they have a place and act for nobody here."""
    params = decisions.standing(room.group, "room_hosts", about(room))
    if params is None:
        return []
    acting = ActsFor.objects.filter(room=room).values("member")
    rows = room.group.members.filter(id__in=params["members"]).exclude(state=MemberState.LEFT).exclude(id__in=acting)
    rows = rows.exclude(person__acts_for__in=room.group.host_actors.filter(until=None))
    return list(rows.select_related("person").order_by("id"))


def is_host(member: Member, room: Room) -> bool:
    return any(host.id == member.id for host in hosts_of(room))


def cycle_of(room: Room) -> tuple[str, ...]:
    """Whose turn comes when, as the group's standing decision says; or two in proportional order, then a lot."""
    params = decisions.standing(room.group, "room_turns", about(room))
    return tuple(params["cycle"]) if params else CYCLE


def acts_for(member: Member, room: Room) -> str:
    """For whom a member acts in this room; "" for nobody."""
    return ActsFor.objects.filter(room=room, member=member).values_list("side", flat=True).first() or ""


def suggested_hosts(member: Member, room: Room) -> list[Proposal]:
    """Open suggestions of who hosts this room."""
    rows = decisions.open_for(member).filter(kind="room_hosts")
    return [row for row in rows if decisions.params(decisions.current(row)).get("about") == about(room)]


def cards_of(room: Room) -> list[str]:
    """The codes on the cards printed for the door."""
    return [slips.card(key(), str(room.id), number) for number in range(1, room.cards + 1)]


def wishes_to_hold(room: Room) -> list[Hold]:
    """One host's wish to hold something; the other may agree."""
    rows = Hold.objects.filter(question__room=room, question__held=False, question__state=QuestionState.OPEN)
    return list(rows.select_related("question", "by__person").order_by("id"))


def reports_in(room: Room) -> list[Report]:
    """What people in the room asked both hosts to look at."""
    return list(Report.objects.filter(question__room=room, looked_at=False).select_related("question").order_by("id"))
