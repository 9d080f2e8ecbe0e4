"""Asking, supporting, and what an asker alone can do. Nothing that is stored joins a person or a ticket to a question.

Whoever has the whole database finds: tickets (used, by nobody), questions (of nobody, with a keyed hash of a secret),
and supports (of a ticket). The hash of a ticket and that of a secret are made apart, and their rows hold no time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, F
from django.utils.translation import gettext as _

from evenground.groups.domain.codes import new_code
from evenground.groups.queries import day_in
from evenground.questions import entries, permissions, queries
from evenground.questions.actions.base import about, changed, digest, line, lock_rooms, locked, long
from evenground.questions.domain.slips import new_slip
from evenground.questions.models import End, Question, QuestionKind, QuestionState, Room, Support, Ticket
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused


@dataclass(frozen=True)
class Asked:
    """What somebody puts to the leader. No `name`: it is asked without one. `behalf`: for whom, who said yes to it."""

    words: str
    kind: str = QuestionKind.QUESTION.value
    note: str = ""
    name: str = ""
    behalf: str = ""
    behalf_agreed: bool = False
    read_out: bool = False


def new_ticket(room: Room) -> str:
    """A new room ticket for a device. Nothing is stored until it is used."""
    return new_slip(queries.key(), str(room.id))


@transaction.atomic
def ask(*, room: Room, slip: str, asked: Asked, now: datetime) -> tuple[Question, str]:
    """Puts a question or a thought to the leader. Gives it, and the secret that its asker alone holds from now on."""
    chain, room = locked(room)
    ticket = Ticket.objects.filter(room=room, key=queries.ticket_key(room, slip)).first()
    permissions.may_ask(room, waits=bool(ticket and ticket.open)).or_refuse()
    if ticket is None:
        ticket = Ticket(room=room, key=queries.ticket_key(room, slip))
    said = _said(room, asked)
    ticket.open, ticket.asked = True, ticket.asked + 1
    ticket.save()
    secret, day = new_code(), day_in(room.group, now)
    row = Question(
        room=room, salt=record.new_salt(), secret=queries.secret_key(room, secret), turn=ticket.asked, asked_on=day,
        **said,
    )  # fmt: skip
    row.save(force_insert=True)
    _mix(room, row, ticket)
    changed(room)
    words = [digest(row.salt, row.words)]
    record.write(chain, entries.ASKED, actor=record.OWNER, subject=about(row), day=day, digests=words)
    return row, secret


def _said(room: Room, asked: Asked) -> dict[str, object]:
    if asked.kind not in QuestionKind.values:
        raise Refused(_("Choose whether it is a question or a thought."))
    name, behalf = line(asked.name, 200), line(asked.behalf, 200)
    if not name and not behalf and not room.unnamed:
        raise Refused(_("In this room questions come with a name. Any name by which you like to be called will do."))
    if behalf and not asked.behalf_agreed:
        raise Refused(_("Ask them first. Then tick that they said yes."))
    return {
        "kind": asked.kind, "words": long(asked.words, _("Write your question, or the thought you bring.")),
        "note": line(asked.note, 200), "name": name, "behalf": behalf, "read_out": asked.read_out,
    }  # fmt: skip


def _mix(room: Room, *new: Question | Ticket) -> None:
    """Rows tell nothing by where they lie, either: not even beside the record, which tells what was asked after what.

    PostgreSQL keeps with each row which transaction wrote it, and puts it behind those that were written before: all
    tickets of the room are written anew in this one, in an order that is drawn. SQLite keeps rows in the order in which
    they came: the numbers of `new` ones are drawn instead.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_SHUFFLED % room.id)
            return
        for row in new:
            table = connection.ops.quote_name(row._meta.db_table)  # noqa: SLF001  Django's names
            drawn = f"UPDATE {table} SET rowid = (random() & 0x3fffffffffffffff) WHERE id = %s"  # noqa: S608  a table
            cursor.execute(drawn, [row.id.hex])


_SHUFFLED = """DO $$ DECLARE one uuid; BEGIN
    FOR one IN SELECT id FROM questions_ticket WHERE room_id = '%s' ORDER BY random() LOOP
        UPDATE questions_ticket SET asked = asked WHERE id = one;
    END LOOP;
END $$"""


