"""A room as it is shown: to whoever is in it, to its hosts, on the wall; its log, and all of it to take along."""

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from evenground.questions.models import LogLine, Question, QuestionState, Room, Support, Ticket
from evenground.questions.queries.asking import MOST_SHOWN, Next, numbers_of, order_in
from evenground.questions.queries.keys import read_secret, secret_key
from evenground.questions.queries.rooms import cycle_of


@dataclass(frozen=True)
class Told:
    """What a room shows: what has its turn, what comes next, what is held, and what has its end."""

    now: Question | None
    coming: list[Next]
    more: int  # that wait beyond those
    held: list[Question]
    ended: list[Question]
    numbers: dict[str, int]


def told(room: Room) -> Told:
    rows = list(room.questions.exclude(state=QuestionState.OPEN, held=False))
    ended = [row for row in rows if row.state == QuestionState.ENDED]
    coming, numbers = order_in(room), numbers_of(room)
    return Told(
        now=next((row for row in rows if row.state == QuestionState.NOW), None),
        coming=coming,
        more=max(0, numbers["waiting"] - MOST_SHOWN) if len(coming) == MOST_SHOWN else 0,
        held=[row for row in rows if row.held],
        ended=sorted(ended, key=lambda row: (row.place is None, -(row.place or 0), row.id)),
        numbers=numbers,
    )


def mine_with_secrets(room: Room, secrets: Iterable[str]) -> list[tuple[Question, str]]:
    """The questions whose secrets somebody holds, each with its secret; in the order in which they hold them."""
    named = {secret_key(room, code): code for secret in secrets if (code := read_secret(secret))}
    rows = {row.secret: row for row in room.questions.filter(secret__in=named)}
    return [(rows[key], code) for key, code in named.items() if key in rows]


def mine(room: Room, secrets: Iterable[str]) -> list[Question]:
    return [row for row, _secret in mine_with_secrets(room, secrets)]


def supported_in(room: Room, ticket: Ticket | None) -> list[Question]:
    """What this ticket would like to hear the answer to."""
    if ticket is None:
        return []
    return list(room.questions.filter(supports__ticket=ticket).order_by("id"))


def log_of(room: Room) -> list[LogLine]:
    return list(room.log.select_related("question").order_by("-number"))


def export_of(room: Room) -> dict[str, Any]:
    """All that is needed to work out the order anew: no words, and tickets by numbers drawn for this once."""
    tickets = list(Ticket.objects.filter(room=room).values_list("id", flat=True))
    random.SystemRandom().shuffle(tickets)
    number = {key: place for place, key in enumerate(tickets, start=1)}
    supports = Support.objects.filter(question__room=room).values_list("question_id", "ticket_id")
    rows = room.questions.order_by("id")
    return {
        "seed": room.seed,
        "cycle": list(cycle_of(room)),
        "turns_taken": room.taken,
        "questions": [
            {
                "question_id": str(row.id), "turn": row.turn, "state": row.state, "end": row.end, "held": row.held,
                "place": row.place, "why": json.loads(row.why) if row.why else None,
            }
            for row in rows
        ],
        "supports": sorted([str(question), number[ticket]] for question, ticket in supports),
    }  # fmt: skip
