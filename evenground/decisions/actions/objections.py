"""Working on an objection: a watch point, a pair. Both stand only with the owner's yes."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions import entries, permissions
from evenground.decisions.actions.answering import mark_objection
from evenground.decisions.actions.base import about, actor, afresh, check_day, digest, keep_earlier, locked, today
from evenground.decisions.domain.objections import Act, Fate
from evenground.decisions.models import Handover, Objection, Proposal, WatchPoint
from evenground.groups.models import Member
from evenground.notices.actions import tell
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain


@transaction.atomic
def offer_watch_point(
    *, by: Member, objection: Objection, what: str, who_looks: str, look_on: date, stop_at: str, now: datetime
) -> WatchPoint:
    """Offers to go ahead and watch: what, who looks, when, and at what level we stop."""
    chain, proposal = locked(objection.proposal)
    by, day = afresh(by), today(proposal.group, now)
    permissions.may_take_part(by, proposal, now).or_refuse()
    if not clean(what) or look_on <= day:
        raise Refused(_("Say what we watch, and a day after today on which somebody looks."))
    check_day(look_on, day)
    point = WatchPoint.objects.create(
        proposal=proposal,
        objection=objection,
        by=_named(by, objection),
        what=clean(what),
        who_looks=clean(who_looks),
        look_on=look_on,
        stop_at=clean(stop_at),
        salt=record.new_salt(),
    )
    _offered(chain, proposal, objection, by=by, act=Act.WATCH_POINT, words=digest(point.salt, point.what), now=now)
    return point


@transaction.atomic
def mark_with_watch_point(
    *, by: Member, objection: Objection, what: str, who_looks: str, look_on: date, stop_at: str, now: datetime
) -> None:
    """Its owner says how it is OK to try, in one go: the watch point, their yes to it, and the mark."""
    point = offer_watch_point(
        by=by, objection=objection, what=what, who_looks=who_looks, look_on=look_on, stop_at=stop_at, now=now
    )
    say_to_watch_point(by=by, point=point, yes=True, now=now)


@transaction.atomic
def say_to_watch_point(*, by: Member, point: WatchPoint, yes: bool, now: datetime) -> None:
    """The owner's yes or no. With a yes the watch point stands, and the objection is marked so."""
    chain, proposal = locked(point.proposal)
    point.refresh_from_db()
    objection = _owned(point.objection, by, now)
    if not _say(chain, point, objection, act=Act.WATCH_POINT, yes=yes, day=today(proposal.group, now)):
        return
    mark_objection(by=by, objection=objection, fate=Fate.WATCH_POINT, now=now)


@transaction.atomic
def offer_pair(
    *, by: Member, objection: Objection, first: Member, second: Member, may_settle: str, now: datetime
) -> Handover:
    """Offers to hand an objection to two people: one of them its owner, or whom the owner names by saying yes."""
    chain, proposal = locked(objection.proposal)
    by = afresh(by)
    permissions.may_take_part(by, proposal, now).or_refuse()
    if first.id == second.id or {first.group_id, second.group_id} != {proposal.group_id}:
        raise Refused(_("Choose two different people of this group."))
    if not clean(may_settle):
        raise Refused(_("Say what the two may settle."))
    pair = Handover.objects.create(
        objection=objection,
        by=_named(by, objection),
        first=first,
        second=second,
        may_settle=clean(may_settle),
        salt=record.new_salt(),
        offered_on=today(proposal.group, now),
    )
    _offered(chain, proposal, objection, by=by, act=Act.HAND_TO_PAIR, words=digest(pair.salt, pair.may_settle), now=now)
    return pair


@transaction.atomic
def say_to_pair(*, by: Member, pair: Handover, yes: bool, now: datetime) -> None:
    """The owner's yes or no to a pair. The objection stays until its owner marks it."""
    chain, proposal = locked(pair.objection.proposal)
    pair.refresh_from_db()
    objection = _owned(pair.objection, by, now)
    _say(chain, pair, objection, act=Act.HAND_TO_PAIR, yes=yes, day=today(proposal.group, now))


@transaction.atomic
def write_settled(*, by: Member, pair: Handover, words: str, now: datetime) -> None:
    """One of the pair writes down what they settled. The owner is asked: solved by this?"""
    chain, proposal = locked(pair.objection.proposal)
    pair.refresh_from_db()
    by, objection = afresh(by), pair.objection
    permissions.may_write_settled(by, pair, now).or_refuse()
    if not clean(words):
        raise Refused(_("Write down what you settled."))
    thing, day = f"decisions.handover:{pair.id}", today(proposal.group, now)
    keep_earlier(thing, words=pair.settled, salt=pair.salt, instead=clean(words), until=day)
    pair.settled, pair.settled_on = clean(words), day
    pair.save(update_fields=["settled", "settled_on"])
    Objection.objects.filter(id=objection.id, fate=Fate.STAYS).update(asked_on=pair.settled_on)
    record.write(
        chain,
        entries.SETTLED,
        actor=actor(by),
        subject=about(proposal),
        day=pair.settled_on,
        facts={"objection": str(objection.id)},
        digests=[digest(pair.salt, pair.settled)],
    )
    _ask_owner(objection, proposal, but=by, now=now)


def _named(by: Member, objection: Objection) -> Member | None:
    """Who offers is named, but never its owner: that would say whose objection it is."""
    return None if by.id == objection.owner_id else by


def _owned(objection: Objection | None, by: Member, now: datetime) -> Objection:
    if objection is None:
        raise Refused(_("That objection is not here any more."))
    permissions.may_mark(afresh(by), objection, now).or_refuse()
    return objection


def _say(chain: Chain, offer: WatchPoint | Handover, objection: Objection, *, act: Act, yes: bool, day: date) -> bool:
    """Keeps the owner's yes or no; true for a new yes."""
    if offer.agreed_on or offer.declined_on:
        return False
    offer.agreed_on, offer.declined_on = (day, None) if yes else (None, day)
    offer.save(update_fields=["agreed_on", "declined_on"])
    if yes:
        record.write(
            chain,
            entries.AGREED,
            actor=record.OWNER,
            subject=about(objection.proposal),
            day=day,
            facts={"objection": str(objection.id), "act": str(act)},
        )
    return yes


def _offered(
    chain: Chain, proposal: Proposal, objection: Objection, *, by: Member, act: Act, words: str, now: datetime
) -> None:
    if objection.fate != Fate.STAYS:
        raise Refused(_("This objection has been marked by its owner. There is nothing left to work on."))
    record.write(
        chain,
        entries.OFFERED,
        actor=actor(by) if _named(by, objection) else record.OWNER,
        subject=about(proposal),
        day=today(proposal.group, now),
        facts={"objection": str(objection.id), "act": str(act)},
        digests=[words],
    )
    _ask_owner(objection, proposal, but=by, now=now)


def _ask_owner(objection: Objection, proposal: Proposal, *, but: Member, now: datetime) -> None:
    if objection.owner is not None and objection.owner_id != but.id:
        tell(
            person=objection.owner.person,
            kind="objection_asked",
            group_id=proposal.group_id,
            about=about(proposal),
            now=now,
        )