@transaction.atomic
def free_turn(*, room: Room, slip: str, secret: str) -> None:
    """The secret of a question that has its end frees the next turn of a ticket. Once each."""
    _chain, room = locked(room)
    question = _by_secret(room, secret)
    if question.state != QuestionState.ENDED:
        raise Refused(_("This one has no end yet. Your next turn is free when it has."))
    if question.freed:
        raise Refused(_("This code has freed a turn already."))
    freed = Ticket.objects.filter(room=room, key=queries.ticket_key(room, slip), open=True).update(open=False)
    if not freed:
        return  # nothing to free: the code stays good for it
    Question.objects.filter(id=question.id).update(freed=True)
    _mix(room)
    if connection.vendor == "postgresql":
        Question.objects.filter(room=room).update(turn=F("turn"))


@transaction.atomic
def withdraw(*, room: Room, secret: str, now: datetime) -> None:
    """Its asker takes it back: the words go, and that there was one stays."""
    _chain, room = locked(room)
    row = _by_secret(room, secret)
    permissions.may_withdraw(row).or_refuse()
    row.words = row.note = row.name = row.behalf = row.clearer = row.appeal = ""
    row.salt = record.new_salt()
    row.held = False
    end(row, End.WITHDRAWN, now)


def end(row: Question, how: End, now: datetime) -> None:
    """Gives a question its end. The group's lock is held; other fields that were set are saved with it."""
    chain = record.lock(row.room.group_id)
    row.state, row.end, row.ended_on = QuestionState.ENDED, how, day_in(row.room.group, now)
    row.save()
    changed(row.room)
    facts = {"end": str(how)}
    record.write(chain, entries.ENDED, actor="program", subject=about(row), day=row.ended_on, facts=facts)


@transaction.atomic
def answer_clearer(*, room: Room, secret: str, yes: bool) -> None:
    """Its asker says yes or no to a clearer wording. With a yes both are shown."""
    _chain, room = locked(room)
    row = _by_secret(room, secret)
    if not row.clearer:
        raise Refused(_("No other wording was suggested."))
    row.clearer_said = yes
    row.save(update_fields=["clearer_said"])
    changed(room)


@transaction.atomic
def appeal(*, room: Room, secret: str, words: str, now: datetime) -> None:
    """Its asker says why a held question belongs here. Both hosts read it, and the log says that it came."""
    _chain, room = locked(room)
    row = _by_secret(room, secret)
    permissions.may_appeal(row).or_refuse()
    row.appeal = long(words, _("Write why it belongs here. A sentence is enough."))
    row.save(update_fields=["appeal"])
    changed(room)


@dataclass(frozen=True)
class Wish:
    """Somebody's wish to hear the answer to a question, or to take that back."""

    room: Room
    slip: str
    question: str  # its id
    yes: bool = True
    mine: tuple[str, ...] = ()  # the secrets that this device holds: nobody supports their own


def support(*, wishes: Iterable[Wish]) -> list[str]:
    """Notes many wishes in one commit. Gives, for each, "" or why not. Nothing else changes with a wish that can't be.

    The ground calls it with whatever waits (`live`), a plain form with one.
    """
    wishes = list(wishes)
    said: list[str] = []
    touched: set[UUID] = set()
    with transaction.atomic():
        lock_rooms({wish.room.id for wish in wishes})
        for wish in wishes:
            try:
                with transaction.atomic():
                    touched |= _supported(wish)
                said.append("")
            except Refused as refused:
                said.append(refused.reason)
        for key in sorted(touched):
            many = Support.objects.filter(question=key).aggregate(many=Count("id"))["many"]
            Question.objects.filter(id=key).update(supporters=many)
        rooms = {wish.room.id: wish.room for wish, why in zip(wishes, said, strict=True) if not why}
        for room in rooms.values():
            changed(room)
    return said


def _supported(wish: Wish) -> set[UUID]:
    row = queries.question_in(wish.room, wish.question)
    if row is None:
        raise Refused(_("This question is not in this room."))
    permissions.may_support(row).or_refuse()
    if row.secret in {queries.secret_key(wish.room, one) for one in wish.mine}:
        raise Refused(_("This is your own. It counts already, and others can say that they want to hear it."))
    key = queries.ticket_key(wish.room, wish.slip)
    if wish.yes:
        ticket, fresh = Ticket.objects.get_or_create(room=wish.room, key=key)
        if fresh:
            _mix(wish.room, ticket)
        _row, new = Support.objects.get_or_create(question=row, ticket=ticket)
        return {row.id} if new else set()
    gone, _each = Support.objects.filter(question=row, ticket__key=key).delete()
    return {row.id} if gone else set()


def _by_secret(room: Room, secret: str) -> Question:
    row = queries.by_secret(room, secret)
    if row is None:
        raise Refused(_("No question in this room has this code. Look at it once more, sign by sign."))
    return row
