"""From rows to the rule's own values, and what is due."""

import uuid
from collections import Counter
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.answers import Part
from evenground.decisions.domain.calendar import due_at, last_whole_day
from evenground.decisions.domain.closing import Situation
from evenground.decisions.domain.objections import Fate
from evenground.decisions.domain.quorum import Decider, enough
from evenground.decisions.models import Answer, Objection, Proposal, State, Version
from evenground.decisions.queries.proposals import current, size_rule
from evenground.groups.models import Group, MemberState, PostingPause


def deciders_of(version: Version) -> tuple[Decider, ...]:
    """Who decides on a version now: those frozen with it, less those who left, with their answers and objections."""
    answers = dict(Answer.objects.filter(version=version).values_list("member_id", "code"))
    staying = Counter(staying_objections(version.proposal_id).values_list("owner_id", flat=True))
    rows = version.deciders.exclude(member__state=MemberState.LEFT).values_list("member_id", "part", "member__state")
    return tuple(
        Decider(
            key=str(member),
            part=Part(part),
            paused=state == MemberState.PAUSED,
            answer=Code(answers[member]) if member in answers else None,
            staying=staying[member],
        )
        for member, part, state in rows
    )


def staying_objections(proposal_id: uuid.UUID) -> QuerySet[Objection]:
    return Objection.objects.filter(proposal=proposal_id, fate=Fate.STAYS)


def situation(proposal: Proposal, *, withdrawn: bool = False) -> Situation:
    """Everything the close looks at, read under the group's lock."""
    deciders = deciders_of(current(proposal))
    staying = staying_objections(proposal.id).count()
    return Situation(
        deciders=deciders,
        rule=size_rule(proposal),
        withdrawn=withdrawn,
        # Whatever stays and belongs to nobody who decides (they left, or were never asked) still counts.
        orphan_objections=staying - sum(decider.staying for decider in deciders),
        waits=proposal.waits,
        rounds=proposal.rounds,
        trial_tried=proposal.trial_tried,
        limit_named=proposal.limit_id is not None,
        has_host=bool(proposal.group.host_name),
        group_decided_rule=proposal.rule_decided,
    )


def enough_now(proposal: Proposal) -> bool:
    """Whether there are enough answers; shown as yes or not yet, once a day, never which part is missing."""
    return enough(deciders_of(current(proposal)), size_rule(proposal))


def due(now: datetime) -> list[uuid.UUID]:
    """Open proposals whose closing day is over in their group's zone."""
    # Two days' slack covers every zone; the exact moment is asked of the rule.
    near = Proposal.objects.filter(state=State.OPEN, held=False, closes_on__lte=(now + timedelta(days=2)).date())
    rows = near.select_related("group").order_by("closes_on", "id")
    return [row.id for row in rows if now >= due_at(row.closes_on, row.group.time_zone)]


def unsent() -> QuerySet[Proposal]:
    """Closed proposals whose outcome has not gone round yet."""
    return Proposal.objects.exclude(state=State.OPEN).filter(sent_on=None).select_related("group")


def still_checking(proposal: Proposal) -> bool:
    """Whether an owner of a differing view has yet to look over their words. Who left can't be asked."""
    waiting = proposal.views.filter(checked=False, taken_back_on=None, owner__isnull=False)
    return waiting.exclude(owner__state=MemberState.LEFT).exists()


def last_day_to_look_over(proposal: Proposal) -> date | None:
    """The last whole day that owners have for looking over their words. None while it is open."""
    until = proposal.look_over_until
    return last_whole_day(until, proposal.group.time_zone) if until else None


def open_now() -> QuerySet[Proposal]:
    return Proposal.objects.filter(state=State.OPEN).select_related("group")


def founding_groups() -> QuerySet[Group]:
    return Group.objects.filter(opened_on__isnull=False, together_on=None, ended_on=None)


def unasked_pauses() -> QuerySet[PostingPause]:
    """Pauses of posting about which the group has not been asked yet."""
    return PostingPause.objects.filter(asked_on=None).select_related("group", "member__person")


def to_remind() -> QuerySet[Proposal]:
    """Open proposals of which somebody asked to be reminded and was not yet."""
    return Proposal.objects.filter(state=State.OPEN, reminders__sent_on=None).distinct()


def day_has_come(latest: date) -> QuerySet[Proposal]:
    """Decisions to look at again, and what was put off, where the day may have come and nobody was told."""
    rows = Proposal.objects.filter(day_told=False, ended_on=None)
    return rows.filter(Q(state=State.DECIDED, review_on__lte=latest) | Q(state=State.POSTPONED, back_on__lte=latest))
