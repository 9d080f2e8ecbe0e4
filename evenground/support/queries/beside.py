"""My buddy, who asked me to be theirs, and wishes for a call."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from evenground.groups.models import Group, Helper, HelperKind, Member, MemberState
from evenground.groups.queries import helpers_of, members_of
from evenground.people.models import Person
from evenground.support.models import Buddy, Call, Said
from evenground.support.queries.people import helps, names_of
from evenground.support.queries.sealing import opener


@dataclass(frozen=True)
class MyBuddy:
    """Whom I chose. `yes` is all that I learn of what they said."""

    name: str
    yes: bool
    person_id: uuid.UUID


def my_buddy(member: Member) -> MyBuddy | None:
    row = Buddy.objects.filter(by=member, chosen=True).exclude(to__state=MemberState.LEFT)
    found = row.select_related("to__person").first()
    return None if found is None else MyBuddy(found.to.person.name, found.said == Said.YES, found.to.person_id)


def could_be_buddy(member: Member) -> list[Member]:
    return [one for one in members_of(member.group) if one.id != member.id]


def buddy_asks(member: Member) -> list[Buddy]:
    """Who asks me to be their buddy and has no word from me."""
    return list(_to_me(member).filter(said=Said.NOTHING))


def buddies_of_mine(member: Member) -> list[Buddy]:
    """Whose buddy I am."""
    return list(_to_me(member).filter(said=Said.YES))


def buddy_to(member: Member, buddy_id: uuid.UUID) -> Buddy | None:
    """A question to me, or my yes to it."""
    return _to_me(member).filter(id=buddy_id).first()


def is_my_buddy(member: Member, person: Person) -> bool:
    mine = my_buddy(member)
    return mine is not None and mine.yes and mine.person_id == person.id


def people_beside(group: Group) -> list[Helper]:
    """Who helps, people beside you first; out-of-hours numbers too."""
    return helpers_of(group)


def can_be_called(member: Member, person: Person) -> bool:
    """Somebody who helps this group, or my buddy."""
    return helps(person, member.group) or is_my_buddy(member, person)


def reachable(helper: Helper) -> bool:
    """Whether a wish for a call can reach them here: they can sign in."""
    return helper.person_id is not None and helper.kind != HelperKind.HOURS


@dataclass(frozen=True)
class Wish:
    row: Any
    name: str  # of who wishes it, or whom they asked
    where: str | None  # where to ring; "" if they did not say, None if it can't be read


def calls_for(person: Person, group: Group) -> list[Wish]:
    """Who would like a call from this person."""
    opens = opener()
    rows = [row for row in _calls(group).filter(to=person) if can_be_called(row.by, person)]
    return [Wish(row, row.by.person.name, opens.words(row) if row.sealed else "") for row in rows]


def my_calls(member: Member) -> list[Wish]:
    """Whom I asked for a call."""
    names = names_of(member.group)
    return [Wish(row, names.get(row.to_id, ""), "") for row in _calls(member.group).filter(by=member)]


def call_with(person: Person, group: Group, call_id: uuid.UUID) -> Call | None:
    """A wish for a call that this person made or got."""
    rows = _calls(group).filter(id=call_id)
    return (rows.filter(to=person) | rows.filter(by__person=person)).first()


def _to_me(member: Member) -> QuerySet[Buddy]:
    rows = Buddy.objects.filter(to=member, chosen=True).exclude(by__state=MemberState.LEFT)
    return rows.select_related("by__person", "to", "group").order_by("id")


def _calls(group: Group) -> QuerySet[Call]:
    rows = Call.objects.filter(group=group).exclude(by__state=MemberState.LEFT)
    return rows.select_related("by__person", "by__group", "group").order_by("id")
