"""What the pages of decisions read: few questions to the database, the same number however many people answered."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from evenground.decisions.models import (
    Answer,
    Decider,
    EarlierWords,
    Handover,
    Objection,
    Proposal,
    Reminder,
    State,
    Suggestion,
    Version,
    View,
    WatchPoint,
)
from evenground.groups.models import HostAct, HostActKind, HostActor, Member, MemberState
from evenground.record.domain.checkword import check_word
from evenground.record.models import Entry

OPEN = State.OPEN.value
POSTPONED = State.POSTPONED.value
DECIDED = State.DECIDED.value
WITHDRAWN = State.WITHDRAWN.value
ASKED = "more_time_or_facts"


def opened(member: Member, proposal_id: uuid.UUID) -> Version | None:
    """The newest text of a proposal in the member's group, with the proposal in it. None for any other.

    It carries `by_name` (whose words it is in), `decides` (whether this member decides on it) and `reminded` (whether
    they asked for a reminder).
    """
    rows = Version.objects.filter(proposal=proposal_id, proposal__group_id=member.group_id)
    version = (
        rows.select_related("proposal__by", "proposal__limit")
        .annotate(
            by_name=F("by__person__name"),
            decides=Exists(Decider.objects.filter(version=OuterRef("id"), member=member)),
            reminded=Exists(Reminder.objects.filter(proposal=OuterRef("proposal"), member=member)),
        )
        .order_by("-number")
        .first()
    )
    if version is not None:
        version.proposal.group = member.group
    return version


@dataclass(frozen=True)
class Worked:
    """An objection as everybody reads it, with what was offered for it. `mine` is true for its owner alone."""

    objection: Objection
    mine: bool
    suggestions: list[Suggestion] = field(default_factory=list)
    watch_points: list[WatchPoint] = field(default_factory=list)
    pairs: list[Handover] = field(default_factory=list)
    of_pair: bool = False  # whether this member is one of two who work on it

    @property
    def offered(self) -> bool:
        """Whether anything is offered for it."""
        return bool(self.suggestions or self.watch_points or self.pairs)

    @property
    def ours(self) -> bool:
        """Whether this member has something to say or to write about what is offered."""
        return self.mine or self.of_pair

    @property
    def waits(self) -> bool:
        """Whether something offered waits for its owner's yes or no."""
        offers: list[WatchPoint | Handover] = [*self.watch_points, *self.pairs]
        return any(offer.agreed_on is None and offer.declined_on is None for offer in offers)

    @property
    def signed_by(self) -> str:
        """The owner's name where they signed; "" else."""
        return (getattr(self.objection, "owner_name", None) or "") if self.objection.signed else ""

    @property
    def voiced_by(self) -> str:
        return getattr(self.objection, "voice_name", None) or ""


def worked_on(member: Member, version: Version) -> tuple[list[Worked], list[Suggestion]]:
    """The objections with what was offered for each, and the suggestions that belong to none. Four questions."""
    proposal = version.proposal
    # Names alone, not whole rows of members and people: each would be a join of two wide tables.
    objections = proposal.objections.order_by("id").annotate(
        owner_name=F("owner__person__name"), voice_name=F("voice__person__name"), number=F("version__number")
    )
    by_objection: dict[uuid.UUID | None, list[Suggestion]] = defaultdict(list)
    suggestions = proposal.suggestions.annotate(by_name=F("by__person__name"), taken_up_as=F("taken_up__number"))
    for suggestion in suggestions.order_by("made_on", "id"):
        by_objection[suggestion.objection_id].append(suggestion)
    points: dict[uuid.UUID | None, list[WatchPoint]] = defaultdict(list)
    for point in proposal.watch_points.annotate(by_name=F("by__person__name")).order_by("look_on", "id"):
        points[point.objection_id].append(point)
    pairs: dict[uuid.UUID, list[Handover]] = defaultdict(list)
    handovers = Handover.objects.filter(objection__proposal=proposal)
    handovers = handovers.annotate(first_name=F("first__person__name"), second_name=F("second__person__name"))
    for pair in handovers.order_by("offered_on", "id"):
        pairs[pair.objection_id].append(pair)
    worked = []
    for row in objections:
        two = [pair for pair in pairs[row.id] if pair.agreed_on and member.id in {pair.first_id, pair.second_id}]
        mine = row.owner_id == member.id
        worked.append(Worked(row, mine, by_objection[row.id], points[row.id], pairs[row.id], of_pair=bool(two)))
    return worked, by_objection[None]


