"""Who is here: the groups of a person, their place in one, and who else has one."""

import uuid
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from evenground.groups.domain.days import day_of
from evenground.groups.models import Group, Helper, HostActor, Member, MemberState
from evenground.people.models import Person


def day_in(group: Group, now: datetime) -> date:
    """The day it is in the group's zone: the day that is written."""
    return day_of(now, group.time_zone)


def groups_of(person: Person) -> QuerySet[Group]:
    """The groups in which the person has a place, acts for the host or helps; by name."""
    member = Q(members__in=Member.objects.filter(person=person).exclude(state=MemberState.LEFT))
    host = Q(host_actors__in=HostActor.objects.filter(person=person, until=None))
    helper = Q(helpers__in=Helper.objects.filter(person=person, ended_on=None), opened_on__isnull=False)
    return Group.objects.filter(member | host | helper).distinct().order_by("name", "id")


def group_called(code: str) -> Group | None:
    """The open group with this short code."""
    return Group.objects.filter(code=code.strip().upper(), opened_on__isnull=False, ended_on=None).first()


def people_called(code: str, name: str) -> list[Person]:
    """Who goes by this name in the group with this short code: its members and who acts for its host, by coming in."""
    members = Member.objects.filter(group__code=code.upper()).exclude(state=MemberState.LEFT)
    actors = HostActor.objects.filter(group__code=code.upper(), until=None)
    ids = [*members.values_list("person_id", flat=True), *actors.values_list("person_id", flat=True)]
    people = Person.objects.filter(id__in=ids).order_by("id")
    return [person for person in people if person.name.casefold() == name.strip().casefold()]


def membership(person: Person | None, group_id: uuid.UUID) -> Member | None:
    """The person's place in the group; None without one, or once they left."""
    if person is None or not person.is_authenticated:
        return None
    rows = Member.objects.filter(person=person, group_id=group_id).exclude(state=MemberState.LEFT)
    member = rows.select_related("group").first()
    if member is not None:
        member.person = person
    return member


def place(person: Person, group_id: uuid.UUID) -> Member:
    """The person's place in an open group. Raises Http404, the same as for a group that doesn't exist."""
    member = membership(person, group_id)
    if member is None or member.group.opened_on is None:
        raise Http404
    return member


def acts_for_host(person: Person, group_id: uuid.UUID) -> HostActor | None:
    """The person as somebody who acts for the host now."""
    rows = HostActor.objects.filter(person=person, group_id=group_id, until=None)
    return rows.select_related("group", "person").first()


def is_for_host(by: HostActor | Member) -> bool:
    """Whether somebody is here for the host, and not as a member."""
    return isinstance(by, HostActor)


def starter(person: Person, group_id: uuid.UUID) -> HostActor | Member:
    """Who prepares a group that isn't open yet. Raises Http404 for anybody else and once it is open."""
    group = Group.objects.filter(id=group_id, opened_on=None, ended_on=None).first()
    found = group and (acts_for_host(person, group_id) or membership(person, group_id))
    if not found:
        raise Http404
    return found


def drafts_of(person: Person) -> QuerySet[Group]:
    """Groups that the person is preparing and has not opened yet."""
    return groups_of(person).filter(opened_on=None, ended_on=None)


def members_of(group: Group) -> list[Member]:
    """Everyone who has a place, by name."""
    rows = group.members.exclude(state=MemberState.LEFT).select_related("person")
    return sorted(rows, key=lambda member: (member.person.name.casefold(), member.id))


def active_members(group: Group) -> QuerySet[Member]:
    """Members who are not having a pause."""
    return group.members.filter(state=MemberState.ACTIVE).select_related("person").order_by("id")


def member_in(group: Group, member_id: uuid.UUID | str) -> Member | None:
    """A member of this group by id, unless they left. None for another group's and for what is no id."""
    try:
        return group.members.exclude(state=MemberState.LEFT).select_related("person").get(id=uuid.UUID(str(member_id)))
    except (ValueError, Member.DoesNotExist):
        return None
