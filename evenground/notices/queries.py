"""What waits to be sent, to which address, and what people asked us not to write about."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from evenground.notices.domain.pauses import TRIES
from evenground.notices.models import KeptMail, Outgoing, Stopped

EVERYTHING = "everything"
# The only mail that goes to an address before its owner said that it is theirs, and that can't be stopped: they asked.
CONFIRMING = "confirm_email"
ADDRESS = "people.address:"

_KEEPING = "evenground.notices.send.KeepBackend"


def mail_goes_out() -> bool:
    """Whether this server sends mail at all. In the demo it goes to a page, which is as good."""
    return bool(settings.DEMO) or settings.EMAIL_BACKEND != _KEEPING


def group_about(group_id: uuid.UUID | None) -> str:
    """What a wish for no mail about a whole group is kept under. "" for no group."""
    return f"groups.group:{group_id}" if group_id else ""


def covering(about: str, group_id: uuid.UUID | None) -> list[str]:
    """All that a message may be stopped by: the thing, its group, everything."""
    return [name for name in (about, group_about(group_id), EVERYTHING) if name]


def address_hash(address: str) -> str:
    """A keyed hash of an address: enough to keep a wish for no mail, not enough to write to it."""
    return salted_hmac("evenground.notices.address", address.strip().lower(), algorithm="sha256").hexdigest()


def stopped_people(people: Iterable[uuid.UUID], about: str, group_id: uuid.UUID | None) -> set[uuid.UUID]:
    """Those of these people (by id) who want no mail about this."""
    rows = Stopped.objects.filter(person_id__in=list(people), about__in=covering(about, group_id))
    return {person_id for person_id in rows.values_list("person_id", flat=True) if person_id}


def address_stopped(address: str, about: str, group_id: uuid.UUID | None) -> bool:
    """Whether somebody without a place here asked for no more mail about this."""
    return Stopped.objects.filter(address_hash=address_hash(address), about__in=covering(about, group_id)).exists()


def stopped_by(person_id: uuid.UUID) -> list[str]:
    """What this person wants no mail about."""
    return list(Stopped.objects.filter(person_id=person_id).order_by("id").values_list("about", flat=True))


def told_since(kind: str, about: str, since: datetime) -> set[uuid.UUID]:
    """Who had a letter of this kind about this thing since then, or gets it any moment."""
    rows = Outgoing.objects.filter(kind=kind, about=about, made_at__gt=since)
    return {person_id for person_id in rows.values_list("person_id", flat=True) if person_id}


def wishes(person_id: uuid.UUID | None, hashed: str) -> QuerySet[Stopped]:
    """All wishes of a person, or of an address by its hash."""
    if person_id is None:
        return Stopped.objects.filter(person=None, address_hash=hashed)
    return Stopped.objects.filter(person_id=person_id)


def waiting(now: datetime) -> QuerySet[Outgoing]:
    """Rows whose turn has come, oldest first: only those that may go to an address known to be the person's own."""
    own = EmailAddress.objects.filter(user_id=OuterRef("person_id"), verified=True)
    may_go = Q(person=None) | Q(kind=CONFIRMING) | Exists(own)
    due = Q(not_before=None) | Q(not_before__lte=now)
    return Outgoing.objects.filter(may_go, due, sent_at=None, tries__lt=TRIES).order_by("made_at", "id")


def address_for(row: Outgoing) -> str:
    """Where this row goes. "" if there is no such address (any more)."""
    if row.person_id is None:
        return row.address
    addresses = EmailAddress.objects.filter(user_id=row.person_id)
    if row.kind == CONFIRMING:
        number = row.about.removeprefix(ADDRESS)
        found = addresses.filter(pk=number, verified=False).first() if number.isdigit() else None
    else:
        found = addresses.filter(verified=True).order_by("-primary", "pk").first()
    return found.email if found else ""


def made_since(person_id: uuid.UUID, kind: str, since: datetime) -> int:
    """How many messages of a kind were made for a person since then."""
    return Outgoing.objects.filter(person_id=person_id, kind=kind, made_at__gte=since).count()


def kept_mail() -> QuerySet[KeptMail]:
    """The demo's mail, newest first. Empty anywhere else."""
    return KeptMail.objects.order_by("-id")
