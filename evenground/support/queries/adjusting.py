"""Adjustments: mine, those that are mine to see to, and the one line that the whole group may read."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from evenground.groups.models import Group, Member, MemberState
from evenground.people.models import Person
from evenground.support.domain import keeping
from evenground.support.models import Adjustment, QuietNo
from evenground.support.queries.people import is_here, names_of
from evenground.support.queries.sealing import opener


@dataclass(frozen=True)
class Made:
    """An adjustment with its words (None if they can't be read) and names, as the one sees it who may."""

    row: Any
    words: str | None
    whose: str
    owner: str  # who said yes; "" as long as nobody did
    asked: str  # who was asked and did not say yes: a no and no word look the same

    @property
    def start(self) -> str:
        return (self.words or "")[:40]


def my_adjustments(member: Member) -> list[Made]:
    return _made(_all(member.group).filter(member=member), member.group)


def my_adjustment(member: Member, adjustment_id: uuid.UUID) -> Made | None:
    """One of one's own. None for somebody else's, the same as for none."""
    return next(iter(_made(_all(member.group).filter(member=member, id=adjustment_id), member.group)), None)


def to_see_to(person: Person, group: Group) -> list[Made]:
    """Those that this person said yes to."""
    return _made(_all(group).filter(owner=person), group) if is_here(person, group) else []


def asked_of(person: Person, group: Group) -> list[Made]:
    """Those that this person is asked to see to and has not answered."""
    return _made(_asked(person, group), group) if is_here(person, group) else []


def adjustment_for(person: Person, group: Group, adjustment_id: uuid.UUID) -> Adjustment | None:
    """One that this person owns or is asked to see to."""
    if not is_here(person, group):
        return None
    rows = _all(group).filter(id=adjustment_id)
    return (rows.filter(owner=person) | rows.filter(asked=person)).first()


def said_no(adjustment: Adjustment, person: Person) -> bool:
    """Whether this person was asked before and said no, or not now: they are not asked again."""
    return QuietNo.objects.filter(adjustment=adjustment, person=person).exists()


def group_line(group: Group) -> str:
    """See `keeping.group_line`."""
    return keeping.group_line(list(_all(group).values_list("member_id", "met")))


def _asked(person: Person, group: Group) -> QuerySet[Adjustment]:
    return _all(group).filter(asked=person).exclude(noes__person=person)


def _all(group: Group) -> QuerySet[Adjustment]:
    rows = Adjustment.objects.filter(group=group).exclude(member__state=MemberState.LEFT)
    return rows.select_related("member__person", "group").order_by("day", "id")


def _made(rows: QuerySet[Adjustment], group: Group) -> list[Made]:
    opens, names = opener(), names_of(group)
    return [
        Made(
            row=row,
            words=opens.words(row),
            whose=row.member.person.name,
            owner=names.get(row.owner_id, "") if row.owner_id else "",
            asked=names.get(row.asked_id, "") if row.asked_id else "",
        )
        for row in rows
    ]
