"""A person's groups, a group's page, and where somebody new begins."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from evenground.decisions import queries as decisions
from evenground.decisions.models import Answer, Decider, Kind, Proposal, State, Version, View
from evenground.decisions.queries import pages
from evenground.groups import queries as groups
from evenground.groups.models import Group, Helper, HelperKind, Member, MemberState
from evenground.people.models import Person
from evenground.talk import queries as talk


@dataclass(frozen=True)
class Place:
    """A group of mine, and what I am there: "member", "paused", "preparing", "host" or "helper"."""

    group: Group
    role: str


@dataclass(frozen=True)
class Mine:
    """My groups, and what is open for my say in any of them."""

    places: list[Place]
    open: list[pages.Listed]

    @property
    def asked(self) -> bool:
        """Whether there is something that I have not answered."""
        return any(row.asks for row in self.open)


def mine(person: Person) -> Mine:
    """Four questions, however many groups."""
    found = list(groups.groups_of(person))
    members = Member.objects.filter(person=person, group__in=found).exclude(state=MemberState.LEFT)
    states = {member.group_id: member.state for member in members}
    hosts = set(person.acts_for.filter(until=None).values_list("group_id", flat=True))
    return Mine([Place(group, _role(group, states, hosts)) for group in found], _mine_last(pages.listed(_open(person))))


def _mine_last(rows: list[pages.Listed]) -> list[pages.Listed]:
    """What asks nothing of me comes last; else the order stays."""
    return sorted(rows, key=lambda row: not row.asks)


def _role(group: Group, states: dict[uuid.UUID, str], hosts: set[uuid.UUID]) -> str:
    if group.opened_on is None:
        return "preparing"
    if group.id in states:
        return "paused" if states[group.id] == MemberState.PAUSED else "member"
    return "host" if group.id in hosts else "helper"


def _open(person: Person) -> Iterable[Proposal]:
    """What is open in any group in which the person is a member, soonest close first; `mine` as in a single group."""
    newer = Version.objects.filter(proposal=OuterRef("version__proposal"), number__gt=OuterRef("version__number"))
    mine = {"member__person": person, "version__proposal": OuterRef("id")}
    answers = Answer.objects.filter(**mine).filter(~Exists(newer))
    decides = Decider.objects.filter(**mine).filter(~Exists(newer))
    places = Member.objects.filter(person=person, group=OuterRef("group")).exclude(state=MemberState.LEFT)
    rows = Proposal.objects.filter(Exists(places), state=State.OPEN).annotate(
        mine=Exists(answers), decides=Exists(decides)
    )
    return rows.select_related("group").order_by("closes_on", "id")


@dataclass
class Decided:
    """Something decided, with the views that stand beside it. `folded` names those that are one press away."""

    row: pages.Listed
    views: list[View] = field(default_factory=list)
    folded: list[View] = field(default_factory=list)


@dataclass(frozen=True)
class Now:
    """What a group's page shows: nothing of it counts people."""

    open: list[pages.Listed]
    lately: list[Decided]
    due: list[pages.Listed]  # to look at again
    ahead: list[tuple[date, pages.Listed]]  # what comes on which day
    helpers: list[Helper]

    @property
    def asked(self) -> bool:
        """Whether there is something that I have not answered."""
        return any(row.asks for row in self.open)


def now_in(member: Member, now: datetime) -> Now:
    """Nine questions, however much goes on."""
    today = groups.day_in(member.group, now)
    parts = {
        "open": list(decisions.open_for(member)),
        "lately": list(decisions.lately(member, 3)),
        "due": list(decisions.reviews_due(member, now)),
        "reviews": list(pages.reviews_to_come(member, today)[:5]),
        "back": list(decisions.coming_back(member)[:5]),
    }
    words = {one.proposal.id: one.title for one in pages.listed({row for rows in parts.values() for row in rows})}
    shown = {name: [pages.Listed(row, words.get(row.id, "")) for row in rows] for name, rows in parts.items()}
    ahead = [(row.proposal.review_on, row) for row in shown["reviews"]]
    ahead += [(row.proposal.back_on, row) for row in shown["back"] if row.proposal.back_on]
    return Now(
        open=_mine_last(shown["open"]),
        lately=_with_views(member, shown["lately"]),
        due=shown["due"],
        ahead=sorted(((day, row) for day, row in ahead if day), key=lambda pair: (pair[0], pair[1].proposal.id)),
        helpers=helpers_first(groups.helpers_of(member.group)),
    )


def _with_views(member: Member, rows: list[pages.Listed]) -> list[Decided]:
    views = View.objects.filter(proposal__in=[row.proposal for row in rows], taken_back_on=None)
    found: dict[object, list[View]] = defaultdict(list)
    for view in views.select_related("owner__person", "voice__person").order_by("id"):
        found[view.proposal_id].append(view)
    subjects = {view.id: "decisions.{}:{}".format(*view.folded_as) for some in found.values() for view in some}
    closed = talk.folded_subjects(member.group, subjects.values())
    folded = {key for key, subject in subjects.items() if subject in closed}
    return [
        Decided(
            row,
            [view for view in found[row.proposal.id] if view.id not in folded],
            [view for view in found[row.proposal.id] if view.id in folded],
        )
        for row in rows
    ]


def helpers_first(helpers: list[Helper]) -> list[Helper]:
    """The people beside us; where nobody is named so, the lead and the deputy."""
    beside = [helper for helper in helpers if helper.kind == HelperKind.BESIDE]
    return beside or [helper for helper in helpers if helper.kind in {HelperKind.LEAD, HelperKind.DEPUTY}]


def first_for(member: Member) -> pages.Listed | None:
    """The one open decision that somebody new meets first: the group's name, else what closes first.

    What I answered already comes last.
    """
    rows = sorted(decisions.open_for(member), key=lambda row: (_answered(row), row.kind != Kind.NAME))
    return pages.listed(rows[:1])[0] if rows else None


def _answered(row: Proposal) -> bool:
    return bool(getattr(row, "mine", False))


def helpers_of_mine(person: Person) -> list[tuple[Group, list[Helper]]]:
    """Who helps in each of the person's open groups, in the order in which the groups say it. Two questions."""
    found = list(groups.groups_of(person).filter(opened_on__isnull=False))
    order = [HelperKind.BESIDE, *groups.NEEDED]
    by_group: dict[object, list[Helper]] = defaultdict(list)
    for helper in Helper.objects.filter(group__in=found, ended_on=None).order_by("id"):
        by_group[helper.group_id].append(helper)
    return [
        (group, sorted(by_group[group.id], key=lambda helper: order.index(HelperKind(helper.kind)))) for group in found
    ]
