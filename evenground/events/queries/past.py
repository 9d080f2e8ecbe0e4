"""A past event to learn from: each thing with what people said, and how we marked it."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F

from evenground.events.domain.programme import in_order
from evenground.events.models import Day, Event, Item, Mark, Said
from evenground.events.queries.programme import Line, slot_of
from evenground.groups.models import Member


@dataclass(frozen=True)
class Marked:
    """A member's mark, with its owner's name."""

    mark: Mark
    name: str
    mine: bool


@dataclass(frozen=True)
class Back:
    """A thing of a past programme: what was said of it, our marks, and what it became this year (None for nothing)."""

    line: Line
    said: list[str]
    marks: list[Marked]
    became: Item | None

    @property
    def my_mark(self) -> Mark | None:
        return next((one.mark for one in self.marks if one.mine), None)


@dataclass(frozen=True)
class BackDay:
    day: Day
    things: list[Back]


def looked_back(member: Member, past: Event, current: Event | None) -> list[BackDay]:
    """A past programme day by day. Five questions to the database, however long it is."""
    days = {day.pk: day for day in past.days.order_by("number")}
    rows = {str(item.pk): item for item in past.items.order_by("starts", "id")}
    for item in rows.values():
        item.day = days[item.day_id]
    said: dict[uuid.UUID, list[str]] = defaultdict(list)
    for one in Said.objects.filter(item__event=past).order_by("number"):
        said[one.item_id].append(one.words)
    marks: dict[uuid.UUID, list[Marked]] = defaultdict(list)
    for mark in Mark.objects.filter(item__event=past).annotate(name=F("by__person__name")).order_by("id"):
        marks[mark.item_id].append(Marked(mark, mark.name or "", mark.by_id == member.id))
    became = {item.from_item_id: item for item in again_in(past, current)}
    slots = in_order(map(slot_of, rows.values()))
    return [
        BackDay(
            day,
            [
                Back(
                    Line(rows[slot.key], place, new=False),
                    said[rows[slot.key].pk],
                    marks[rows[slot.key].pk],
                    became.get(rows[slot.key].pk),
                )
                for place, slot in enumerate((one for one in slots if one.day == day.number), 1)
            ],
        )
        for day in days.values()
    ]


def again_in(past: Event, current: Event | None) -> list[Item]:
    """What of a past programme stands in this year's."""
    return list(Item.objects.filter(event=current, from_item__event=past)) if current else []


def item_of_past(member: Member, item_id: uuid.UUID) -> Item | None:
    """A thing of an event of the group that is over. None for any other."""
    rows = Item.objects.filter(id=item_id, event__group_id=member.group_id).select_related("event__group", "day")
    item = rows.first()
    return item if item and (item.event.past or item.event.closed_on) else None


def marked_by(member: Member, item: Item) -> Mark | None:
    """My own mark on it."""
    return Mark.objects.filter(item=item, by=member).first()


def mark_of(member: Member, mark_id: uuid.UUID) -> Mark | None:
    """A mark in the member's group, whoever's it is."""
    rows = Mark.objects.filter(id=mark_id, item__event__group_id=member.group_id)
    return rows.select_related("item__event").first()
