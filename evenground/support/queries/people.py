"""Who there is in a group to turn to, by name."""

import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenground.groups.models import Group, HostActor, Member, MemberState
from evenground.groups.queries import helpers_of, host_actors_of, members_of
from evenground.people.models import Person


@dataclass(frozen=True)
class Someone:
    """Somebody who can be chosen: a helper, somebody who acts for the host, or a member."""

    person_id: uuid.UUID
    name: str
    what: str = ""

    @property
    def choice(self) -> tuple[str, str]:
        return str(self.person_id), f"{self.name} ({self.what})" if self.what else self.name


def who_could(group: Group, but: Person, *, host: bool = False) -> list[Someone]:
    """Everyone in the group who can sign in, each once: who helps, then (if asked for) the host's people, then members.

    How anyone takes part decides nothing here.
    """
    found: dict[uuid.UUID, Someone] = {}
    for helper in helpers_of(group):
        if helper.person_id:
            found.setdefault(helper.person_id, Someone(helper.person_id, helper.name, helper.get_kind_display()))
    if host:
        for actor in host_actors_of(group):
            found.setdefault(actor.person_id, Someone(actor.person_id, actor.person.name, _("acts for the host")))
    for member in members_of(group):
        found.setdefault(member.person_id, Someone(member.person_id, member.person.name))
    found.pop(but.id, None)
    return list(found.values())


def helps_or_is_member(person: Person, group: Group) -> bool:
    return _is_member(person, group) or group.helpers.filter(person=person, ended_on=None).exists()


def is_here(person: Person, group: Group) -> bool:
    """Has a place in the group, helps it, or acts for its host, now."""
    return (
        helps_or_is_member(person, group) or HostActor.objects.filter(group=group, person=person, until=None).exists()
    )


def helps(person: Person, group: Group) -> bool:
    return group.helpers.filter(person=person, ended_on=None).exists()


def _is_member(person: Person, group: Group) -> bool:
    return Member.objects.filter(group=group, person=person).exclude(state=MemberState.LEFT).exists()


def person_here(group: Group, person_id: uuid.UUID | str) -> Person | None:
    """Somebody of this group by id. None for anybody else, and for what is no id."""
    try:
        person = Person.objects.filter(id=uuid.UUID(str(person_id))).first()
    except ValueError:
        return None
    return person if person is not None and is_here(person, group) else None


def names_of(group: Group) -> dict[uuid.UUID, str]:
    """What everyone of the group is called here, by their person's id."""
    names = {actor.person_id: actor.person.name for actor in host_actors_of(group)}
    names |= {helper.person_id: helper.name for helper in helpers_of(group) if helper.person_id}
    return names | {member.person_id: member.person.name for member in members_of(group)}
