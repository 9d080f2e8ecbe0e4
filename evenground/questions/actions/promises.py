"""Promises: written down with their exact words, confirmed, shown to be done, and judged by those who asked."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.notices.actions import tell_address, tell_all
from evenground.questions import entries, permissions, queries
from evenground.questions.actions.base import about, actor, changed, digest, led, line, locked, locked_by, log, long
from evenground.questions.domain.promises import may_be_judged, reminders_due
from evenground.questions.models import Evidence, Happened, Promise, Question, Room, RoomSide, WasIt, WasItKept
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain


@dataclass(frozen=True)
class Promised:
    """Who promises what, in their exact words, by when; and the question that asked it, if there is one."""

    who: str
    words: str
    by_when: date
    question: Question | None = None


@transaction.atomic
def note_promise(*, by: Member, room: Room, says: Promised, now: datetime) -> Promise:
    """A member writes down a promise that was made. The leader says on their page how they see it."""
    chain, by, room = locked_by(by, room)
    permissions.may_note_promise(by, room).or_refuse()
    return _promised(chain, room, says, who=actor(by), now=now)


@transaction.atomic
def promise(*, key: str, says: Promised, now: datetime) -> Promise:
    """The leader writes down what they promise. It needs nobody's word beside it."""
    chain, room = led(key)
    row = _promised(chain, room, says, who=entries.LEADER, now=now)
    row.confirmed_on = row.noted_on
    row.save(update_fields=["confirmed_on"])
    return row


def _promised(chain: Chain, room: Room, says: Promised, *, who: str, now: datetime) -> Promise:
    day = day_in(room.group, now)
    if says.question is not None and says.question.room_id != room.id:
        raise Refused(_("This question is not in this room."))
    if says.by_when < day:
        raise Refused(_("Choose a day from today on."))
    last = room.promises.aggregate(last=Max("number"))["last"] or 0
    row = Promise(
        room=room, question=says.question, number=last + 1, salt=record.new_salt(), by_when=says.by_when, noted_on=day,
        who=line(says.who, 200, _("Write who promises it.")),
        words=long(says.words, _("Write the promise in its exact words.")),
    )  # fmt: skip
    row.save(force_insert=True)
    log(room, Happened.PROMISED, now, question=row.question)
    changed(room)
    facts, digests = {"by_when": row.by_when.isoformat()}, [digest(row.salt, row.who, row.words)]
    record.write(chain, entries.PROMISED, actor=who, subject=about(row), day=day, facts=facts, digests=digests)
    return row


@transaction.atomic
def answer_promise(*, key: str, promise: Promise, yes: bool, words: str = "", now: datetime) -> None:
    """The leader says: yes, I promised this; or puts their own words beside it. Both stay to be seen."""
    chain, room = led(key)
    row = _promise_in(room, promise)
    row.leader_says = long(words, "" if yes else _("Write how you see it. Both stay side by side."))
    day = day_in(room.group, now)
    row.confirmed_on = day if yes else None
    row.save(update_fields=["leader_says", "confirmed_on"])
    changed(room)
    facts = {"yes": yes}
    record.write(chain, entries.CONFIRMED, actor=entries.LEADER, subject=about(row), day=day, facts=facts)


@transaction.atomic
def add_evidence(*, by: Member, promise: Promise, words: str, link: str = "", now: datetime) -> None:
    """A member shows what became of a promise."""
    chain, by, room = locked_by(by, promise.room)
    row = _promise_in(room, promise)
    permissions.may_show_evidence(by, row).or_refuse()
    _shown(chain, row, by, (words, link), now)


@transaction.atomic
def show_evidence(*, key: str, promise: Promise, words: str, link: str = "", now: datetime) -> None:
    """The leader shows what became of it."""
    chain, room = led(key)
    _shown(chain, _promise_in(room, promise), None, (words, link), now)


def _shown(chain: Chain, row: Promise, by: Member | None, says: tuple[str, str], now: datetime) -> None:
    words, link = says[0], line(says[1], 500)
    if link and (urlsplit(link).scheme not in {"http", "https"} or not urlsplit(link).netloc):
        raise Refused(_("Write the whole address, from https:// on."))
    day = day_in(row.room.group, now)
    said = long(words, _("Write what was done."))
    Evidence.objects.create(promise=row, by=by, by_leader=by is None, words=said, link=link, on=day)
    changed(row.room)
    who = entries.LEADER if by is None else actor(by)
    record.write(chain, entries.EVIDENCE, actor=who, subject=about(row), day=day)


@transaction.atomic
def say_if_kept(*, promise: Promise, says: str, slip: str = "", secrets: tuple[str, ...] = (), now: datetime) -> None:
    """One of those who asked or supported says how it went; again changes it. Who says it is kept nowhere.

    Whoever asked shows one of their `secrets`, whoever supported has the `slip` of their ticket.
    """
    _chain, room = locked(promise.room)
    row = _promise_in(room, promise)
    if says not in WasIt.values:
        raise Refused(_("Choose how it went."))
    if not may_be_judged(row.by_when, day_in(room.group, now), shown=row.evidence.exists()):
        raise Refused(_("You can say it from the day on by which it was promised, or once something shows it."))
    key = queries.judging_key(row, slip, secrets)
    if not key:
        raise Refused(_("Those say it who asked for it, or said that they would like to hear the answer."))
    WasItKept.objects.update_or_create(promise=row, key=key, defaults={"says": says})
    changed(room)


@transaction.atomic
def leave_address(*, key: str, address: str) -> None:
    """The leader leaves an address to be reminded at; "" takes it away again."""
    _chain, room = led(key)
    room.leader_mail = line(address, 254)
    room.save(update_fields=["leader_mail"])


@transaction.atomic
def remind(*, promise: Promise, now: datetime) -> None:
    """Reminds whoever promised: the leader where they left an address, and members who act for them."""
    _chain, room = locked(promise.room)
    row = _promise_in(room, promise)
    due = reminders_due(row.by_when, day_in(room.group, now), shown=row.evidence.exists())
    if due <= row.reminders:
        return
    Promise.objects.filter(id=row.id).update(reminders=due)
    kind, thing = "promise_due", about(row)
    if room.leader_mail:
        tell_address(address=room.leader_mail, kind=kind, group_id=room.group_id, about=thing, now=now)
    acting = room.acting.filter(side=RoomSide.LEADER).select_related("member__person").order_by("id")
    people = [one.member.person for one in acting]
    tell_all(people=people, kind=kind, group_id=room.group_id, about=thing, now=now)


def _promise_in(room: Room, promise: Promise) -> Promise:
    row = queries.promise_in(room, promise.id)
    if row is None:
        raise Refused(_("This promise is not in this room."))
    return row
