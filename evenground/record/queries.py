"""What may be read of the record. Callers have shown that the person belongs to the group."""

import json
import uuid
from collections.abc import Iterator

from django.db import connection
from django.db.models import QuerySet

from evenground.record.domain import guards
from evenground.record.domain.canonical import canonical
from evenground.record.domain.chain import FORMAT, Link, genesis
from evenground.record.domain.checkword import check_word
from evenground.record.models import Chain, Entry


def entries_of(group_id: uuid.UUID) -> QuerySet[Entry]:
    """A group's entries, oldest first."""
    return Entry.objects.filter(group_id=group_id).order_by("seq")


def witness(group_id: uuid.UUID) -> tuple[int, str]:
    """The newest entry's place and check word, for receipts and mails. (0, "") before the first."""
    chain = Chain.objects.filter(group_id=group_id).first()
    return (chain.seq, check_word(chain.head)) if chain and chain.seq else (0, "")


def lines(group_id: uuid.UUID, to: int | None = None) -> Iterator[str]:
    """The record as JSON lines: a header, then an entry a line. What is written meanwhile is not in it.

    With `to`, an entry's number, it ends there.
    """
    chain = Chain.objects.filter(group_id=group_id).first()
    newest, head = (chain.seq, chain.head) if chain else (0, genesis(str(group_id)))
    to = newest if to is None else min(to, newest)
    if to < newest:
        head = entries_of(group_id).get(seq=to).hash if to else genesis(str(group_id))
    yield canonical({"format": FORMAT, "group": str(group_id), "from": 1, "to": to, "head": head})
    for entry in entries_of(group_id).filter(seq__lte=to).iterator():
        yield canonical({**link(entry).body(), "hash": entry.hash})


def link(entry: Entry) -> Link:
    """An entry as the chain's rule sees it."""
    return Link(
        seq=entry.seq,
        at=entry.at.isoformat(),
        kind=entry.kind,
        actor=entry.actor,
        subject=entry.subject,
        facts=json.loads(entry.facts),
        digests=tuple(json.loads(entry.digests)),
        prev=entry.prev,
    )


def guards_stand() -> bool:
    """Whether the database's own guards over the record are all in place."""
    with connection.cursor() as cursor:
        cursor.execute(guards.standing(connection.vendor))
        return guards.names(connection.vendor) <= {name for (name,) in cursor.fetchall()}
