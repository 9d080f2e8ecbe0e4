"""The run sheet as one member meets it: the programme and the steps behind it, with who carries what."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any

from evenground.events.domain.programme import minutes_of
from evenground.events.models import Day, Event, Item
from evenground.events.queries import open_programme
from evenground.groups.models import Member, MemberState
from evenground.roles.domain import running
from evenground.roles.models import Ready, Step
from evenground.roles.queries.cards import Card, cards_of


@dataclass(frozen=True)
class RunLine:
    """A line of a run sheet: a thing in the programme, or a step with the card of who carries it."""

    place: int
    item: Item | None
    step: Step | None
    card: Card | None
    kind: Any = ""  # of the thing in the programme, in words

    @property
    def starts(self) -> time | None:
        row = self.item or self.step
        return row.starts if row else None

    @property
    def times(self) -> str:
        """In words; the template's own way takes long, and a run sheet may hold hundreds."""
        if self.item:
            return f"{self.item.starts:%H:%M}–{self.item.ends:%H:%M}"
        return f"{self.starts:%H:%M}" if self.starts else ""

    @property
    def about(self) -> str:
        """The beginning of a step, for who hears the buttons beside it."""
        words = " ".join(self.step.what[:200].split()) if self.step else ""
        return words if len(words) <= 60 else f"{words[:59]}…"

    @property
    def mine(self) -> bool:
        """Whether I carry it."""
        return self.card is not None and self.card.mine is not None

    @property
    def back_up(self) -> Member | None:
        found = self.card.card.back_up if self.card else None
        return found if found is not None and found.state != MemberState.LEFT else None


@dataclass(frozen=True)
class RunDay:
    day: Day
    lines: list[RunLine]


@dataclass(frozen=True)
class Part:
    """A step that I carry or back up, with what is just before and just after it."""

    day: Day
    line: RunLine
    before: RunLine | None
    after: RunLine | None


def run_sheet(member: Member, event: Event, cards: list[Card] | None = None) -> list[RunDay]:
    """The whole run sheet. As many questions to the database for five lines as for five hundred."""
    days = open_programme(event).days
    known = {one.card.pk: one for one in (cards_of(member) if cards is None else cards)}
    steps: dict[int, list[Step]] = {}
    items = {line.item.pk: line.item for today in days for line in today.lines}
    last = max((today.day.number for today in days), default=1)
    for step in event.steps.order_by("number", "id"):
        if step.item_id:
            step.item = items[step.item_id]
        day = step.item.day.number if step.item else min(step.day, last)
        steps.setdefault(day, []).append(step)
    return [_run_day(today, steps.get(today.day.number, []), known) for today in days]


def _run_day(today: Any, steps: list[Step], known: dict[uuid.UUID, Card]) -> RunDay:
    things = {str(line.item.pk): line for line in today.lines}
    rows = {str(step.pk): step for step in steps}
    lines = []
    for place, one in enumerate(running.in_order(items_of(today), map(step_of, steps)), 1):
        if isinstance(one, running.Item):
            lines.append(RunLine(place, things[one.key].item, None, None, things[one.key].kind))
        else:
            step = rows[one.key]
            lines.append(RunLine(place, None, step, known.get(step.card_id) if step.card_id else None))
    return RunDay(today.day, lines)


def items_of(today: Any) -> list[running.Item]:
    """For the rules: the things of a day of the programme, in their order."""
    return [running.Item(str(line.item.pk), minutes_of(line.item.starts)) for line in today.lines]


def step_of(row: Step) -> running.Step:
    """For the rules: a step."""
    beside = str(row.item_id) if row.item_id else None
    return running.Step(str(row.pk), row.number, beside, None if row.starts is None else minutes_of(row.starts))


def step_in(member: Member, step_id: uuid.UUID) -> Step | None:
    """A step in the member's group. None for another group's, the same as for none."""
    rows = Step.objects.filter(id=step_id, event__group_id=member.group_id)
    return rows.select_related("event__group", "item").first()


def carried_on(days: list[RunDay]) -> list[Part]:
    """The steps that I carry, with what is around each."""
    return _parts(days, lambda line: line.mine)


def backed_up_on(days: list[RunDay], member: Member) -> list[Part]:
    """The steps that I would step in for, and don't carry."""
    return _parts(days, lambda line: not line.mine and line.back_up is not None and line.back_up.pk == member.pk)


def _parts(days: list[RunDay], which: Callable[[RunLine], bool]) -> list[Part]:
    return [
        Part(today.day, line, _at(today, place - 1), _at(today, place + 1))
        for today in days
        for place, line in enumerate(today.lines)
        if which(line)
    ]


def _at(today: RunDay, place: int) -> RunLine | None:
    return today.lines[place] if 0 <= place < len(today.lines) else None


def feeling_of(member: Member, event: Event) -> Ready | None:
    """What I said about how I feel. For my eyes."""
    return Ready.objects.filter(member=member, event=event).prefetch_related("seen_by__person").first()


def ready_told_to(member: Member, event: Event) -> list[Ready]:
    """What others wished me to know about how they feel, by their names."""
    rows = Ready.objects.filter(event=event, seen_by=member).exclude(member__state=MemberState.LEFT)
    return list(rows.select_related("member__person").order_by("member__person__name", "member_id"))


def shows_at(made_id: uuid.UUID) -> list[uuid.UUID]:
    """The events on whose run sheets a step leads to this thing."""
    return list(Step.objects.filter(shows=made_id).values_list("event_id", flat=True).distinct())
