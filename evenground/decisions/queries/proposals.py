"""What a member may read of proposals. Everything starts from the member, so from their group."""

import json
from datetime import datetime
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from evenground.decisions.domain.rule import STARTER, Rule, Size, SizeRule, from_plain
from evenground.decisions.models import (
    Answer,
    Decider,
    Kind,
    Objection,
    Proposal,
    State,
    Version,
    View,
    WatchPoint,
)
from evenground.groups.models import Group, Member, MemberState
from evenground.groups.queries import day_in


def proposals_of(member: Member) -> QuerySet[Proposal]:
    """Everything suggested in the member's group, the newest first."""
    return Proposal.objects.filter(group_id=member.group_id).select_related("group").order_by("-opened_on", "-id")


def open_for(member: Member) -> QuerySet[Proposal]:
    """What is open now, soonest close first.

    Each has `mine`, whether this member answered its current text, and `decides`, whether they decide on it.
    """
    current_text = {"member": member, "version__proposal": OuterRef("id"), "version__in": _newest_versions()}
    mine, decides = Answer.objects.filter(**current_text), Decider.objects.filter(**current_text)
    rows = proposals_of(member).filter(state=State.OPEN)
    return rows.annotate(mine=Exists(mine), decides=Exists(decides)).order_by("closes_on", "id")


def lately(member: Member, most: int = 5) -> QuerySet[Proposal]:
    """What was closed last, newest first."""
    return proposals_of(member).exclude(state=State.OPEN).order_by("-closed_on", "-id")[:most]


def coming_back(member: Member) -> QuerySet[Proposal]:
    """What was put off, soonest first."""
    return proposals_of(member).filter(state=State.POSTPONED).order_by("back_on", "id")


def _newest_versions() -> QuerySet[Version]:
    newer = Version.objects.filter(proposal=OuterRef("proposal"), number__gt=OuterRef("number"))
    return Version.objects.filter(~Exists(newer))


def current(proposal: Proposal) -> Version:
    """The version that is open, or was when it closed."""
    return proposal.versions.order_by("-number")[0]


def current_for(member: Member, proposal: Proposal) -> tuple[Version, bool, Answer | None]:
    """The same, whether the member decides on it, and their answer to it. One question."""
    decides = Exists(Decider.objects.filter(version=OuterRef("id"), member=member))
    mine = FilteredRelation("answers", condition=Q(answers__member=member))
    rows = proposal.versions.annotate(decides=decides, mine=mine)
    rows = rows.select_related("mine")  # type: ignore[misc]  # the relation made in the line above
    version = rows.order_by("-number")[0]
    return version, version.decides, getattr(version, "mine", None)


def params(version: Version) -> dict[str, Any]:
    """What the proposal's kind needs: a rule, or whose place it is about."""
    return dict(json.loads(version.params))


def versions_of(proposal: Proposal) -> QuerySet[Version]:
    return proposal.versions.select_related("by__person").order_by("-number")


def my_decider(member: Member, version: Version) -> Decider | None:
    return version.deciders.filter(member=member).first()


def my_objections(member: Member, proposal: Proposal) -> QuerySet[Objection]:
    return proposal.objections.filter(owner=member).order_by("raised_on", "id")


def my_staying_objections(member: Member) -> QuerySet[Objection]:
    """My objections to what is open or comes back, in every proposal: to be handed on before I leave."""
    rows = Objection.objects.filter(owner=member, fate="stays", proposal__state__in=[State.OPEN, State.POSTPONED])
    return rows.select_related("proposal")


def views_of(version: Version) -> QuerySet[View]:
    """The differing views beside an outcome. Taken back ones are there without words."""
    return version.views.select_related("owner__person", "voice__person").order_by("id")


def watch_points_of(proposal: Proposal) -> QuerySet[WatchPoint]:
    """The watch points that stand: those an owner agreed to, and those of a trial."""
    return proposal.watch_points.filter(agreed_on__isnull=False).order_by("look_on", "id")


def brings_back(proposal: Proposal) -> str:
    """Who brings back what was put off: the name of whoever carries it, or "" for any of us, if they pause or left."""
    if proposal.by_id is None:
        return ""
    names = Member.objects.filter(id=proposal.by_id, state=MemberState.ACTIVE).values_list("person__name", flat=True)
    return names.first() or ""


def reviews_due(member: Member, now: datetime) -> QuerySet[Proposal]:
    """Decisions whose day of looking again has come, and that nobody looked at yet."""

    today = day_in(member.group, now)
    return proposals_of(member).filter(state=State.DECIDED, review_on__lte=today, reviewed_on=None, ended_on=None)


def rule_in_force(group: Group) -> Rule:
    """The group's own rule, or the starter rule until it decided one."""
    return from_plain(json.loads(group.rule)) if group.rule else STARTER


def standing(group: Group, kind: str, about: str) -> dict[str, Any] | None:
    """What the group's newest standing decision of this kind says about a thing; None without one.

    For what applies for as long as the decision stands: nothing else keeps it.
    """
    rows = Proposal.objects.filter(group=group, kind=kind, state=State.DECIDED, ended_on=None)
    for proposal in rows.order_by("-closed_on", "-id").prefetch_related("versions"):
        found = params(max(proposal.versions.all(), key=lambda version: version.number))
        if found.get("about") == about:
            return found
    return None


def size_rule(proposal: Proposal) -> SizeRule:
    """The rule for this proposal, as copied when it opened."""
    return from_plain(json.loads(proposal.rule)).of(Size(proposal.size))


def first_decision(member: Member) -> Proposal | None:
    """The open decision a new member meets first: what shall we call ourselves?"""
    return open_for(member).filter(kind=Kind.NAME, by=None).first()
