"""Thanks as one member meets them: letters to me, what I wrote, and what others said may be shared."""

import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from evenground.groups.models import Member, MemberState
from evenground.people.models import Person
from evenground.roles.models import Thank


@dataclass(frozen=True)
class Thanks:
    """A thank-you. `by` is "" where it doesn't say who wrote it."""

    row: Thank
    to: str
    by: str
    may_share: bool  # mine to say whether others see it


def thanks_in(member: Member, event_id: uuid.UUID | None = None) -> list[Thanks]:
    """What may be seen by the whole group, newest day first; of one event, if given."""
    rows = _thanks(member).filter(shared=True).exclude(to__state=MemberState.LEFT)
    return [_shown(row, member) for row in (rows.filter(event_id=event_id) if event_id else rows)]


def thanks_to(member: Member) -> list[Thanks]:
    """Letters to me, but for those that I put away."""
    return [_shown(row, member) for row in _thanks(member).filter(to=member, put_away=False)]


def thanks_by(member: Member) -> list[Thanks]:
    """What I wrote myself. It doesn't say what became of it."""
    return [_shown(row, member) for row in _thanks(member).filter(by=member)]


def thank_in(member: Member, thank_id: uuid.UUID) -> Thank | None:
    """A thank-you that I wrote or got. None for anybody else's, the same as for none."""
    mine = Q(by=member) | Q(to=member, put_away=False)
    return _thanks(member).filter(mine, id=thank_id).first()


def thank_to_write_of(thank_id: uuid.UUID, person: Person | None) -> Thank | None:
    """A thank-you for a letter, as long as it is there and its person is here and has no pause."""
    rows = Thank.objects.select_related("group").filter(id=thank_id, put_away=False)
    return rows.filter(to__person=person, to__state=MemberState.ACTIVE).first()


def _thanks(member: Member) -> QuerySet[Thank]:
    rows = Thank.objects.filter(group_id=member.group_id).order_by("-on_day", "id")
    return rows.select_related("by__person", "to__person", "event")


def _shown(row: Thank, member: Member) -> Thanks:
    named = row.named and row.by.state != MemberState.LEFT
    to = row.to.person.name if row.to else row.to_name
    mine = (row.by_id if row.to_id is None else row.to_id) == member.id
    return Thanks(row, to, row.by.person.name if named else "", mine)
