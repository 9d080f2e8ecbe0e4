"""What comes of a room: promises and how they stand, what the leader heard, what people said back and keep."""

import base64
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db.models import QuerySet

from evenground.events.models import Event
from evenground.questions.domain.promises import Said, Standing, may_be_judged, standing
from evenground.questions.models import (
    AskedBack,
    Briefing,
    End,
    Evidence,
    Heard,
    Promise,
    Question,
    QuestionState,
    Room,
    RoomState,
    RoomWord,
    WasIt,
)
from evenground.questions.queries.asking import supported_by, ticket_of
from evenground.questions.queries.keys import (
    keepsake_key,
    keepsake_lock,
    kept_key,
    read_secret,
    secret_key,
    word_key,
)


@dataclass(frozen=True)
class Kept:
    """A promise with how it stands. `mine`: what this device said of it, "" if nothing; None where it can't say it."""

    promise: Promise
    standing: Standing
    said: Said
    evidence: list[Evidence]
    mine: str | None = None


def promise_reminded(promise_id: uuid.UUID) -> Promise | None:
    """A promise of which somebody is reminded, as long as nothing shows that it was done."""
    rows = Promise.objects.filter(id=promise_id, evidence=None)
    return rows.select_related("room__group").first()


def promise_in(room: Room, promise_id: uuid.UUID) -> Promise | None:
    rows = Promise.objects.filter(room=room, id=promise_id)
    return rows.select_related("room__group", "room__event", "question").first()


def promises_of(room: Room, today: date, slip: str = "", secrets: Sequence[str] = ()) -> list[Kept]:
    """The promises of a room: those in sight first, then by their day. Four questions, however many."""
    judge = _Judge(room, slip, secrets)
    found = [_kept(row, today, judge.key_for(row)) for row in _promises(room.promises.all())]
    return sorted(found, key=lambda one: not one.standing.in_sight)


def _kept(row: Promise, today: date, key: str) -> Kept:
    voices = list(row.said.all())
    counts = Counter(one.says for one in voices)
    said = Said(counts[WasIt.KEPT], counts[WasIt.PARTLY], counts[WasIt.NOT])
    evidence = sorted(row.evidence.all(), key=lambda one: (one.on, str(one.id)))
    mine = None
    if key and may_be_judged(row.by_when, today, shown=bool(evidence)):
        mine = next((one.says for one in voices if one.key == key), "")
    return Kept(row, standing(row.by_when, today, shown=bool(evidence), said=said), said, evidence, mine)


def promised_to(questions: Iterable[Question]) -> set[uuid.UUID | None]:
    """Those of these questions that brought about a promise."""
    rows = Promise.objects.filter(question__in=[row.id for row in questions])
    return set(rows.values_list("question_id", flat=True))


def in_sight_of(event: Event, today: date) -> list[Kept]:
    """Promises of an event's rooms that are overdue, or that those who asked don't call kept."""
    rows = _promises(Promise.objects.filter(room__event=event))
    return [kept for row in rows if (kept := _kept(row, today, "")).standing.in_sight]


def _promises(rows: QuerySet[Promise]) -> QuerySet[Promise]:
    """With all that is shown of them, by their day: three questions, however many."""
    return (
        rows.select_related("room", "question")
        .prefetch_related("evidence__by__person", "said")
        .order_by("by_when", "number")
    )


def promises_to_remind() -> list[Promise]:
    """Promises that may need a reminder by now; the action looks once more."""
    rows = Promise.objects.filter(reminders__lt=2).exclude(evidence__isnull=False)
    return list(rows.select_related("room__group", "room__event").order_by("by_when", "id"))


def judging_key(row: Promise, slip: str, secrets: Sequence[str]) -> str:
    """Under which key whoever holds these says whether a promise was kept; "" where it is not theirs to say."""
    return _Judge(row.room, slip, secrets).key_for(row)


