"""Telling people. Rows hold ids and a kind, never words; they stand or fall with the action that made them."""

import uuid
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from evenground.notices import queries
from evenground.notices.domain.pauses import KEPT_AFTER_SENDING, OLD_NEWS, pause_after
from evenground.notices.models import Outgoing, Stopped


class Someone(Protocol):
    """A person, seen from below: their id is all we need."""

    @property
    def pk(self) -> uuid.UUID: ...


def tell(
    *,
    person: Someone,
    kind: str,
    group_id: uuid.UUID | None = None,
    about: str = "",
    now: datetime,
    not_before: datetime | None = None,
) -> None:
    """Puts a message for one person in the outbox, unless they stopped mail about the thing or its group."""
    tell_all(people=[person], kind=kind, group_id=group_id, about=about, now=now, not_before=not_before)


def tell_all(
    *,
    people: Iterable[Someone],
    kind: str,
    group_id: uuid.UUID | None = None,
    about: str = "",
    now: datetime,
    not_before: datetime | None = None,
) -> None:
    """The same for many, in two statements however many they are. Those who stopped mail about it get no row."""
    ids = list(dict.fromkeys(person.pk for person in people))
    if not ids:
        return
    quiet = set() if kind == queries.CONFIRMING else queries.stopped_people(ids, about, group_id)
    Outgoing.objects.bulk_create(
        Outgoing(person_id=pk, kind=kind, group_id=group_id, about=about, made_at=now, not_before=not_before)
        for pk in ids
        if pk not in quiet
    )


def tell_address(*, address: str, kind: str, group_id: uuid.UUID | None = None, about: str = "", now: datetime) -> None:
    """Puts a message for somebody without a place here in the outbox, unless that address asked for no more."""
    if not queries.address_stopped(address, about, group_id):
        Outgoing.objects.create(address=address, kind=kind, group_id=group_id, about=about, made_at=now)


@transaction.atomic
def stop(*, person_id: uuid.UUID | None = None, hashed: str = "", about: str, now: datetime) -> None:
    """No more mail about this, for a person or for an address (by its hash). What waits is let go too."""
    if not queries.wishes(person_id, hashed).filter(about=about).exists():
        with suppress(IntegrityError), transaction.atomic():  # pressed twice at the same moment
            Stopped.objects.create(person_id=person_id, address_hash=hashed, about=about)
    if person_id is not None:
        _let_go_of(person_id, about)


def _let_go_of(person_id: uuid.UUID, about: str) -> None:
    rows = Outgoing.objects.filter(person_id=person_id, sent_at=None).exclude(kind=queries.CONFIRMING)
    for row in rows:
        if about in queries.covering(row.about, row.group_id):
            row.delete()


def allow_again(*, person_id: uuid.UUID | None = None, hashed: str = "", about: str = "", now: datetime) -> None:
    """Mail about this may come again; with no `about`, about all that was stopped."""
    rows = queries.wishes(person_id, hashed)
    (rows.filter(about=about) if about else rows).delete()


def claim_next(*, now: datetime) -> Outgoing | None:
    """The next message whose turn it is, claimed for one try: nobody else takes it until the pause is over.

    The claim is a short commit of its own, so that no lock is held while a mail server takes its time. If we die
    before `mark_sent`, the message goes again after the pause, under the same Message-ID.
    """
    while row := queries.waiting(now).first():
        tries, again = row.tries + 1, now + pause_after(row.tries + 1)
        mine = Outgoing.objects.filter(pk=row.pk, tries=row.tries, sent_at=None)
        if mine.update(tries=tries, not_before=again):
            row.tries, row.not_before = tries, again
            return row
    return None


def mark_sent(*, row: Outgoing, now: datetime) -> None:
    """It is out. A stranger's address is forgotten in the same step."""
    Outgoing.objects.filter(pk=row.pk, sent_at=None).update(sent_at=now, address="")


def let_go(*, row: Outgoing) -> None:
    """There is nothing to say any more (the thing is gone, or nobody is there to be told)."""
    Outgoing.objects.filter(pk=row.pk, sent_at=None).delete()


def rest(*, now: datetime) -> None:
    """The mail server doesn't answer: what waits is tried again in a minute, and no try is counted."""
    due = list(queries.waiting(now).values_list("pk", flat=True)[:1000])
    Outgoing.objects.filter(pk__in=due, sent_at=None).update(not_before=now + pause_after(1))


def tidy(*, now: datetime) -> None:
    """Forgets what was sent a month ago, old news, and messages for people who have no email."""
    Outgoing.objects.filter(sent_at__lt=now - KEPT_AFTER_SENDING).delete()
    unsent = Outgoing.objects.filter(sent_at=None)
    unsent.filter(made_at__lt=now - OLD_NEWS).delete()
    unsent.filter(person__isnull=False).exclude(person_id__in=EmailAddress.objects.values("user_id")).delete()
