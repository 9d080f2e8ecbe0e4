"""The story's event: last year's, held elsewhere, with what people said; and this year's, in the middle of its making."""

from datetime import date, datetime, time
from pathlib import Path

from evenground.events import actions as events
from evenground.events.domain.importing import read
from evenground.events.models import Event, Item
from evenground.groups.models import Group, Member

SERIES = "The yearly gathering"

PROGRAMME = (
    events.Entry(
        day=1, starts=time(10), ends=time(16), kind="quiet", title="The quiet room is open all day", place="Room 4"
    ),
    events.Entry(
        day=1, starts=time(10), ends=time(10, 30), kind="arrival", title="Two of us greet you at the door", place="Foyer"
    ),
    events.Entry(
        day=1, starts=time(10, 30), ends=time(11), kind="talk", title="Hello, and how today works", who="Two of us as hosts",
        place="Hall",
    ),
    events.Entry(
        day=1, starts=time(11), ends=time(11, 40), kind="talk", title="Stories, from who offers them",
        what="In any form. A break comes after.", who="Who offered", place="Hall",
    ),
    events.Entry(day=1, starts=time(11, 40), ends=time(12), kind="break", title="Tea, and time to walk about"),
    events.Entry(
        day=1, starts=time(13), ends=time(13, 40), kind="panel", title="Your questions to the chief executive",
        who="The chief executive, and two of us as hosts", place="Hall",
    ),
)  # fmt: skip


def make_event(group: Group, members: dict[str, Member], now: datetime) -> dict[str, str]:
    """Brings last year in, begins this year's page, and takes something up. Gives the ids of both by name."""
    told, problems = read(Path(__file__).with_name("last_year.json").read_text())
    if told is None:
        raise ValueError(f"last year's file can't be read: {problems}")
    past = events.bring_in(group=group, past=told, series=SERIES, now=now)
    event = events.plan_event(
        by=members["joy"],
        series=SERIES,
        description=events.Description(
            name="This year's gathering",
            purpose="A day on which people who lead change meet, and question the head of the charity.",
            who_for="Anyone who has lived through mental health problems, and who works with them.",
            days=[_in_june(now)],
            way="in_person",
            place="The Old Library, Marrowfield",
            access="No steps. A lift to all floors. A hearing loop in the hall. Captions on the screen.",
        ),
        now=now,
    )
    events.move_on(by=members["tomasz"], event=event, stage="plan", now=now)
    for entry in PROGRAMME:
        events.add_item(by=members["marek"], event=event, entry=entry, now=now)
    _learn(past, event, members, now)
    return {"event": str(event.id), "last_year": str(past.id)}


def _learn(past: Event, event: Event, members: dict[str, Member], now: datetime) -> None:
    """Some marks on last year, and the best part of it taken up."""
    for key, title, what, words in (
        ("bronwen", "What we learned this year", "keep", "This was what I came for."),
        ("dev", "The year in numbers", "leave", "I can read numbers at home."),
        ("ines", "Three people tell their story", "change", "Only who offers, and in any form."),
        ("fionnuala", "Questions on cards, read out by the host", "change", "People should ask themselves."),
    ):
        item = Item.objects.select_related("event").get(event=past, title=title)
        events.mark_item(by=members[key], item=item, what=what, words=words, now=now)
    tables = Item.objects.select_related("event").get(event=past, title="What we learned this year")
    taken = events.suggest_again(by=members["bronwen"], item=tables, event=event, day=1, now=now)
    later = events.Entry(day=1, starts=time(12), ends=time(12, 40), kind=taken.kind, title=taken.title, place="Hall")
    events.change_item(by=members["bronwen"], item=taken, entry=later, now=now)


def _in_june(now: datetime) -> date:
    """The second Saturday of the next June."""
    first = date(now.year + (now.month >= 6), 6, 1)
    return first.replace(day=8 + (5 - first.weekday()) % 7)