class _Judge:
    """What a device holds, read once for all promises of a page."""

    def __init__(self, room: Room, slip: str, secrets: Sequence[str]) -> None:
        self.slip = slip
        codes = {secret_key(room, code): code for one in secrets if (code := read_secret(one))}
        rows = room.questions.filter(secret__in=codes).values_list("id", "secret")
        self.asked = {question: codes[secret] for question, secret in rows}
        ticket = ticket_of(room, slip) if slip else None
        self.supported = supported_by(ticket)
        self.used = ticket is not None

    def key_for(self, row: Promise) -> str:
        """A promise that no question asked for was made to everyone who took part in the room."""
        if row.question_id in self.asked:
            return kept_key(row, self.asked[row.question_id])
        if row.question_id in self.supported or (row.question_id is None and self.used):
            return kept_key(row, self.slip)
        return ""


def heard_in(room: Room, *, by_leader: bool | None = None) -> Heard | None:
    """What the leader heard, takes away and will do; with `by_leader`, only if they wrote it themselves, or not."""
    rows = Heard.objects.filter(room=room)
    return (rows if by_leader is None else rows.filter(by_leader=by_leader)).first()


def briefing_of(room: Room) -> list[Briefing]:
    return list(room.briefing.select_related("by__person").order_by("on", "id"))


def to_answer_in_writing(room: Room) -> list[Question]:
    """What waits for the leader's answer in writing: promised so; or, once the room is closed, without an end."""
    rows = room.questions.filter(end=End.WRITING, answer="").order_by("due_on", "id")
    waits = room.questions.filter(state=QuestionState.OPEN, held=False).order_by("id")
    return [*rows, *(waits if room.state == RoomState.CLOSED else ())]


def heard_questions(room: Room) -> list[Question]:
    """What had its turn or its answer: a promise may have been made to it. Not what was taken back."""
    rows = room.questions.exclude(place=None, answer="").exclude(words="").order_by("place", "id")
    return list(rows)


def asked_back_in(room: Room, asked_id: uuid.UUID) -> AskedBack | None:
    return room.asked_back.filter(id=asked_id).select_related("room__group").first()


@dataclass(frozen=True)
class Back:
    """Something that the leader asked the room, with what people said, in an order that tells nothing."""

    asked: AskedBack
    words: list[RoomWord]
    mine: RoomWord | None


def backs_of(room: Room, slip: str = "") -> list[Back]:
    """What the leader asked the room, the newest first."""
    asked = list(room.asked_back.prefetch_related("replies").order_by("-number"))
    found = []
    for one in asked:
        words = sorted(one.replies.all(), key=lambda row: str(row.id))
        key = word_key(room, slip, one) if slip else ""
        found.append(Back(one, words, next((row for row in words if row.key == key), None)))
    return found


def word_in(room: Room, word_id: uuid.UUID) -> RoomWord | None:
    return room.words.filter(id=word_id).select_related("room__group").first()


def known_in(room: Room) -> list[RoomWord]:
    """What people in the room know that it needed, each shared with their yes."""
    return list(room.words.filter(asked=None).order_by("id"))


def words_in(room: Room) -> list[RoomWord]:
    """For the hosts: all that people replied and shared; what one of them would hold comes first."""
    rows = room.words.select_related("would_hold__person").order_by("id")
    return sorted(rows, key=lambda row: row.would_hold_id is None)


def keepsake_of(room: Room, slip: str) -> str:
    """Somebody's own note, opened with their ticket; "" if there is none."""
    key = keepsake_key(room, slip)
    row = room.keepsakes.filter(key=key).first()
    if row is None:
        return ""
    sealed = base64.b64decode(row.sealed)
    try:
        return AESGCM(keepsake_lock(room, slip)).decrypt(sealed[:12], sealed[12:], key.encode()).decode()
    except InvalidTag:
        return ""


def shared_by(room: Room, slip: str) -> RoomWord | None:
    """What this ticket shared of what it knows."""
    return room.words.filter(key=word_key(room, slip, None)).first()


def promises_for(kept: Iterable[Kept], questions: Iterable[Question]) -> dict[uuid.UUID, list[Kept]]:
    """For each of these questions, the promises that it brought about."""
    wanted = {row.id for row in questions}
    found: dict[uuid.UUID, list[Kept]] = {}
    for one in kept:
        if one.promise.question_id in wanted:
            found.setdefault(one.promise.question_id, []).append(one)
    return found
