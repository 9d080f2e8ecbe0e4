"""Last year, where it helps: bringing a past event in, marking its things, and suggesting one again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events import entries, permissions
from evenground.events.actions.base import about, actor, digest, event_digest, locked_event, long
from evenground.events.actions.programme import Entry, put_in
from evenground.events.domain.importing import PastEvent
from evenground.events.models import Day, Event, Item, Mark, Said, Series
from evenground.groups.models import Group, Member
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean


@transaction.atomic
def bring_in(*, group: Group, past: PastEvent, series: str = "", now: datetime) -> Event:
    """Brings in a past event held elsewhere: its programme, and what people said of it. Nobody's name comes along.

    It is what the server's keeper does by a command, and stands on the record.
    """
    chain = record.lock(group.id)
    group = Group.objects.get(id=group.id)
    today = day_in(group, now)
    name = _line(past.name)
    row, _new = Series.objects.get_or_create(group=group, name=_line(series) or name, defaults={"began_on": today})
    event = Event.objects.create(
        group=group, series=row, name=name, place=clean(past.place), time_zone=group.time_zone, past=True,
        began_on=today, salt=record.new_salt(), stage="review",
    )  # fmt: skip
    items, said = [], []
    for number, day in enumerate(past.days, 1):
        here = Day.objects.create(event=event, number=number, date=day.date)
        for one in day.items:
            item = Item(
                event=event, day=here, starts=one.starts, ends=one.ends, kind=one.kind, title=_line(one.title),
                who=_line(one.who)[:500], salt=record.new_salt(),
            )  # fmt: skip
            items.append(item)
            said += [Said(item=item, number=place, words=clean(words)) for place, words in enumerate(one.said)]
    Item.objects.bulk_create(items)
    Said.objects.bulk_create(said)
    facts = {"days": len(past.days), "items": len(items)}
    record.write(
        chain, entries.BROUGHT_IN, actor="keeper", subject=about(event), day=today, facts=facts,
        digests=[event_digest(event)],
    )  # fmt: skip
    return event


@transaction.atomic
def mark_item(*, by: Member, item: Item, what: str, words: str = "", now: datetime) -> Mark:
    """Marks a thing of a past programme: keep, change or leave; with words or not. A new one replaces it."""
    chain, by, event = locked_event(by, item.event)
    permissions.may_mark(by, event, now).or_refuse()
    if what not in Mark.What.values:
        raise Refused(_("Choose one of these."))
    kept = long(words)
    row = Mark.objects.filter(item=item, by=by).first() or Mark(item=item, by=by)
    if row.salt and (row.what, row.words) == (what, kept):
        return row
    row.what, row.words, row.salt = what, kept, record.new_salt()
    row.save()
    digests = [digest(row.salt, row.words)]
    day, facts = day_in(by.group, now), {"mark": what}
    record.write(chain, entries.MARKED, actor=actor(by), subject=about(item), day=day, facts=facts, digests=digests)
    return row


@transaction.atomic
def take_back_mark(*, by: Member, mark: Mark, now: datetime) -> None:
    """Its owner takes the mark back, with its words."""
    chain, by, _event = locked_event(by, mark.item.event)
    permissions.may_take_back_mark(by, mark).or_refuse()
    gone, _each = Mark.objects.filter(id=mark.pk).delete()
    if gone:
        day = day_in(by.group, now)
        record.write(chain, entries.MARK_GONE, actor=record.OWNER, subject=about(mark.item), day=day)


@transaction.atomic
def suggest_again(*, by: Member, item: Item, event: Event, day: int, now: datetime) -> Item:
    """Puts a thing of a past programme into this one, linked to where it came from: its times, kind and title.

    What was said, who did it and where stay behind.
    """
    chain, by, event = locked_event(by, event)
    permissions.may_change(by, event, now).or_refuse()
    past = Item.objects.select_related("event").get(id=item.pk)
    permissions.may_mark(by, past.event, now).or_refuse()
    if past.event.series_id != event.series_id:
        raise Refused(_("This event belongs to another series."))
    if event.items.filter(from_item=past).exists():
        raise Refused(_("This is in the programme already. You can change it there."))
    entry = Entry(day=day, starts=past.starts, ends=past.ends, kind=past.kind, title=past.title, what=past.what)
    return put_in(chain=chain, by=by, event=event, entry=entry, now=now, came_from=past)


def _line(words: str) -> str:
    return " ".join(clean(words).split())
