"""What every action here begins with: the group's lock, and the rows read afresh under it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.questions import permissions, queries
from evenground.questions.models import Happened, LogLine, Promise, Question, Room
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain

WORDS_ROOM = 2_000


def locked(room: Room) -> tuple[Chain, Room]:
    """The group's chain, locked, and the room as it is now, locked after it: supports take the room alone."""
    chain = record.lock(room.group_id)
    lock_rooms([room.id])
    return chain, Room.objects.select_related("group", "event").get(id=room.id)


def lock_rooms(ids: Iterable[UUID]) -> None:
    """Whatever changes in these rooms comes one after another, so that no count misses what another just saved."""
    list(Room.objects.select_for_update(no_key=True).filter(id__in=list(ids)).order_by("id").values_list("id"))


def locked_by(by: Member, room: Room) -> tuple[Chain, Member, Room]:
    chain, room = locked(room)
    return chain, Member.objects.select_related("group").get(id=by.id), room


def led(key: str) -> tuple[Chain, Room]:
    """The same for whoever holds the leader's link. Raises Refused for a link that is wrong or was replaced."""
    room = queries.room_of_leader(key)
    if room is None:
        raise Refused(_("This link is no good any more. Ask the group for a new one."))
    chain, room = locked(room)
    permissions.may_lead(room).or_refuse()
    return chain, room


def changed(room: Room) -> None:
    """What is to be seen in the room is another now. Pages that are open hear of it."""
    Room.objects.filter(id=room.id).update(changes=F("changes") + 1)


def log(room: Room, what: Happened, now: datetime, *, question: Question | None = None, words: str = "") -> None:
    """Adds a line to the room's log. The group's lock is held."""
    last = LogLine.objects.filter(room=room).aggregate(last=Max("number"))["last"] or 0
    LogLine.objects.create(
        room=room, number=last + 1, what=what, question=question, words=words, on=day_in(room.group, now)
    )


def line(words: str, most: int, otherwise: str = "") -> str:
    """Words on one line. Raises Refused where too long, or missing and `otherwise` says why they are needed."""
    kept = " ".join(clean(words).split())
    if len(kept) > most:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": most})
    if not kept and otherwise:
        raise Refused(otherwise)
    return kept


def long(words: str, otherwise: str = "", most: int = WORDS_ROOM) -> str:
    """Words that may run over lines. Raises Refused as above."""
    kept = clean(words)
    if len(kept) > most:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": most})
    if not kept and otherwise:
        raise Refused(otherwise)
    return kept


def digest(salt: str, *words: str) -> str:
    """The salted digest of some words, kept in the record in their place."""
    return words_digest("\n".join(words), bytes.fromhex(salt))


def about(row: Room | Question | Promise) -> str:
    """How the record names a room, a question or a promise."""
    return f"questions.{type(row).__name__.lower()}:{row.pk}"


def actor(by: Member) -> str:
    return str(by.record_key)
