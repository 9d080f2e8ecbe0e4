"""What a member may read of ideas: all of them, newest first, never by how many like them."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from evenground.decisions.models import State
from evenground.decisions.queries import pages
from evenground.groups.models import Member, MemberState
from evenground.ideas.models import Idea, IdeaProposal, IdeaTask, KindWord
from evenground.roles import queries as roles


@dataclass
class Kind:
    """The kind words of one sort: whose names show, whether there are others, and whether mine is among them."""

    what: str
    names: list[str] = field(default_factory=list)
    unnamed: bool = False
    mine: bool = False


@dataclass(frozen=True)
class Became:
    """A proposal that came of an idea, and whether it is closed, so that it has an outcome."""

    listed: pages.Listed
    closed: bool


@dataclass(frozen=True)
class Shown:
    """An idea as one member meets it."""

    idea: Idea
    mine: bool
    name: str  # "" where its owner wishes no name, or is gone
    kinds: list[Kind]


def about(idea: Idea) -> str:
    """How the record and the talk name an idea."""
    return f"ideas.idea:{idea.id}"


def _rows(member: Member) -> QuerySet[Idea]:
    rows = Idea.objects.filter(group_id=member.group_id)
    return rows.select_related("group", "by__person", "builds_on", "upload").order_by("-floated_on", "id")


def idea_in(member: Member, idea_id: uuid.UUID) -> Idea | None:
    """An idea of the member's group. None for another group's, the same as for none."""
    return _rows(member).filter(id=idea_id).first()


def ideas_of(member: Member) -> list[Shown]:
    """Every idea of the group that stands, newest first. Two questions, however many."""
    return _shown(member, _rows(member).filter(taken_back_on=None))


def shown(member: Member, idea: Idea) -> Shown:
    """One idea with its kind words."""
    return _shown(member, [idea])[0]


def _shown(member: Member, rows: Iterable[Idea]) -> list[Shown]:
    found = list(rows)
    kinds = {idea.id: {what: Kind(what) for what in KindWord.What.values} for idea in found}
    words = KindWord.objects.filter(idea__in=found).exclude(by__state=MemberState.LEFT)
    for word in words.select_related("by__person"):
        kind = kinds[word.idea_id][word.what]
        kind.mine = kind.mine or word.by_id == member.id
        kind.unnamed = kind.unnamed or not word.signed
        if word.signed:
            kind.names.append(word.by.person.name)
    for by_what in kinds.values():
        for kind in by_what.values():
            kind.names.sort(key=str.casefold)
    return [Shown(idea, idea.by_id == member.id, _name(idea), list(kinds[idea.id].values())) for idea in found]


def _name(idea: Idea) -> str:
    return idea.by.person.name if idea.signed and idea.by is not None else ""


def built_on(member: Member, idea: Idea) -> list[Shown]:
    """What was built on an idea, oldest first."""
    rows = _rows(member).filter(builds_on=idea, taken_back_on=None)
    return _shown(member, rows.order_by("floated_on", "id"))


def became(idea: Idea) -> list[Became]:
    """The proposals that came of an idea, oldest first."""
    rows = IdeaProposal.objects.filter(idea=idea).select_related("proposal").order_by("proposal__opened_on", "proposal")
    return [Became(one, one.proposal.state != State.OPEN) for one in pages.listed(row.proposal for row in rows)]


def tasks_of(member: Member, idea: Idea) -> list[roles.Card]:
    """The tasks that came of an idea, by their title. Two questions more, and none where there are none."""
    cards = set(IdeaTask.objects.filter(idea=idea).values_list("card_id", flat=True))
    return [one for one in roles.cards_of(member) if one.card.pk in cards] if cards else []
