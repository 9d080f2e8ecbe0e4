"""Questions: in a room, of whoever holds a secret, and in the order in which they come."""

import json
import uuid
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice

from evenground.questions.domain.turns import Turn, Waiting, carried_after, queue
from evenground.questions.models import Question, QuestionState, Room, Support, Ticket
from evenground.questions.queries.keys import read_secret, secret_key, ticket_key
from evenground.questions.queries.rooms import cycle_of

MOST_SHOWN = 50


def question_in(room: Room, question_id: str | uuid.UUID) -> Question | None:
    """A question of this room. None for another room's and for what is no id."""
    try:
        return Question.objects.filter(room=room, id=uuid.UUID(str(question_id))).select_related("room__group").first()
    except ValueError:
        return None


def by_secret(room: Room, typed: str) -> Question | None:
    """The question whose secret this is."""
    secret = read_secret(typed)
    rows = Question.objects.filter(room=room, secret=secret_key(room, secret)).select_related("room__group")
    return rows.first() if secret else None


def ticket_of(room: Room, slip: str) -> Ticket | None:
    """What is kept of a room ticket; None while it is unused."""
    return Ticket.objects.filter(room=room, key=ticket_key(room, slip)).first()


def supported_by(ticket: Ticket | None) -> set[uuid.UUID]:
    """The questions to which this ticket would like to hear the answer."""
    return set(ticket.supports.values_list("question_id", flat=True)) if ticket else set()


@dataclass(frozen=True)
class Next:
    """A question that waits, with its turn and why it is its."""

    question: Question
    turn: Turn


def supporters_of(room: Room) -> dict[uuid.UUID, set[object]]:
    """Who (as tickets) would like to hear the answer to what."""
    found: dict[uuid.UUID, set[object]] = defaultdict(set)
    for question, ticket in Support.objects.filter(question__room=room).values_list("question_id", "ticket_id"):
        found[question].add(ticket)
    return found


def waiting_in(room: Room) -> list[Question]:
    """Questions and thoughts that wait for their turn, in no order of their own. Held ones don't wait."""
    return list(room.questions.filter(state=QuestionState.OPEN, held=False).order_by("id"))


def order_in(room: Room, most: int = MOST_SHOWN) -> list[Next]:
    """What comes next, and why, if nothing changes: the first is next."""
    rows, supporters = {str(row.id): row for row in waiting_in(room)}, supporters_of(room)
    taken = room.questions.exclude(place=None).order_by("place").values_list("id", flat=True)
    loads = carried_after([supporters[key] for key in taken if supporters.get(key)])
    waiting = [Waiting(key, row.turn, supporters.get(row.id, frozenset())) for key, row in rows.items()]
    turns = queue(waiting, number=room.taken + 1, seed=room.seed, cycle=cycle_of(room), loads=loads)
    return [Next(rows[turn.key], turn) for turn in islice(turns, most)]


def why_kept(turn: Turn | None, number: int) -> str:
    """Why a question got its turn, as it is kept with it and in the record. No `turn`: it was taken out of turn."""
    if turn is None:
        return json.dumps({"kind": "out_of_turn", "number": number})
    t = "" if turn.t is None else f"{turn.t.numerator}/{turn.t.denominator}"
    return json.dumps({"kind": turn.kind, "number": number, "supporters": turn.supporters, "t": t, "round": turn.round})


def numbers_of(room: Room) -> dict[str, int]:
    """How many came, were answered, wait, were held and got no answer: read out at the close."""
    rows = room.questions.values_list("state", "end", "held")
    return {
        "came": len(rows),
        "waiting": sum(state == QuestionState.OPEN and not held for state, _end, held in rows),
        "held": sum(held for _state, _end, held in rows),
        "answered": sum(end in {"live", "writing"} for _state, end, _held in rows),
        "not_answered": sum(end == "not_answered" for _state, end, _held in rows),
    }
