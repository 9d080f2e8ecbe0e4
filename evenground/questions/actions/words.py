"""What is heard both ways: the group's briefing, what the leader asks back, what they heard, and words for oneself."""

import base64
import os
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.questions import entries, permissions, queries
from evenground.questions.actions.asking import end
from evenground.questions.actions.base import about, actor, changed, digest, led, locked, locked_by, log, long
from evenground.questions.models import (
    AskedBack,
    Briefing,
    End,
    Happened,
    Heard,
    Keepsake,
    Question,
    Room,
    RoomWord,
)
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain


@transaction.atomic
def brief_leader(*, by: Member, room: Room, words: str, now: datetime) -> Briefing:
    """A member tells the leader beforehand what would help, under their name."""
    _chain, by, room = locked_by(by, room)
    permissions.may_change_room(by, room, now).or_refuse()
    said = long(words, _("Write what the leader should know."))
    return Briefing.objects.create(room=room, by=by, words=said, on=day_in(room.group, now))


@transaction.atomic
def take_briefing_back(*, by: Member, room: Room, briefing_id: UUID) -> None:
    """Its owner takes it back. Nothing of it is left."""
    _chain, by, room = locked_by(by, room)
    Briefing.objects.filter(room=room, by=by, id=briefing_id).delete()


@transaction.atomic
def write_heard(*, by: Member, room: Room, heard: str, take_away: str, will_do: str, now: datetime) -> None:
    """A host writes down what the leader said at the end. The leader can put their own words in its place."""
    chain, by, room = locked_by(by, room)
    permissions.may_write_heard(by, room).or_refuse()
    _heard(chain, room, (heard, take_away, will_do), who=actor(by), now=now)


@transaction.atomic
def say_heard(*, key: str, heard: str, take_away: str, will_do: str, now: datetime) -> None:
    """The leader says what they heard, take away and will do. Only they change these words then."""
    chain, room = led(key)
    _heard(chain, room, (heard, take_away, will_do), who=entries.LEADER, now=now)


def _heard(chain: Chain, room: Room, three: tuple[str, str, str], *, who: str, now: datetime) -> None:
    said = [long(words) for words in three]
    if not any(said):
        raise Refused(_("Write at least one of the three. A sentence is enough."))
    day, old, salt = day_in(room.group, now), queries.heard_in(room), record.new_salt()
    row = old or Heard(room=room, said_on=day)
    row.heard, row.take_away, row.will_do = said
    row.salt, row.by_leader, row.changed_on = salt, who == entries.LEADER, day if old else None
    row.save()
    if old is None:
        log(room, Happened.HEARD, now)
    changed(room)
    digests = [digest(salt, *said)]
    record.write(chain, entries.HEARD, actor=who, subject=about(room), day=day, digests=digests)


@transaction.atomic
def ask_back(*, key: str, words: str, now: datetime) -> AskedBack:
    """The leader asks the room something. What was asked before is over with it."""
    chain, room = led(key)
    permissions.may_be_in(room).or_refuse()
    said = long(words, _("Write what you would like to ask the room."))
    room.asked_back.filter(open=True).update(open=False)
    last = room.asked_back.aggregate(last=Max("number"))["last"] or 0
    row = AskedBack.objects.create(room=room, number=last + 1, words=said)
    log(room, Happened.ASKED_BACK, now)
    changed(room)
    day = day_in(room.group, now)
    record.write(chain, entries.ASKED_BACK, actor=entries.LEADER, subject=about(room), day=day)
    return row


@transaction.atomic
def end_ask_back(*, key: str) -> None:
    """The leader has heard enough. What people said stays to be read."""
    _chain, room = led(key)
    room.asked_back.filter(open=True).update(open=False)
    changed(room)


