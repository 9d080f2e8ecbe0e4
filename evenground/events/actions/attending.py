"""Coming to a public event: a place or a turn in the line, changed and given back without an account."""

from datetime import datetime
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from evenground.events import entries, permissions, queries
from evenground.events.actions.base import about, actor, line, locked, locked_event, long
from evenground.events.domain.seats import free, goes_up
from evenground.events.models import Caretaker, Event, SignUp
from evenground.groups.domain.codes import new_code
from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.notices.actions import tell_address
from evenground.notices.queries import address_stopped
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean


@transaction.atomic
def sign_up(
    *,
    event: Event,
    name: str,
    email: str = "",
    companion: bool = False,
    needs: str = "",
    once: UUID | None = None,
    now: datetime,
) -> SignUp:
    """Takes a place, or a turn in the line where none is free. No account; the record says nothing of it.

    `once`: of the form that was pressed. Pressed twice with the same words, it is one sign-up.
    """
    record.lock(event.group_id)
    event = Event.objects.select_related("group").get(id=event.id)
    permissions.may_sign_up(event, now).or_refuse()
    rows = SignUp.objects.filter(event=event)
    name, email = line(name, 200, _("Say how we greet you. Any name will do.")), _email(email)
    before = SignUp.objects.filter(id=once).first() if once else None
    if before and (before.event_id, before.name, before.email, before.companion) == (event.id, name, email, companion):
        return before
    size = 1 + companion
    fits = not _waits(event) and free(event.seats, _taken(event)) >= size
    row = SignUp.objects.create(
        id=uuid4() if before or once is None else once,
        event=event,
        number=(rows.aggregate(last=Max("number"))["last"] or 0) + 1,
        name=name,
        email=email,
        code=new_code(),
        companion=companion,
        needs=_needs(event, needs),
        state=SignUp.State.IN if fits else SignUp.State.WAITING,
        made_on=day_in(event.group, now),
    )
    _tell(row, "signed_up", now)
    return row


@transaction.atomic
def change_sign_up(*, row: SignUp, name: str, companion: bool, needs: str, now: datetime) -> SignUp:
    """Its owner changes it. Somebody more comes along only where there is a seat."""
    row, event = _afresh(row)
    more = companion and not row.companion and row.state == SignUp.State.IN
    if more and (_waits(event) or free(event.seats, _taken(event)) < 1):  # a seat kept for the line is not free
        raise Refused(_("There is no second seat free just now. Your own place stays yours."))
    row.name = line(name, 200, _("Say how we greet you. Any name will do."))
    fresh = row.needs if clean(needs) == row.needs else _needs(event, needs)
    if fresh != row.needs:
        row.needs, row.reply, row.met = fresh, "", False
    row.companion = companion
    row.save()
    move_up(event, now)
    return row


@transaction.atomic
def cancel(*, row: SignUp, now: datetime) -> None:
    """Its owner gives the place back. All that we knew of them goes; whoever waits moves up."""
    row, event = _afresh(row)
    row.delete()
    move_up(event, now)


@transaction.atomic
def take_out_sign_up(*, by: Member, row: SignUp, now: datetime) -> None:
    """Who looks after it takes a made-up sign-up out. All of it goes, whoever waits moves up, and they are told."""
    chain, by = locked(by)
    row, event = _afresh(row)
    permissions.may_take_out_sign_up(by, event, now).or_refuse()
    stopped = address_stopped(row.email, f"events.signup:{row.id}", event.group_id)
    if row.email and not stopped:  # the letter is about the event: nothing is left of their sign-up
        tell_address(address=row.email, kind="sign_up_out", group_id=event.group_id, about=about(event), now=now)
    row.delete()
    move_up(event, now)
    record.write(chain, entries.SIGN_UP_OUT, actor=actor(by), subject=about(event), day=day_in(by.group, now))


@transaction.atomic
def look_after(*, by: Member, event: Event, now: datetime) -> None:
    """Takes on to look after who comes and what they need. Twice is fine."""
    _chain, by, event = locked_event(by, event)
    permissions.may_look_after(by, event, now).or_refuse()
    Caretaker.objects.get_or_create(event=event, member=by)


@transaction.atomic
def let_go(*, by: Member, event: Event, now: datetime) -> None:
    """Lets it go, at any hour, without a reason."""
    locked(by)
    Caretaker.objects.filter(event=event, member=by).delete()


@transaction.atomic
def reply_to_needs(*, by: Member, row: SignUp, reply: str, met: bool, read: str = "", now: datetime) -> None:
    """Who looks after it says what is done about what somebody needs, and whether it is in place. They see it.

    `read`: the digest of the needs that were read, so that no reply stands beside needs that were written later.
    """
    _chain, by = locked(by)
    row, event = _afresh(row)
    permissions.may_reply_to_needs(by, event, now).or_refuse()
    if read and read != queries.needs_digest(row):
        raise Refused(_("They changed what they need meanwhile. Read it once more, then reply."))
    row.reply, row.met = long(reply), met
    row.save(update_fields=["reply", "met"])


def move_up(event: Event, now: datetime) -> None:
    """Whoever waits gets a place, in the order in which they came, while there is room; nobody once it is over.

    The group's lock is held.
    """
    if queries.is_over(event, now):
        return
    rows = list(SignUp.objects.filter(event=event, state=SignUp.State.WAITING).order_by("number"))
    room = free(event.seats, _taken(event))
    for row in rows[: goes_up([1 + row.companion for row in rows], room)]:
        row.state = SignUp.State.IN
        row.save(update_fields=["state"])
        _tell(row, "place_free", now)


def _afresh(row: SignUp) -> tuple[SignUp, Event]:
    record.lock(row.event.group_id)
    found = SignUp.objects.select_related("event__group").filter(id=row.id).first()
    if found is None:
        raise Refused(_("This place was given back already."))
    return found, found.event


def _taken(event: Event) -> int:
    rows = SignUp.objects.filter(event=event, state=SignUp.State.IN).values_list("companion", flat=True)
    return sum(1 + companion for companion in rows)


def _waits(event: Event) -> bool:
    return SignUp.objects.filter(event=event, state=SignUp.State.WAITING).exists()


def _needs(event: Event, words: str) -> str:
    """Needs are kept only where somebody looks after them."""
    kept = long(words)
    if kept and not queries.is_looked_after(event):
        raise Refused(_("Nobody looks after this yet, so please don't write it here. Ring us instead."))
    return kept


def _email(typed: str) -> str:
    email = typed.strip()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            raise Refused(_("This doesn't look like an email address. You can leave it blank.")) from None
    return email


def _tell(row: SignUp, kind: str, now: datetime) -> None:
    if row.email:
        which = f"events.signup:{row.id}"
        tell_address(address=row.email, kind=kind, group_id=row.event.group_id, about=which, now=now)
