"""Suggesting something; asking for a larger size or a reminder; taking up what nobody carries."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions import entries, permissions
from evenground.decisions.actions import kinds
from evenground.decisions.actions.base import about, actor, afresh, check_day, digest, locked, tell_all, today
from evenground.decisions.domain import calendar
from evenground.decisions.domain.rule import Size, from_plain, larger, to_plain
from evenground.decisions.models import Decider, Kind, Proposal, Reminder, Version
from evenground.decisions.queries import rule_in_force
from evenground.groups.models import FoundingChoice, Group, Member
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain

# A change of the rule is a large decision under the rule it would replace; the others are as the deciding rule says.
SIZES = {
    Kind.NAME: Size.SMALL,
    Kind.RULE: Size.LARGE,
    Kind.TOGETHER: Size.SMALL,
    Kind.JOIN: Size.SMALL,
    Kind.CLOSE_EARLY: Size.SMALL,
    Kind.UNFOLD: Size.SMALL,
    Kind.POSTING: Size.SMALL,
    Kind.AGREEMENT: Size.MEDIUM,
    Kind.PART: Size.MEDIUM,
    Kind.PUBLISH: Size.MEDIUM,
    Kind.ROOM_HOSTS: Size.SMALL,
    Kind.ROOM_TURNS: Size.SMALL,
    Kind.REMOVE: Size.LARGE,
}


@dataclass(frozen=True)
class Text:
    """A proposal's words: two boxes are enough, the rest has defaults."""

    what: str
    why: str = ""
    fixed: str = ""
    who_does: str = ""
    cost: str = ""
    try_until: date | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def propose(
    *,
    by: Member,
    group: Group,
    text: Text,
    now: datetime,
    kind: str = Kind.PLAIN,
    size: Size = Size.MEDIUM,
    closes_on: date | None = None,
    limit: FoundingChoice | None = None,
    settles: FoundingChoice | None = None,
    previous: Proposal | None = None,
    link: str = "",
) -> Proposal:
    """Opens a proposal for answers. Raises Refused with the reason where it can't be."""
    chain, by = record.lock(group.id), afresh(by)
    permissions.may_propose(by, by.group, now).or_refuse()
    if limit is not None and (limit.group_id != group.id or not (limit.fixed and limit.is_duty)):
        raise Refused(_("Only a duty of law, safety or money that was fixed beforehand can be named here."))
    if settles is not None and (settles.group_id != group.id or settles.fixed):
        raise Refused(_("Only one of this group's open choices can be settled here."))
    check_days(text, closes_on, today(by.group, now))
    if previous is not None and previous.group_id != group.id:
        raise Refused(_("That decision is not this group's."))
    proposal = open_proposal(
        chain=chain,
        group=by.group,
        by=by,
        kind=kind,
        size=size,
        text=text,
        wished=closes_on,
        now=now,
        limit=limit,
        settles=settles,
        previous=previous,
        link=link,
    )
    tell_all(proposal, "proposal_opened", now=now, but=by)
    return proposal


def open_proposal(
    *,
    chain: Chain,
    group: Group,
    by: Member | None,
    kind: str,
    size: Size,
    text: Text,
    now: datetime,
    wished: date | None = None,
    limit: FoundingChoice | None = None,
    settles: FoundingChoice | None = None,
    previous: Proposal | None = None,
    link: str = "",
) -> Proposal:
    """The inner step, under a lock already held: the proposal, its first version, who decides, the entry."""
    rule, day = rule_in_force(group), today(group, now)
    size = SIZES.get(Kind(kind), size)
    check_text(group, kind, text)
    proposal = Proposal.objects.create(
        group=group,
        kind=kind,
        by=by,
        size=size,
        rule=json.dumps(to_plain(rule)),
        rule_decided=bool(group.rule),
        limit=limit,
        settles=settles,
        previous=previous,
        link=link,
        opened_on=day,
        closes_on=calendar.first_close(day, rule.of(size).days_open, wished),
        held=kind in {Kind.NAME, Kind.RULE} and group.together_on is None,
    )
    version = add_version(proposal, by=by, text=text, day=day)
    facts = {"kind": str(kind), "size": str(size), "closes_on": proposal.closes_on.isoformat()}
    words = [digest(version.salt, version.what, version.why)]
    record.write(chain, entries.PROPOSED, actor=actor(by), subject=about(proposal), day=day, facts=facts, digests=words)
    return proposal


