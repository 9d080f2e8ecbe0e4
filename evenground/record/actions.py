"""The one writer of the record. Called only by other apps' actions, inside their transaction."""

import secrets
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction

from evenground.record.domain import guards
from evenground.record.domain.canonical import Value, canonical
from evenground.record.domain.chain import Link, genesis
from evenground.record.domain.kinds import Kind
from evenground.record.models import Chain, Entry

PROGRAM = "program"
OWNER = "its owner"


@dataclass(frozen=True)
class Draft:
    """An entry before it has its place in a chain. `actor` and the rest as for `write`."""

    kind: Kind
    actor: str
    day: date
    subject: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)
    digests: Sequence[str] = ()


def new_salt() -> str:
    """A fresh 16-byte salt (hex), to be kept beside somebody's words and erased with them."""
    return secrets.token_hex(16)


def start(group_id: uuid.UUID) -> Chain:
    """A new group's chain."""
    return Chain.objects.create(group_id=group_id, head=genesis(str(group_id)))


def lock(group_id: uuid.UUID) -> Chain:
    """Takes the group's chain head. Every action in the group does so first, so that they follow one another."""
    return Chain.objects.select_for_update().get(group_id=group_id)


def write(
    chain: Chain,
    kind: Kind,
    *,
    actor: str,
    day: date,
    subject: str = "",
    facts: Mapping[str, Value] | None = None,
    digests: Sequence[str] = (),
) -> Entry:
    """Adds an entry to a locked chain.

    `actor` is a key, or a role such as "program", "group" or "its owner"; never a name.
    Raises ValueError if the facts are not those that the kind carries.
    """
    return write_all(chain, [Draft(kind, actor, day, subject, facts or {}, digests)])[0]


def write_all(chain: Chain, drafts: Sequence[Draft]) -> list[Entry]:
    """Adds entries to a locked chain in this order, in two statements however many they are. ValueError as above."""
    entries = [_next(chain, draft) for draft in drafts]
    if entries:
        Entry.objects.bulk_create(entries)
        chain.save(update_fields=["seq", "head"])
    return entries


def _next(chain: Chain, draft: Draft) -> Entry:
    """The entry that comes next, not saved yet. The chain's head moves on to it."""
    facts = dict(draft.facts)
    if set(facts) != set(draft.kind.facts):
        raise ValueError(f"{draft.kind.name} carries {draft.kind.facts}, not {tuple(facts)}")
    at, digests = draft.day.isoformat(), tuple(draft.digests)
    link = Link(chain.seq + 1, at, draft.kind.name, draft.actor, draft.subject, facts, digests, chain.head)
    entry = Entry(
        group_id=chain.group_id,
        seq=link.seq,
        at=draft.day,
        kind=link.kind,
        actor=link.actor,
        subject=link.subject,
        facts=canonical(facts),
        digests=canonical(list(digests)),
        prev=link.prev,
        hash=link.hash(),
    )
    chain.seq, chain.head = entry.seq, entry.hash
    return entry


def install_guards() -> None:
    """Puts the database's guards over the record on (again)."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in guards.install(connection.vendor):
            cursor.execute(statement)


def delete_chain(group_id: uuid.UUID) -> None:
    """Deletes an ended group's chain whole. There is no way to delete a part of one.

    The guards are off only inside this transaction: nobody else ever meets the table without them.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in guards.remove(connection.vendor):
            cursor.execute(statement)
        Entry.objects.filter(group_id=group_id).delete()
        Chain.objects.filter(group_id=group_id).delete()
        for statement in guards.install(connection.vendor):
            cursor.execute(statement)
