"""The programme: putting something in, changing it, moving it, taking it out; and how far I have read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events import entries, permissions
from evenground.events.actions.base import about, actor, item_digest, line, locked_event, long
from evenground.events.actions.planning import not_there
from evenground.events.domain.programme import clock, is_there, moved
from evenground.events.models import Change, Day, Event, Item, ItemKind, Looked
from evenground.events.queries import slot_of
from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.actions import Draft
from evenground.record.domain.kinds import Kind
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain

MOST_ITEMS = 2000


@dataclass(frozen=True)
class Entry:
    """A thing in a programme, as somebody writes it. `day` counts from 1."""

    day: int
    starts: time
    ends: time
    kind: str
    title: str
    what: str = ""
    who: str = ""
    place: str = ""


@transaction.atomic
def add_item(*, by: Member, event: Event, entry: Entry, now: datetime) -> Item:
    """Puts something into the programme."""
    chain, by, event = locked_event(by, event)
    permissions.may_change(by, event, now).or_refuse()
    return put_in(chain=chain, by=by, event=event, entry=entry, now=now)


def put_in(
    *, chain: Chain, by: Member, event: Event, entry: Entry, now: datetime, came_from: Item | None = None
) -> Item:
    """The inner step, in a locked event that may be changed."""
    if event.items.count() >= MOST_ITEMS:
        raise Refused(_("This programme is full. There is room for %(most)d things.") % {"most": MOST_ITEMS})
    item = Item.objects.create(event=event, from_item=came_from, salt=record.new_salt(), **_checked(event, entry))
    _note(chain, by, event, notes=[(item, Change.What.ADDED, "")], kind=entries.ITEM_ADDED, now=now)
    return item


@transaction.atomic
def change_item(*, by: Member, item: Item, entry: Entry, now: datetime) -> Item:
    """Changes something in the programme: its time, or what it says."""
    chain, by, event = locked_event(by, item.event)
    permissions.may_change(by, event, now).or_refuse()
    item = _afresh(event, item)
    kept, was = _checked(event, entry), _as_it_was(item)
    if all(getattr(item, name) == value for name, value in kept.items()):
        return item
    for name, value in kept.items():
        setattr(item, name, value)
    item.salt = record.new_salt()
    item.save()
    _note(chain, by, event, notes=[(item, Change.What.CHANGED, was)], kind=entries.ITEM_CHANGED, now=now)
    return item


@transaction.atomic
def move_item(*, by: Member, item: Item, to: int, now: datetime) -> int:
    """Moves something to place `to` (from 1) of its day; what stands between makes room. Gives how many moved.

    Raises Refused where it stands beside something at the same time: there is no order to change then.
    """
    chain, by, event = locked_event(by, item.event)
    permissions.may_change(by, event, now).or_refuse()
    item = _afresh(event, item)
    rows = {str(row.pk): row for row in event.items.filter(day=item.day).select_related("day")}
    order = [slot.key for slot in sorted(map(slot_of, rows.values()), key=lambda slot: slot.starts)]
    if order.index(str(item.pk)) == max(0, min(to - 1, len(order) - 1)):
        return 0
    slots = moved([slot_of(rows[key]) for key in order], str(item.pk), to)
    if not slots:
        raise Refused(_("Something else is at the same time. Change the times of one of them instead."))
    notes = []
    for slot in slots:
        row = rows[slot.key]
        was, row.starts, row.ends = _as_it_was(row), clock(slot.starts), clock(slot.ends)
        _exists(event, row.day.date, row.starts, row.ends)
        row.salt = record.new_salt()
        row.save(update_fields=["starts", "ends", "salt"])
        notes.append((row, Change.What.MOVED, was))
    _note(chain, by, event, notes=notes, kind=entries.ITEM_MOVED, now=now)
    return len(slots)


@transaction.atomic
def take_out_item(*, by: Member, item: Item, now: datetime) -> None:
    """Takes something out of the programme. What changed still says that it was there."""
    chain, by, event = locked_event(by, item.event)
    permissions.may_change(by, event, now).or_refuse()
    item = _afresh(event, item)
    gone = [(item, Change.What.TAKEN_OUT, _as_it_was(item))]
    _note(chain, by, event, notes=gone, kind=entries.ITEM_OUT, now=now)
    item.delete()


@transaction.atomic
def looked(*, by: Member, event: Event, number: int) -> None:
    """Remembers, for me alone, up to which change I have read. It never goes back."""
    number = min(number, event.changes)
    row, new = Looked.objects.get_or_create(event=event, by=by, defaults={"number": number})
    if not new and number > row.number:
        row.number = number
        row.save(update_fields=["number"])


def _note(
    chain: Chain, by: Member, event: Event, *, notes: Sequence[tuple[Item, str, str]], kind: Kind, now: datetime
) -> None:
    """Numbers the changes, for who wants to see what is new, and writes them into the record."""
    day = day_in(by.group, now)
    rows, drafts = [], []
    for number, (item, what, was) in enumerate(notes, event.changes + 1):
        rows.append(Change(event=event, number=number, what=what, item_id=item.pk, title=item.title, was=was, on=day))
        gone = what == Change.What.TAKEN_OUT
        digests = () if gone else (item_digest(item),)
        drafts.append(Draft(kind, actor(by), day, subject=about(item), digests=digests))
    Change.objects.bulk_create(rows)
    event.changes += len(rows)
    event.save(update_fields=["changes"])
    record.write_all(chain, drafts)


def _checked(event: Event, entry: Entry) -> dict[str, object]:
    if entry.kind not in ItemKind.values:
        raise Refused(_("Choose one of these."))
    starts, ends = (at.replace(second=0, microsecond=0) for at in (entry.starts, entry.ends))
    if starts >= ends:
        raise Refused(_("It ends before it begins. Change one of the two times."))
    day = Day.objects.filter(event=event, number=entry.day).first()
    if day is None:
        raise Refused(_("This event has no such day."))
    _exists(event, day.date, starts, ends)
    return {
        "day": day,
        "starts": starts,
        "ends": ends,
        "kind": entry.kind,
        "title": line(entry.title, 300, _("Say what it is. A few words are enough.")),
        "what": long(entry.what),
        "who": line(entry.who, 500),
        "place": line(entry.place, 200),
    }


def _exists(event: Event, day: date | None, *times: time) -> None:
    for at in times:
        if day is not None and not is_there(day, at, event.time_zone):
            raise Refused(not_there(day, f"{at:%H:%M}"))


def _afresh(event: Event, item: Item) -> Item:
    row = Item.objects.select_related("day").filter(id=item.pk, event=event).first()
    if row is None:
        raise Refused(_("This is no longer in the programme. Somebody took it out meanwhile."))
    return row


def _as_it_was(item: Item) -> str:
    return f"{item.starts:%H:%M}-{item.ends:%H:%M}, {item.title}"
