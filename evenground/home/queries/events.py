"""The big choices of an event: fixed beforehand, or open, with the decision that settled each."""

from collections import defaultdict
from dataclasses import dataclass

from evenground.decisions.models import Proposal, State
from evenground.decisions.queries import pages
from evenground.groups import queries as groups
from evenground.groups.models import FoundingChoice, Member


@dataclass(frozen=True)
class Founding:
    """A founding choice, and the decisions in force that settled it; none while it is open."""

    choice: FoundingChoice
    settled: list[pages.Listed]


def founding_of(member: Member) -> list[Founding]:
    """Three questions, however many choices."""
    rows = Proposal.objects.filter(
        group_id=member.group_id, settles__isnull=False, state=State.DECIDED, ended_on=None
    ).order_by("closed_on", "id")
    settled: dict[object, list[pages.Listed]] = defaultdict(list)
    for row in pages.listed(rows):
        settled[row.proposal.settles_id].append(row)
    return [Founding(choice, settled[choice.pk]) for choice in groups.choices_of(member.group)]
