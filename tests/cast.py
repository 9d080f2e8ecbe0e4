"""A fixed cast. A name means the same standpoint in every test. Everybody here is made up.

Rowan, Amina, Dev   through lived experience
Tomasz              both
Ines                would rather not say
Joy, Marek          in a paid job for the host
Hollis              acts for the host and is no member
Sade, Bram          safeguarding lead and deputy; Nadia is the outside contact
Nobody              has a place here, but none in the group
"""

from dataclasses import dataclass, field
from datetime import datetime

from evenground.groups.models import Group, Helper, HostActor, Member, Part
from evenground.people.models import Person
from tests import factories

HOST = "Marrowfield"
PARTS = {
    "Rowan": Part.LIVED,
    "Amina": Part.LIVED,
    "Dev": Part.LIVED,
    "Tomasz": Part.BOTH,
    "Ines": Part.UNSAID,
    "Joy": Part.STAFF,
    "Marek": Part.STAFF,
}


@dataclass
class Cast:
    """An open group with everybody in it: `cast.rowan` is Rowan's place, `cast.rowan.person` the person."""

    group: Group
    hollis: HostActor
    sade: Helper
    bram: Helper
    nadia: Helper
    nobody: Person
    members: dict[str, Member] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Member:
        members = self.__dict__.get("members", {})
        if name.title() not in members:
            raise AttributeError(name)
        return members[name.title()]

    @property
    def everyone(self) -> list[Member]:
        return list(self.members.values())


def assemble(now: datetime, *names: str, host: str = HOST) -> Cast:
    """An open, founding group with these of the cast as members (all seven if none is named), in this order."""
    hollis = factories.host_group(now, starter="Hollis", host=host)
    group = hollis.group
    cast = Cast(
        group=group,
        hollis=hollis,
        sade=group.helpers.get(kind="lead"),
        bram=group.helpers.get(kind="deputy"),
        nadia=group.helpers.get(kind="outside"),
        nobody=factories.person("Nobody", now),
    )
    for name in names or tuple(PARTS):
        first = next(iter(cast.members.values()), None)
        cast.members[name] = factories.member(first or hollis, name, now, part=PARTS[name])
    group.refresh_from_db()
    return cast
