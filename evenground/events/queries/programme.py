"""A programme as one member meets it: day by day, what could be kinder, and what is new to them."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenground.events.domain.programme import Hint, Slot, clock, hints, in_order, minutes_of
from evenground.events.models import Change, Day, Event, Item, ItemKind, Looked
from evenground.groups.models import Member

_KINDS: dict[str, str | Promise] = dict(ItemKind.choices)
_CHANGES: dict[str, str | Promise] = dict(Change.What.choices)


@dataclass(frozen=True)
class Line:
    """A thing in the programme: its row, and its place in the order of the day (from 1)."""

    item: Item
    place: int
    new: bool  # changed since I last looked

    @property
    def kind(self) -> str | Promise:
        """In words. The model's own get_kind_display is slow, and a programme may hold hundreds."""
        return _KINDS[self.item.kind]

    @property
    def minutes(self) -> int:
        return minutes_of(self.item.ends) - minutes_of(self.item.starts)


@dataclass(frozen=True)
class Today:
    """A day of the programme."""

    day: Day
    lines: list[Line]
    hints: list[str]


@dataclass(frozen=True)
class News:
    """A change that this member has not read yet."""

    number: int
    what: str | Promise
    title: str
    was: str


@dataclass(frozen=True)
class Now:
    """The whole programme, and what is new in it for me."""

    days: list[Today]
    news: list[News]
    number: int  # the newest change


def slot_of(item: Item) -> Slot:
    """The times of a row, for the rules. Its day must be at hand."""
    return Slot(str(item.pk), item.day.number, minutes_of(item.starts), minutes_of(item.ends), item.kind, item.place)


def programme(member: Member, event: Event) -> Now:
    """Four questions to the database, however long the programme is."""
    fresh = news(member, event)
    return Now(_days(event, {one.item for one in fresh}), [one.news for one in fresh], event.changes)


def open_programme(event: Event) -> Now:
    """The same for everyone: nothing is new to anybody there."""
    return Now(_days(event, set()), [], event.changes)


def _days(event: Event, changed: set[uuid.UUID]) -> list[Today]:
    days = {day.pk: day for day in event.days.order_by("number")}
    rows = {str(item.pk): item for item in event.items.order_by("starts", "id")}
    for item in rows.values():
        item.day = days[item.day_id]
    slots = in_order(map(slot_of, rows.values()))
    titles = {key: item.title for key, item in rows.items()}
    said: dict[int, list[str]] = {day.number: [] for day in days.values()}
    for hint in hints(slots):
        said[hint.day].append(hint_words(hint, titles))
    return [
        Today(
            day,
            [
                Line(rows[slot.key], place, rows[slot.key].pk in changed)
                for place, slot in enumerate((one for one in slots if one.day == day.number), 1)
            ],
            said[day.number],
        )
        for day in days.values()
    ]


@dataclass(frozen=True)
class _Fresh:
    item: uuid.UUID
    news: News


def news(member: Member, event: Event) -> list[_Fresh]:
    """What changed since the member last looked; nothing for whoever looks for the first time."""
    mine = Looked.objects.filter(event=event, by=member).values_list("number", flat=True).first()
    if mine is None or mine >= event.changes:
        return []
    rows = Change.objects.filter(event=event, number__gt=mine).order_by("number")
    return [_Fresh(row.item_id, News(row.number, _CHANGES[row.what], row.title, row.was)) for row in rows]


def item_in(member: Member, item_id: uuid.UUID) -> Item | None:
    """A thing in a programme of the member's group. None for another group's, the same as for none."""
    rows = Item.objects.filter(id=item_id, event__group_id=member.group_id)
    return rows.select_related("event__group", "event__series", "day", "from_item__event").first()


def hint_words(hint: Hint, titles: Mapping[str, str]) -> str:
    """A hint as a gentle sentence. `titles`: what things are called, by key."""
    names = [titles.get(key, "") for key in hint.keys]
    if hint.kind == "early":
        return _("It starts at %(time)s. After 10:30 is easier for who travels or needs a slow morning.") % {
            "time": shown(clock(hint.minutes))
        }
    if hint.kind == "long":
        return ngettext(
            "“%(title)s” takes %(minutes)d minute. Under 40 is easier to follow.",
            "“%(title)s” takes %(minutes)d minutes. Under 40 is easier to follow.",
            hint.minutes,
        ) % {"title": names[0], "minutes": hint.minutes}
    if hint.kind == "no_break":
        return _("From “%(first)s” to “%(last)s” there are %(minutes)d minutes without a break.") % {
            "first": names[0],
            "last": names[-1],
            "minutes": hint.minutes,
        }
    return _("“%(one)s” and “%(other)s” are at the same time, and no two places are named.") % {
        "one": names[0],
        "other": names[-1],
    }


def shown(at: time) -> str:
    return formats.time_format(at, "H:i")
