"""Cards of roles and tasks: written, changed, offered, taken on, handed back."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events.models import Event
from evenground.groups.models import Member, MemberState
from evenground.groups.queries import day_in
from evenground.notices.actions import tell
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.kinds import Kind
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain
from evenground.roles import entries, permissions, queries
from evenground.roles.actions.base import MOST_IN_A_LINE, MOST_LETTERS, locked, short
from evenground.roles.models import CardKind, CardVersion, Holding, Level, MyLevel, Offer, RoleCard


@dataclass(frozen=True)
class Text:
    """What a card says. `event_id`: the event of this group that it belongs to, if any."""

    title: str
    purpose: str = ""
    involves: str = ""
    time: str = ""
    support: str = ""
    gives_back: str = ""
    is_not: str = ""
    ask: str = ""
    skill: str = ""
    several: bool = False
    on_day: date | None = None
    event_id: UUID | None = None


@transaction.atomic
def write_card(*, by: Member, text: Text, now: datetime, kind: str = CardKind.ROLE) -> RoleCard:
    """Writes a card. It stands open for anyone from now on."""
    chain, by = locked(by)
    permissions.may_write(by, now).or_refuse()
    _check_event(by, text)
    if kind not in CardKind.values:
        raise Refused(_("Choose one of these."))
    card = RoleCard.objects.create(group=by.group, kind=kind)
    digest = _new_version(card, 1, text, day_in(by.group, now))
    _write(chain, entries.WRITTEN, card, now, actor=str(by.record_key), digests=[digest])
    return card


@transaction.atomic
def change_card(*, by: Member, card: RoleCard, text: Text, now: datetime) -> RoleCard:
    """Changes a card. How it stood is kept, and whoever carries it is asked again on their own page."""
    chain, by = locked(by)
    card = _afresh(card)
    permissions.may_change(by, card, now).or_refuse()
    last = card.versions.order_by("-number")[0]
    _check_event(by, text)
    if _kept(text) == Text(**{one.name: getattr(last, one.name) for one in fields(Text)}):
        return card
    digest = _new_version(card, last.number + 1, text, day_in(by.group, now))
    facts: dict[str, int | str] = {"number": last.number + 1}
    _write(chain, entries.CHANGED, card, now, actor=str(by.record_key), facts=facts, digests=[digest])
    return card


@transaction.atomic
def take(*, by: Member, card: RoleCard, now: datetime, support: str = "") -> Holding:
    """Takes on what stands open, with support if wished. An offer of it is answered by this."""
    chain, by = locked(by)
    card = _afresh(card)
    permissions.may_take(by, card).or_refuse()
    support = short(support, MOST_LETTERS)
    if support:  # the group reads it, so it is the same as writing to the group
        permissions.may_write(by, now).or_refuse()
    Offer.objects.filter(card=card, to=by).update(waiting=False)
    row = Holding.objects.create(card=card, member=by, support=support)
    _write(chain, entries.TAKEN, card, now, actor=record.PROGRAM, facts={"holding": str(row.key)})
    return row


@transaction.atomic
def offer(*, by: Member, card: RoleCard, to: Member, now: datetime) -> None:
    """Asks somebody whether they would like to. Nothing tells anyone but them what became of it.

    Asked before, or having a pause, they quietly hear nothing: who asks meets the same as ever.
    """
    _chain, by = locked(by)
    card, to = _afresh(card), Member.objects.select_related("group", "person").get(id=to.id)
    permissions.may_offer(by, card, to, now).or_refuse()
    if to.state != MemberState.ACTIVE or Offer.objects.filter(card=card, to=to).exists():
        return
    Offer.objects.create(card=card, to=to)
    tell(person=to.person, kind="role_offered", group_id=card.group_id, about=queries.about(card), now=now)


@transaction.atomic
def leave_offer(*, by: Member, card: RoleCard, now: datetime) -> None:
    """No, or not now: which of the two is not kept. It is not offered to them again, and nobody hears of it."""
    _chain, by = locked(by)
    Offer.objects.filter(card=card, to=by).update(waiting=False)


@transaction.atomic
def agree(*, by: Member, card: RoleCard, number: int, now: datetime) -> None:
    """Yes, this is how I see it: said of the version that was read."""
    _chain, by = locked(by)
    card = _afresh(card)
    permissions.may_hand_back(by, card).or_refuse()
    if not card.versions.filter(number=number).exists():
        raise Refused(_("This card has changed. Read it once more, then say how you see it."))
    Holding.objects.filter(card=card, member=by).update(agreed=number)


@transaction.atomic
def hand_back(*, by: Member, card: RoleCard, now: datetime) -> None:
    """It stands open again, and the back-up is told calmly. Nothing says who carried it."""
    chain, by = locked(by)
    card = _afresh(card)
    permissions.may_hand_back(by, card).or_refuse()
    _hand_back(chain, by, card, now)


@transaction.atomic
def hand_all_back(*, by: Member, now: datetime) -> None:
    """Everything I carry, with one press."""
    chain, by = locked(by)
    open_again(chain=chain, by=by, now=now)


def open_again(*, chain: Chain, by: Member, now: datetime) -> None:
    """The inner step, also when somebody leaves the group: whatever they carry stands open again."""
    rows = Holding.objects.filter(member=by).select_related("card__group", "card__back_up__person")
    for row in rows.order_by("card"):
        _hand_back(chain, by, row.card, now)


@transaction.atomic
def back_up(*, by: Member, card: RoleCard, yes: bool, now: datetime) -> None:
    """I back this up, or no longer."""
    _chain, by = locked(by)
    card = _afresh(card)
    permissions.may_back_up(by, card).or_refuse()
    card.back_up = by if yes else None
    card.save(update_fields=["back_up"])


@transaction.atomic
def choose_level(*, by: Member, level: str, now: datetime) -> None:
    """How far I want to take part just now. Only I see it."""
    _chain, by = locked(by)
    permissions.may_choose_level(by).or_refuse()
    if level not in Level.values:
        raise Refused(_("Choose one of these."))
    MyLevel.objects.update_or_create(member=by, defaults={"level": level})


def _hand_back(chain: Chain, by: Member, card: RoleCard, now: datetime) -> None:
    Holding.objects.filter(card=card, member=by).delete()
    Offer.objects.update_or_create(card=card, to=by, defaults={"waiting": False})  # nor is it offered to them again
    _write(chain, entries.OPEN, card, now, actor=record.PROGRAM)
    if card.back_up is not None and card.back_up.state != MemberState.LEFT:
        to = card.back_up.person
        tell(person=to, kind="role_open", group_id=card.group_id, about=queries.about(card), now=now)


def _afresh(card: RoleCard) -> RoleCard:
    return RoleCard.objects.select_related("group", "back_up__person").get(id=card.pk)


def _write(
    chain: Chain,
    kind: Kind,
    card: RoleCard,
    now: datetime,
    *,
    actor: str,
    facts: dict[str, int | str] | None = None,
    digests: list[str] | None = None,
) -> None:
    day = day_in(card.group, now)
    subject = queries.about(card)
    record.write(chain, kind, actor=actor, subject=subject, day=day, facts=facts or {}, digests=digests or [])


def _new_version(card: RoleCard, number: int, text: Text, day: date) -> str:
    kept = asdict(_kept(text))
    row = CardVersion.objects.create(card=card, number=number, salt=record.new_salt(), since=day, **kept)
    if text.event_id is None:  # as it was written before cards could belong to an event
        del kept["event_id"]
    return words_digest(json.dumps(kept, sort_keys=True, default=str), bytes.fromhex(row.salt))


def _check_event(by: Member, text: Text) -> None:
    if text.event_id is not None and not Event.objects.filter(id=text.event_id, group_id=by.group_id).exists():
        raise Refused(_("This event is not your group's."))


def _kept(text: Text) -> Text:
    lines = {"title", "skill"}
    plain = {
        name: short(value, MOST_IN_A_LINE if name in lines else MOST_LETTERS)
        for name, value in asdict(text).items()
        if isinstance(value, str)
    }
    if not plain["title"]:
        raise Refused(_("Give it a short name, so that we know what it is."))
    return Text(**plain, several=text.several, on_day=text.on_day, event_id=text.event_id)