@dataclass(frozen=True)
class Said:
    """Answers that this member may read: their own now and earlier, and the facts that people asked for."""

    mine: Answer | None
    lapsed: Answer | None
    facts: list[Answer]


def said(member: Member, version: Version) -> Said:
    """One question: my answers to any text of this proposal, and what was asked of the current one."""
    asked = Q(version=version, code=ASKED) & ~Q(words="")
    rows = Answer.objects.filter(Q(member=member, version__proposal=version.proposal_id) | asked)
    rows = rows.annotate(by_name=F("member__person__name"), number=F("version__number"))
    answers = list(rows.order_by("record_key"))
    mine = [row for row in answers if row.member_id == member.id]
    earlier = sorted((row for row in mine if row.version_id != version.id), key=lambda row: row.number)
    return Said(
        mine=next((row for row in mine if row.version_id == version.id), None),
        lapsed=earlier[-1] if earlier else None,
        facts=[row for row in answers if row.version_id == version.id and row.code == ASKED and row.words],
    )


def shown_answers(member: Member, version: Version) -> tuple[Answer | None, list[Answer]]:
    """After the close: my answer, and those whose owners show their name. In the order of names, not of time."""
    rows = version.answers.filter(Q(member=member) | Q(name_shown=True)).select_related("member__person")
    answers = sorted(rows, key=lambda row: (row.member.person.name.casefold(), str(row.record_key)))
    return next((row for row in answers if row.member_id == member.id), None), [
        row for row in answers if row.name_shown
    ]


def all_views(version: Version) -> list[View]:
    """Every view beside an outcome: in an order that says nothing about who came when. Taken back ones come last."""
    rows = version.views.select_related("owner__person", "voice__person").order_by("id")
    return sorted(rows, key=lambda row: row.taken_back_on is not None)


def objection_in(version: Version, objection_id: uuid.UUID) -> Objection | None:
    rows = Objection.objects.filter(id=objection_id, proposal=version.proposal_id)
    return rows.select_related("proposal__group", "owner", "version").first()


def point_in(version: Version, point_id: uuid.UUID) -> WatchPoint | None:
    rows = WatchPoint.objects.filter(id=point_id, proposal=version.proposal_id)
    return rows.select_related("proposal__group", "objection__proposal__group").first()


def pair_in(version: Version, pair_id: uuid.UUID) -> Handover | None:
    rows = Handover.objects.filter(id=pair_id, objection__proposal=version.proposal_id)
    return rows.select_related("objection__proposal__group", "first__person", "second__person").first()


def suggestion_in(version: Version, suggestion_id: uuid.UUID) -> Suggestion | None:
    rows = Suggestion.objects.filter(id=suggestion_id, proposal=version.proposal_id)
    return rows.select_related("proposal__group", "by__person").first()


def view_of_mine(member: Member, version: Version, view_id: uuid.UUID) -> View | None:
    """A view that is this member's own. Nobody else's is found."""
    rows = View.objects.filter(id=view_id, proposal=version.proposal_id, owner=member)
    return rows.select_related("proposal__group").first()


def earlier_words(about: str) -> QuerySet[EarlierWords]:
    """The wordings that stood before, oldest first."""
    return EarlierWords.objects.filter(about=about).order_by("until", "id")


def my_receipt(person_id: uuid.UUID, key: uuid.UUID) -> Answer | None:
    """The answer under a key, for its owner alone."""
    rows = Answer.objects.filter(record_key=key, member__person=person_id).exclude(member__state=MemberState.LEFT)
    return rows.select_related("version__proposal__group", "member").first()


