"""A member's own calendar: the group's events, and their part in them. It names nobody."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from evenground.events.domain.programme import clock, minutes_of
from evenground.events.models import Event
from evenground.events.queries import calendar_entry, day_entry, events_of, new_calendar, timed_entry, written
from evenground.groups.models import Member, MemberState
from evenground.roles.models import Feed
from evenground.roles.queries.cards import Card, cards_of
from evenground.roles.queries.steps import Part, carried_on, run_sheet

A_WHILE = 15  # minutes: how long a step with a time of its own stands in a calendar


def feed_of(member: Member) -> Feed | None:
    return Feed.objects.filter(member=member).first()


def feed_key(feed: Feed) -> str:
    """The secret half of its address. It is not kept in the database."""
    return salted_hmac("evenground.roles.feed", str(feed.pk), algorithm="sha256").hexdigest()


def feed_there(feed_id: uuid.UUID, key: str) -> Member | None:
    """Whose it is, with the right secret and while they are here. None for any other, the same as for none."""
    feed = Feed.objects.select_related("member__group", "member__person").filter(id=feed_id).first()
    if feed is None or not constant_time_compare(key, feed_key(feed)) or feed.member.state == MemberState.LEFT:
        return None
    return feed.member


def feed_text(member: Member, moment: datetime, pages: Any) -> bytes:
    """The calendar. `pages`: from an event to the address of its programme, and of my part."""
    calendar, cards = new_calendar(), cards_of(member)
    for event in events_of(member):
        for entry in _entries(member, event, cards, moment, pages(event)):
            calendar.add_component(entry)
    return written(calendar)


def _entries(member: Member, event: Event, cards: list[Card], moment: datetime, pages: tuple[str, str]) -> list[Any]:
    found, days = [], run_sheet(member, event, cards)
    for today in days:
        items = [line.item for line in today.lines if line.item]
        day = today.day.date
        if day is not None and items:
            found += [calendar_entry(event, day, item, moment=moment, page=pages[0]) for item in items]
        elif day is not None:
            found.append(day_entry(event, day, key=str(today.day.pk), moment=moment))
            found[-1].add("summary", event.name)
            found[-1].add("url", pages[0])
    return found + [_mine(event, part, moment, pages[1]) for part in carried_on(days) if part.day.date]


def _mine(event: Event, part: Part, moment: datetime, page: str) -> Any:
    """A step that I carry. What it is stands inside, not in the title, which a locked phone may show."""
    step, day = part.line.step, part.day.date
    assert step is not None
    assert day is not None
    starts = step.starts or (step.item.starts if step.item else None)
    if starts is None:
        entry = day_entry(event, day, key=str(step.pk), moment=moment)
    else:
        soon = clock(min(minutes_of(starts) + A_WHILE, 24 * 60 - 1))
        ends = step.item.ends if step.starts is None and step.item else soon
        entry = timed_entry(event, day, (starts, ends), key=str(step.pk), moment=moment)
    entry.add("summary", _("My part"))
    entry.add("description", f"{step.what}\n{page}")
    entry.add("url", page)
    return entry
