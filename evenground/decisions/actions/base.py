"""What every action here begins with: the group's lock, and the rows read afresh under it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from evenground.decisions.domain import calendar
from evenground.decisions.models import EarlierWords, Proposal
from evenground.groups.models import Group, Member
from evenground.groups.queries import active_members, day_in
from evenground.notices import actions as notices
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain


def locked(proposal: Proposal) -> tuple[Chain, Proposal]:
    """Takes the group's chain head first, then reads the proposal as it is now."""
    chain = record.lock(proposal.group_id)
    return chain, Proposal.objects.select_related("group", "by__person").get(id=proposal.id)


def afresh(by: Member) -> Member:
    """The member as they are now, under the lock."""
    return Member.objects.select_related("group").get(id=by.id)


def actor(by: Member | None) -> str:
    return str(by.record_key) if by else record.PROGRAM


def about(proposal: Proposal) -> str:
    return f"decisions.proposal:{proposal.id}"


def digest(salt: str, *words: str) -> str:
    """The salted digest of some words, kept in the record in their place."""
    return words_digest("\n".join(words), bytes.fromhex(salt))


def check_day(named: date | None, today: date, *, soonest: int = 1) -> None:
    """Refuses a day that has gone by or is out of sight, whatever the form let through."""
    if named is not None and not calendar.can_be_named(named, today, soonest=soonest):
        raise Refused(_("Choose a day that is still ahead, within the next ten years."))


def keep_earlier(thing: str, *, words: str, salt: str, instead: str, until: date) -> None:
    """Keeps a wording before other words take its place: what a person typed is never thrown away.

    `thing`: what the words belong to, such as "decisions.view:<id>". Nothing is kept where there were no words, or
    the new ones are the same.
    """
    if words and words != instead:
        EarlierWords.objects.create(about=thing, words=words, salt=salt, until=until)


def today(group: Group, now: datetime) -> date:
    return day_in(group, now)


def tell_all(proposal: Proposal, kind: str, *, now: datetime, but: Member | None = None) -> None:
    """Tells every active member, but not the one who did it."""
    people = [member.person for member in active_members(proposal.group) if but is None or member.id != but.id]
    notices.tell_all(people=people, kind=kind, group_id=proposal.group_id, about=about(proposal), now=now)
