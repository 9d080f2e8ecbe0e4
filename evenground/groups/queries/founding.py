"""What is open and what is fixed, questions about it, the founding time, the working agreement."""

import uuid
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.utils.functional import Promise

from evenground.groups.domain.days import founding_until
from evenground.groups.domain.founding import mostly_open
from evenground.groups.models import Agreement, FoundingAsk, FoundingChoice, Group, Topic
from evenground.groups.queries.places import day_in


def choices_of(group: Group) -> list[FoundingChoice]:
    """The founding choices, the open ones first, each kind in the order of its topics."""
    order = {topic: number for number, topic in enumerate(Topic.values)}
    return sorted(group.founding_choices.all(), key=lambda choice: (choice.fixed, order[choice.topic], choice.id))


def choice_in(group: Group, choice_id: uuid.UUID) -> FoundingChoice:
    """A founding choice of this group. Raises Http404."""
    found = group.founding_choices.filter(id=choice_id).first()
    if found is None:
        raise Http404
    return found


def enough_open(group: Group) -> bool:
    """Whether at least half of the founding choices are open; else an invitation says it is involvement so far."""
    fixed = list(group.founding_choices.values_list("fixed", flat=True))
    return mostly_open(fixed.count(False), len(fixed))


def open_choices(group: Group) -> list[tuple[str, str | Promise]]:
    """The open founding choices, as (id, what it is about)."""
    words: dict[str, str | Promise] = dict(Topic.choices)
    return [(str(row.id), row.label or words[row.topic]) for row in choices_of(group) if not row.fixed]


def duties_of(group: Group) -> QuerySet[FoundingChoice]:
    """Duties of law, safety or money that were fixed with a reason: what a decision can name."""
    return group.founding_choices.filter(fixed=True, is_duty=True).order_by("id")


def is_founding(group: Group, now: datetime) -> bool:
    """Whether any member may still invite: until the group is together, and at most 30 days."""
    if group.opened_on is None or group.together_on is not None:
        return False
    return day_in(group, now) <= founding_until(group.opened_on)


def agreement_of(group: Group) -> Agreement | None:
    """The working agreement in force, or the suggestion to start from."""
    return group.agreements.order_by("-decided", "-since", "-id").first()


def asks_of(group: Group) -> QuerySet[FoundingAsk]:
    """Questions about what is fixed, newest first."""
    return group.founding_asks.select_related("choice", "by__person").order_by("-asked_on", "-id")


def ask_in(group: Group, ask_id: uuid.UUID) -> FoundingAsk:
    """A question of this group. Raises Http404."""
    found = group.founding_asks.select_related("choice", "by__person").filter(id=ask_id).first()
    if found is None:
        raise Http404
    return found


def ask_to_write_of(ask_id: uuid.UUID) -> FoundingAsk | None:
    """A question about something fixed, for its letters."""
    return FoundingAsk.objects.filter(id=ask_id).select_related("group", "choice").first()
