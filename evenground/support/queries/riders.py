"""My list, and what others shared with me. What nobody shared with you is simply not there."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from evenground.groups.models import Group, Member, MemberState
from evenground.people.models import Person
from evenground.support.models import RiderItem, Share
from evenground.support.queries.people import helps_or_is_member, names_of
from evenground.support.queries.sealing import opener


@dataclass(frozen=True)
class Shown:
    """A row with its words; `words` is None if they can't be read. `names`: with whom it is shared, or whose it is."""

    row: Any
    words: str | None
    names: tuple[tuple[Any, str], ...] = ()

    @property
    def start(self) -> str:
        """The first words, to tell one link from another."""
        return (self.words or "")[:40]


def my_items(member: Member) -> list[Shown]:
    """My list, oldest first, with whom I shared each in this group."""
    opens, names = opener(), names_of(member.group)
    rows = RiderItem.objects.filter(person_id=member.person_id).order_by("id")
    shared: dict[uuid.UUID, list[tuple[Any, str]]] = {}
    for share in Share.objects.filter(by=member).order_by("id"):
        if share.to_id in names:
            shared.setdefault(share.item_id, []).append((share, names[share.to_id]))
    return [Shown(row, opens.words(row), tuple(shared.get(row.id, ()))) for row in rows]


def item_of(person: Person, item_id: uuid.UUID) -> RiderItem | None:
    """An item of one's own. None for somebody else's, the same as for none."""
    return RiderItem.objects.filter(person=person, id=item_id).first()


def used_elsewhere(item: RiderItem, group: Group) -> bool:
    """Whether it was shared in another group and not in this one: then using it here takes a yes of its own."""
    shares = Share.objects.filter(item=item)
    return shares.exclude(group=group).exists() and not shares.filter(group=group).exists()


def shared_with(person: Person, group: Group) -> list[Shown]:
    """What members of this group shared with this person, as long as both are here."""
    if not helps_or_is_member(person, group):
        return []
    opens = opener()
    return [Shown(share, opens.words(share.item), ((None, share.by.person.name),)) for share in _shares(person, group)]


def share_to(person: Person, group: Group, share_id: uuid.UUID) -> Share | None:
    """An item shared with me, by the share's id."""
    return _shares(person, group).filter(id=share_id).first() if helps_or_is_member(person, group) else None


def share_by(member: Member, share_id: uuid.UUID) -> Share | None:
    """A share that is mine to take back."""
    return Share.objects.filter(by=member, id=share_id).first()


def _shares(person: Person, group: Group) -> QuerySet[Share]:
    rows = Share.objects.filter(to=person, group=group).exclude(by__state=MemberState.LEFT)
    return rows.select_related("item", "group", "by__person").order_by("id")