def check_days(text: Text, closes_on: date | None, today: date) -> None:
    """The days that a proposer names. A closing day that is too early is fine: the rule's days count then."""
    check_day(text.try_until, today)
    if closes_on is not None and (closes_on - today).days > calendar.FURTHEST_CLOSE:
        raise Refused(_("Choose a closing day within the next two years."))


def check_text(group: Group, kind: str, text: Text) -> None:
    """There must be something to decide, and what its kind needs."""
    if not clean(text.what):
        raise Refused(_("Write what you suggest. One sentence is enough."))
    kinds.check(group, kind, text.params)


def add_version(proposal: Proposal, *, by: Member | None, text: Text, day: date, changed: str = "") -> Version:
    """A new version, and its deciders: the active members at this moment, with how each takes part now."""
    number = proposal.versions.count() + 1
    version = Version.objects.create(
        proposal=proposal,
        number=number,
        by=by,
        what=clean(text.what),
        why=clean(text.why),
        fixed=clean(text.fixed),
        who_does=clean(text.who_does),
        cost=clean(text.cost),
        try_until=text.try_until,
        params=json.dumps(dict(text.params)),
        changed=clean(changed),
        salt=record.new_salt(),
        opened_on=day,
    )
    who = kinds.deciders(proposal.group, proposal.kind, text.params)
    Decider.objects.bulk_create(Decider(version=version, member=member, part=member.part) for member in who)
    return version


@transaction.atomic
def ask_larger(*, by: Member, proposal: Proposal, size: Size, now: datetime) -> None:
    """Anyone may ask for a larger size while it is open. The larger counts, and answers stay."""
    chain, proposal = locked(proposal)
    by = afresh(by)
    permissions.may_take_part(by, proposal, now).or_refuse()
    if larger(Size(proposal.size), size) == proposal.size:
        raise Refused(_("It is treated as that large already, or larger."))
    rule = from_plain(json.loads(proposal.rule))
    before, after = rule.of(Size(proposal.size)), rule.of(size)
    if (before.quorum_whole, before.quorum_lived) != (after.quorum_whole, after.quorum_lived):
        proposal.enough = False  # it is another question now, asked anew at the next daily look
    proposal.size = size
    proposal.closes_on = calendar.after_larger_size(proposal.closes_on, proposal.opened_on, after.days_open)
    proposal.save(update_fields=["size", "closes_on", "enough"])
    record.write(
        chain,
        entries.LARGER,
        actor=actor(by),
        subject=about(proposal),
        day=today(proposal.group, now),
        facts={"size": str(size), "closes_on": proposal.closes_on.isoformat()},
    )


@transaction.atomic
def take_over(*, by: Member, proposal: Proposal, now: datetime) -> None:
    """Somebody takes up a suggestion whose proposer pauses, left, or was the program."""
    chain, proposal = locked(proposal)
    by = afresh(by)
    permissions.may_take_over(by, proposal, now).or_refuse()
    proposal.by = by
    proposal.save(update_fields=["by"])
    record.write(chain, entries.TAKEN_OVER, actor=actor(by), subject=about(proposal), day=today(proposal.group, now))


@transaction.atomic
def ask_reminder(*, by: Member, proposal: Proposal, wanted: bool, now: datetime) -> None:
    """I would like a reminder before it closes, or no longer. Seen by nobody else."""
    _chain, proposal = locked(proposal)
    permissions.is_open(proposal, now).or_refuse()
    if wanted:
        Reminder.objects.get_or_create(proposal=proposal, member=by)
    else:
        Reminder.objects.filter(proposal=proposal, member=by).delete()
