"""Something back: what is offered, what each chooses of it, and what they got. The record says nothing of choices."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from evenground.events.models import Event
from evenground.groups.models import Member
from evenground.record.domain.verdict import Refused
from evenground.roles import permissions, queries
from evenground.roles.actions.base import MOST_IN_A_LINE, MOST_LETTERS, locked, short
from evenground.roles.models import Back, BackChoice, BackKeeper, BackKind, Got, Paid, RoleCard, Take

MOST_IN_A_LINK = 2000
MOST_GOT = 200


@dataclass(frozen=True)
class Return:
    """What an offer says."""

    kind: str
    rate: str = ""
    valid_from: date | None = None
    hours: str = ""
    paid: str = ""
    due: date | None = None
    policy: str = ""
    advice: str = ""


@transaction.atomic
def write_back(
    *, by: Member, what: Return, now: datetime, card: RoleCard | None = None, event: Event | None = None
) -> Back:
    """Writes down what the host offers for a card or for an event."""
    _chain, by = locked(by)
    permissions.may_write_back(by, now).or_refuse()
    thing = card or event
    if thing is None or (card and event) or thing.group_id != by.group_id:
        raise Refused(_("Choose what it is for: one card, or one event."))
    return Back.objects.create(group=by.group, card=card, event=event, **vars(_kept(what)))


@transaction.atomic
def change_back(*, by: Member, back: Back, what: Return, now: datetime) -> None:
    """Changes the words of an offer. Whoever chose is asked on their own page to read it again."""
    _chain, by = locked(by)
    permissions.may_change_back(by, back, now).or_refuse()
    Back.objects.filter(id=back.pk).update(number=F("number") + 1, **vars(_kept(what)))


@transaction.atomic
def choose_back(*, by: Member, back: Back, take: str, number: int, told: Member | None, now: datetime) -> None:
    """My choice of what was read. `told`: who I read looks after it; if that changed meanwhile, only I see it."""
    _chain, by = locked(by)
    permissions.may_choose_back(by, back).or_refuse()
    if take not in Take.values:
        raise Refused(_("Choose one of these."))
    if Back.objects.get(id=back.pk).number != number:
        raise Refused(_("These words have changed. Read them once more, then choose."))
    keeper = queries.back_keeper_of(by.group)
    seen_by = keeper if keeper and told and keeper.id == told.id else None
    said = {"take": take, "number": number, "told": seen_by}
    BackChoice.objects.update_or_create(back=back, member=by, defaults=said)


@transaction.atomic
def leave_back(*, by: Member, back: Back, now: datetime) -> None:
    """Takes my choice back. It is as if I had not chosen."""
    _chain, by = locked(by)
    BackChoice.objects.filter(back=back, member=by).delete()


@transaction.atomic
def keep_back(*, by: Member, now: datetime) -> None:
    """Takes on to look after what people choose. What they chose before stays unseen until they choose again."""
    _chain, by = locked(by)
    permissions.may_keep_back(by).or_refuse()
    if queries.back_keeper_of(by.group) is None:
        BackChoice.objects.filter(told=by).update(told=None)
    BackKeeper.objects.update_or_create(group=by.group, defaults={"member": by})


@transaction.atomic
def let_back_go(*, by: Member, now: datetime) -> None:
    """Lets it go, at any hour, without a reason. Who chose is seen by them no longer, also later."""
    _chain, by = locked(by)
    if BackKeeper.objects.filter(member=by).delete()[0]:
        BackChoice.objects.filter(told=by).update(told=None)


@transaction.atomic
def write_got(*, by: Member, words: str, now: datetime, shared: bool = False) -> Got:
    """What I got, in my own words. Only I see it, unless I share it."""
    _chain, by = locked(by)
    permissions.may_write_got(by).or_refuse()
    kept = short(words, MOST_LETTERS)
    if not kept:
        raise Refused(_("Write a few words first."))
    if shared:
        permissions.may_share_got(by, now).or_refuse()
    if Got.objects.filter(member=by).count() >= MOST_GOT:
        raise Refused(_("There is room for %(most)d of these. You can delete one first.") % {"most": MOST_GOT})
    return Got.objects.create(member=by, words=kept, shared=shared)


@transaction.atomic
def share_got(*, by: Member, got: Got, yes: bool, now: datetime) -> None:
    """The group may read it; or no longer. It works at once."""
    _chain, by = locked(by)
    permissions.may_change_got(by, got).or_refuse()
    if yes:
        permissions.may_share_got(by, now).or_refuse()
    Got.objects.filter(id=got.pk).update(shared=yes)


@transaction.atomic
def delete_got(*, by: Member, got: Got, now: datetime) -> None:
    _chain, by = locked(by)
    permissions.may_change_got(by, got).or_refuse()
    Got.objects.filter(id=got.pk).delete()


def _kept(what: Return) -> Return:
    if what.kind not in BackKind.values or what.paid not in {"", *Paid.values}:
        raise Refused(_("Choose one of these."))
    policy, advice = (short(link, MOST_IN_A_LINK) for link in (what.policy, what.advice))
    if any(link and not link.startswith(("https://", "http://")) for link in (policy, advice)):
        raise Refused(_("A link begins with https:// or http://."))
    rate, hours = (short(line, MOST_IN_A_LINE) for line in (what.rate, what.hours))
    return replace(what, rate=rate, hours=hours, policy=policy, advice=advice)