def entry_word(group_id: uuid.UUID, seq: int | None) -> str:
    """The check word of an entry; "" where there is none."""
    entry = Entry.objects.filter(group_id=group_id, seq=seq).first() if seq else None
    return check_word(entry.hash) if entry else ""


def closing_witness(proposal: Proposal) -> tuple[int, str]:
    """The newest entry about the close of this proposal, and its check word. (0, "") before it closed."""
    kinds = ("decisions.closed", "decisions.sent")
    rows = Entry.objects.filter(group_id=proposal.group_id, subject=f"decisions.proposal:{proposal.id}", kind__in=kinds)
    entry = rows.order_by("-seq").first()
    return (entry.seq, check_word(entry.hash)) if entry else (0, "")


def overrides_of(proposal: Proposal) -> list[HostAct]:
    """What the host did against this decision, with the reason; shown as an override."""
    rows = HostAct.objects.filter(
        group=proposal.group_id, kind=HostActKind.OVERRODE, about=f"decisions.proposal:{proposal.id}"
    )
    return list(rows.select_related("actor__person").order_by("done_on", "id"))


def later_than(proposal: Proposal) -> list[Proposal]:
    """The decisions that link back to this one."""
    return list(proposal.later.order_by("opened_on", "id"))


def for_the_host(by: HostActor, proposal_id: uuid.UUID) -> Version | None:
    """What waits for the host: a named duty that the rule handed over. Nothing else of the group is found."""
    rows = Version.objects.filter(
        proposal=proposal_id,
        proposal__group_id=by.group_id,
        proposal__state=State.POSTPONED,
        proposal__reason="host_to_decide",
        proposal__limit__isnull=False,
    )
    return rows.select_related("proposal__group", "proposal__limit").order_by("-number").first()


@dataclass(frozen=True)
class Listed:
    """A proposal in a list: its words, and whether I answered."""

    proposal: Proposal
    title: str

    @property
    def answered(self) -> bool:
        return bool(getattr(self.proposal, "mine", False))

    @property
    def before_me(self) -> bool:
        """Whether its text was opened before I came, so that it is decided without me."""
        return not getattr(self.proposal, "decides", True)

    @property
    def asks(self) -> bool:
        """Whether it is open for my say, and I have not answered."""
        return not (self.answered or self.before_me)


def listed(proposals: Iterable[Proposal]) -> list[Listed]:
    """Proposals with their newest words, in two questions."""
    rows = list(proposals)
    versions = Version.objects.filter(proposal_id__in=[row.id for row in rows]).order_by("proposal_id", "number")
    newest = {version.proposal_id: version.what for version in versions.only("proposal_id", "what", "number")}
    return [Listed(row, newest.get(row.id, "")) for row in rows]


def newest_words(proposal: Proposal | None) -> str:
    """The words of one proposal, for a link to it."""
    row = Version.objects.filter(proposal=proposal).order_by("-number").first() if proposal else None
    return row.what if row else ""


def reviews_to_come(member: Member, today: date) -> QuerySet[Proposal]:
    """Decisions in force that have a day of looking again ahead, soonest first."""
    rows = Proposal.objects.filter(group_id=member.group_id, state=State.DECIDED, ended_on=None, reviewed_on=None)
    return rows.filter(review_on__gt=today).order_by("review_on", "id")


def to_write_of(person_id: uuid.UUID, about: str) -> tuple[Member, Version] | None:
    """For a letter: the reader's place and the newest text. None once they left, or where it is gone."""
    try:
        proposal_id = uuid.UUID(about.rpartition(":")[2])
    except ValueError:
        return None
    proposal = Proposal.objects.filter(id=proposal_id).only("group_id").first()
    rows = Member.objects.filter(person=person_id, group=proposal.group_id) if proposal else Member.objects.none()
    member = rows.exclude(state=MemberState.LEFT).select_related("group", "person").first()
    version = opened(member, proposal_id) if member else None
    return (member, version) if member and version else None


def has_staying(member: Member, proposal: Proposal) -> bool:
    """Whether this member asked for a change that stays: for their own eyes."""
    return Objection.objects.filter(proposal=proposal, owner=member, fate="stays").exists()
