"""What every action here begins with: the group's lock, and the rows read afresh under it."""

from datetime import datetime
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext as _

from evenground.groups.models import Group, Helper, HostAct, HostActor, Member
from evenground.groups.queries import day_in
from evenground.people import actions as people
from evenground.people import queries as people_queries
from evenground.people.models import Person, Reach
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain

By = HostActor | Member
_Somebody = TypeVar("_Somebody", bound=HostActor | Member | Helper)


def locked(by: _Somebody) -> tuple[Chain, _Somebody]:
    """Takes the group's chain head first, then reads who acts as they are now."""
    chain = record.lock(by.group_id)
    by.refresh_from_db()
    return chain, by


def locked_group(group: Group) -> tuple[Chain, Group]:
    chain = record.lock(group.id)
    return chain, Group.objects.get(id=group.id)


def actor(by: By) -> str:
    """Who it was, for the record: a member's key, or the role alone."""
    return "host" if isinstance(by, HostActor) else str(by.record_key)


def digest(salt: str, *words: str) -> str:
    """The salted digest of some words, kept in the record in their place."""
    return words_digest("\n".join(words), bytes.fromhex(salt))


def one_line(words: str, most: int) -> str:
    """Words for a line of their own. Raises Refused, with the words kept in the form, where they are too long."""
    line = " ".join(clean(words).split())
    if len(line) > most:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": most})
    return line


def said(words: str, otherwise: str) -> str:
    """Words that are needed here. Raises Refused with the sentence `otherwise` where there are none."""
    if not (kept := clean(words)):
        raise Refused(otherwise)
    return kept


def host_act(by: By, *, kind: str, words: str, reason: str = "", about: str = "", now: datetime) -> list[str]:
    """Puts an act for the host on the page that all members see. Gives the digests of its words for the record.

    What a member does is no act for the host: nothing is written then.
    """
    if not isinstance(by, HostActor):
        return []
    act = HostAct.objects.create(
        group=by.group,
        actor=by,
        kind=kind,
        words=words,
        reason=reason,
        salt=record.new_salt(),
        about=about,
        done_on=day_in(by.group, now),
    )
    return [digest(act.salt, act.words, act.reason)]


def person_at(address: str, *, group: Group, name: str, now: datetime) -> Person:
    """Who has this address, so that they can sign in: whoever proved that it is theirs, or somebody new.

    An address that somebody only claims is not enough: it would let them take a helper's place.
    """
    address = address.strip().lower()
    known = people_queries.person_to_write_to(address)
    if known is not None and people_queries.verified_address(known) == address:
        return known
    named = Person.objects.filter(
        Q(helps__group=group, helps__email__iexact=address)
        | Q(acts_for__group=group, emailaddress__email__iexact=address)
    ).first()
    if named is not None:  # this group's starter or host named them before, at this same address
        return named
    return people.make_person(name=name, reach_by=Reach.EMAIL, email=address, now=now)