@transaction.atomic
def answer_in_writing(*, key: str, question: Question, words: str, now: datetime) -> None:
    """The leader answers something that they promised to answer in writing, or that still waits once it is closed."""
    _chain, room = led(key)
    row = queries.question_in(room, question.id)
    if row is None or row not in queries.to_answer_in_writing(room):
        raise Refused(_("This does not wait for an answer in writing."))
    row.answer, row.due_on = long(words, _("Write your answer."), most=10_000), None
    end(row, End.WRITING, now)
    log(room, Happened.ENDED, now, question=row)


@transaction.atomic
def say_back(*, asked: AskedBack, slip: str, words: str) -> None:
    """Somebody in the room replies to what the leader asked; once each, and again changes it."""
    _chain, room = locked(asked.room)
    row = queries.asked_back_in(room, asked.id)
    if row is None:
        raise Refused(_("The leader did not ask this here."))
    permissions.may_say_back(row).or_refuse()
    _word(room, row, queries.word_key(room, slip, row), long(words, _("Write your reply.")))


@transaction.atomic
def share_knowing(*, room: Room, slip: str, words: str) -> None:
    """Somebody shares with the room what they know that it needed; with no words, they take that back."""
    _chain, room = locked(room)
    key, said = queries.word_key(room, slip, None), long(words)
    if said:
        permissions.may_share(room).or_refuse()
        _word(room, None, key, said)
    else:
        room.words.filter(key=key).delete()
        changed(room)


@transaction.atomic
def take_word_back(*, asked: AskedBack, slip: str) -> None:
    """Its owner takes a reply back. Nothing of it is left."""
    _chain, room = locked(asked.room)
    room.words.filter(key=queries.word_key(room, slip, asked)).delete()
    changed(room)


def _word(room: Room, asked: AskedBack | None, key: str, words: str) -> None:
    """New words are looked at anew: what was held before is not any more the same."""
    old = room.words.filter(key=key).first()
    if old is not None and old.held:
        raise Refused(_("Both hosts hold what you wrote. Speak with one of them, or take it back."))
    defaults = {"asked": asked, "words": words, "would_hold": None}
    RoomWord.objects.update_or_create(room=room, key=key, defaults=defaults)
    changed(room)


@transaction.atomic
def hold_word(*, by: Member, word: RoomWord, now: datetime) -> bool:
    """A host would hold it; once both said so a stub stays in its place. Gives whether it is held."""
    _chain, by, room = locked_by(by, word.room)
    row = _word_in(room, word)
    permissions.may_hold_word(by, row).or_refuse()
    hosts = {host.id for host in queries.hosts_of(room)}
    if row.would_hold_id in hosts - {by.id}:
        row.held = True
        log(room, Happened.WORD_HELD, now)
        changed(room)
    else:
        row.would_hold = by
    row.save(update_fields=["would_hold", "held"])
    return row.held


@transaction.atomic
def let_word_go(*, by: Member, word: RoomWord, now: datetime) -> None:
    """Either host lets it back in, or takes back their wish to hold it."""
    _chain, by, room = locked_by(by, word.room)
    row = _word_in(room, word)
    permissions.may_hold_word(by, row).or_refuse()
    if row.held:
        log(room, Happened.WORD_BACK, now)
        changed(room)
    row.held, row.would_hold = False, None
    row.save(update_fields=["would_hold", "held"])


@transaction.atomic
def keep_for_me(*, room: Room, slip: str, words: str) -> None:
    """Somebody's own note. It is sealed with their ticket, so that nobody else opens it; with no words it is gone."""
    key, said = queries.keepsake_key(room, slip), long(words)
    if not said:
        room.keepsakes.filter(key=key).delete()
        return
    nonce = os.urandom(12)
    sealed = nonce + AESGCM(queries.keepsake_lock(room, slip)).encrypt(nonce, said.encode(), key.encode())
    text = base64.b64encode(sealed).decode()
    Keepsake.objects.update_or_create(room=room, key=key, defaults={"sealed": text})


def _word_in(room: Room, word: RoomWord) -> RoomWord:
    row = queries.word_in(room, word.id)
    if row is None:
        raise Refused(_("These words are gone already."))
    return row
