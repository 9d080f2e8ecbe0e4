"""Somebody holds a full copy of the database, and every line that the server logged: nothing joins question and asker.

Two worlds play the same steps, but for who asked which question. All that is stored is the same in both, once ids,
keys, salts and codes are numbered in the order of what stands beside them. And where a row lies tells nothing either:
on PostgreSQL which transaction wrote it, on SQLite its row number.
"""

import random
import re
from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from evenground.questions import actions, queries
from evenground.questions.actions import Asked, Wish, asking
from evenground.questions.models import (
    Keepsake,
    Promise,
    Question,
    Report,
    Room,
    RoomWord,
    Support,
    Ticket,
    TookTicket,
    WasItKept,
)
from evenground.record.models import Entry
from tests import cast as casts
from tests.questions.conftest import InTheRoom
from tests.support.databases import ENGINE

OF_NOBODY = (Ticket, Question, Support, TookTicket, Report, RoomWord, Keepsake, WasItKept)
PEOPLE = 5


@pytest.fixture
def there(db: None, now: datetime) -> InTheRoom:
    return InTheRoom(casts.assemble(now), now)


def test_no_row_of_the_room_holds_a_time_and_none_leads_from_a_question_to_a_ticket():
    for model in OF_NOBODY:
        for field in model._meta.get_fields():
            assert not isinstance(field, models.DateTimeField | models.TimeField), field
    to = {
        model: {field.related_model for field in model._meta.get_fields() if field.many_to_one or field.one_to_one}
        for model in (Question, Ticket, Promise, RoomWord, Keepsake, WasItKept, Report)
    }
    assert Ticket not in to[Question]
    assert to[Ticket] == {Room}
    assert all(Ticket not in found for found in to.values())
    ids = {model: model._meta.pk.get_default() for model in OF_NOBODY if model is not Support}
    assert {key.version for key in ids.values()} == {4}, "an id that tells a time"


def test_worlds_that_differ_only_in_who_asked_what_are_the_same(there: InTheRoom, now: datetime):
    """Each asks one of five questions, supports, frees a turn by its secret and asks once more."""
    there.open(live=True)
    told = [played(there, now, dice) for dice in (list(range(PEOPLE)), [3, 0, 4, 1, 2])]
    assert told[0] == told[1]


def played(there: InTheRoom, now: datetime, order: list[int]) -> list[str]:
    """All rows of the room's tables, with whatever is drawn taken out. The world is undone."""
    with transaction.atomic():
        slips = [there.slip(who) for who in range(PEOPLE)]
        secrets = {}
        for words, who in enumerate(order):
            _row, secrets[who] = there.ask(who, f"Question {words}")
        target = Question.objects.get(words="Question 0")
        asker = order[0]
        others = [who for who in range(PEOPLE) if who != asker]
        # As many supports by each in both worlds, seen from the tickets' side: every other one supports it.
        actions.support(wishes=[Wish(there.room, slips[who], str(target.id)) for who in others])
        actions.withdraw(room=there.room, secret=secrets[asker], now=now)
        actions.free_turn(room=there.room, slip=slips[asker], secret=secrets[asker])
        actions.ask(room=there.room, slip=slips[asker], asked=Asked("Once more"), now=now)
        found = dumped()
        transaction.set_rollback(True)
    return found


DRAWN = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}|[0-9a-f]{32}")


def dumped() -> list[str]:
    """Every row of every table that the steps wrote to, as text: what was drawn is taken out, rows are sorted."""
    rows = []
    for model in apps.get_models():
        if model._meta.app_label in {"questions", "notices", "record"}:
            for row in model._default_manager.values():
                if model is Support:
                    row.pop("id")  # PostgreSQL counts on where a world was undone
                rows.append(f"{model.__name__} {DRAWN.sub('*', str(sorted(row.items(), key=str)))}")
    return sorted(rows)


def traced() -> dict[str, list[str]]:
    """What a copy of the bare files tells of order: questions as the record has them, tickets as they lie.

    And, on PostgreSQL, for each question the tickets that were written last by the same transaction.
    """
    place = "ctid" if ENGINE == "postgres" else "rowid"
    asked = Entry.objects.filter(kind="questions.asked").order_by("seq").values_list("subject", flat=True)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM questions_ticket ORDER BY {place}")
        found = {"questions": [bare(one.rpartition(":")[2]) for one in asked]}
        found["tickets"] = [bare(row[0]) for row in cursor.fetchall()]
        if ENGINE == "postgres":
            cursor.execute(
                "SELECT q.id, t.id FROM questions_question q JOIN questions_ticket t ON t.xmin::text = q.xmin::text"
            )
            for question, ticket in cursor.fetchall():
                found.setdefault(bare(question), []).append(bare(ticket))
    return found


def bare(key: Any) -> str:
    return str(key).replace("-", "")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("broken", [False, True], ids=["as it is", "broken on purpose"])
def test_where_rows_lie_joins_nothing(now: datetime, monkeypatch: pytest.MonkeyPatch, broken: bool):
    """Who reads the bare files pairs both by order. It is no better than a guess; broken on purpose, it is sure."""
    if broken:
        monkeypatch.setattr(asking, "_mix", lambda _room, *_new: None)
    there = InTheRoom(casts.assemble(now), now).open(live=True)
    truth, many = {}, 12
    for who in random.Random(7).sample(range(many), many):
        row, _secret = there.ask(who, f"Question {who}")
        truth[bare(row.id)] = bare(queries.ticket_of(there.room, there.slip(who)).id)
    found = traced()
    by_order = sum(
        truth[question] == ticket for question, ticket in zip(found["questions"], found["tickets"], strict=True)
    )
    alone = sum(found.get(question) == [ticket] for question, ticket in truth.items())
    if broken:
        assert by_order == many
        assert alone == (many if ENGINE == "postgres" else 0)
    else:
        assert by_order <= many // 2, f"{by_order} of {many} were named by their order"
        assert alone == 0
