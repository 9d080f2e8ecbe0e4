"""The run sheet: steps written, changed, moved, taken away; and how I feel before the day."""

import json
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from evenground.events.domain.programme import clock, is_there
from evenground.events.models import Event, Item
from evenground.events.queries import open_programme
from evenground.groups.models import Member, MemberState
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.kinds import Kind
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain
from evenground.roles import entries, permissions, queries
from evenground.roles.actions.base import MOST_IN_A_LINE, MOST_LETTERS, locked, short
from evenground.roles.domain import running
from evenground.roles.models import Ready, RoleCard, Step

MOST_STEPS = 1000


@dataclass(frozen=True)
class StepText:
    """What a step says. Beside a thing in the programme (`item`), or on a day of its own (from 1)."""

    what: str
    cue: str = ""
    day: int = 1
    item: UUID | None = None
    starts: time | None = None
    card: UUID | None = None
    who: str = ""


@transaction.atomic
def write_step(*, by: Member, event: Event, text: StepText, now: datetime, shows: UUID | None = None) -> Step:
    """Puts a step into the run sheet, after those at the same time. `shows`: something made, that it leads to."""
    chain, by, event = _locked(by, event)
    permissions.may_write_step(by, event, now).or_refuse()
    if event.steps.count() >= MOST_STEPS:
        raise Refused(_("This run sheet is full. There is room for %(most)d steps.") % {"most": MOST_STEPS})
    last = event.steps.aggregate(last=Max("number"))["last"] or 0
    kept = _checked(event, text)
    step = Step.objects.create(event=event, number=last + 1, salt=record.new_salt(), shows=shows, **kept)
    _note(chain, by, step, entries.STEP_ADDED, now)
    return step


@transaction.atomic
def change_step(*, by: Member, step: Step, text: StepText, now: datetime) -> Step:
    """Changes what a step says, when it happens, or which card it belongs to."""
    chain, by, event = _locked(by, step.event)
    permissions.may_write_step(by, event, now).or_refuse()
    step, kept = _afresh(event, step), _checked(event, text)
    if all(getattr(step, name) == value for name, value in kept.items()):
        return step
    for name, value in kept.items():
        setattr(step, name, value)
    step.salt = record.new_salt()
    step.save()
    _note(chain, by, step, entries.STEP_CHANGED, now)
    return step


@transaction.atomic
def move_step(*, by: Member, step: Step, to: int, now: datetime) -> bool:
    """Moves a step to place `to` (from 1) among all that happens that day. Gives whether it was elsewhere before."""
    chain, by, event = _locked(by, step.event)
    permissions.may_write_step(by, event, now).or_refuse()
    step = _afresh(event, step)
    today = next(
        one for one in queries.run_sheet(by, event) if any(line.step and line.step.pk == step.pk for line in one.lines)
    )
    rows = {str(line.step.pk): line.step for line in today.lines if line.step}
    programme = next(one for one in open_programme(event).days if one.day.pk == today.day.pk)
    before = [queries.step_of(row) for row in rows.values()]
    changed = running.moved(queries.items_of(programme), before, str(step.pk), to)
    if [(one.key, one.beside, one.at) for one in changed] == [(one.key, one.beside, one.at) for one in before]:
        return False
    _keep_order(event, rows, changed, today.day.number)
    _note(chain, by, _afresh(event, step), entries.STEP_MOVED, now)
    return True


@transaction.atomic
def take_away_step(*, by: Member, step: Step, now: datetime) -> None:
    """Takes a step out of the run sheet."""
    chain, by, event = _locked(by, step.event)
    permissions.may_write_step(by, event, now).or_refuse()
    step = _afresh(event, step)
    _note(chain, by, step, entries.STEP_OUT, now)
    step.delete()


def stop_showing(*, made_id: UUID, event_id: UUID | None = None) -> None:
    """No step leads to it any more; of one event, if given. Its maker's word is enough, so nobody is asked."""
    rows = Step.objects.filter(shows=made_id)
    (rows.filter(event_id=event_id) if event_id else rows).update(shows=None)


@transaction.atomic
def say_ready(*, by: Member, event: Event, feeling: str, seen_by: list[UUID], now: datetime) -> None:
    """Keeps how I feel before the day, for whom I chose. Nothing stands in the record, and no mail goes out."""
    _chain, by, event = _locked(by, event)
    permissions.may_say_ready(by, event).or_refuse()
    if feeling not in Ready.Feeling.values:
        raise Refused(_("Choose one of these."))
    chosen = Member.objects.filter(id__in=seen_by, group_id=by.group_id).exclude(state=MemberState.LEFT)
    row, _new = Ready.objects.update_or_create(event=event, member=by, defaults={"feeling": feeling})
    row.seen_by.set(chosen.exclude(id=by.id))


@transaction.atomic
def unsay_ready(*, by: Member, event: Event) -> None:
    """Takes it back. It is gone for everybody."""
    _chain, by, event = _locked(by, event)
    Ready.objects.filter(event=event, member=by).delete()


def _locked(by: Member, event: Event) -> tuple[Chain, Member, Event]:
    chain, by = locked(by)
    return chain, by, Event.objects.select_related("group", "series").get(id=event.id)


def _afresh(event: Event, step: Step) -> Step:
    row = Step.objects.filter(id=step.pk, event=event).first()
    if row is None:
        raise Refused(_("This is no longer in the run sheet. Somebody took it away meanwhile."))
    return row


def _keep_order(event: Event, rows: dict[str, Step], steps: list[running.Step], day: int) -> None:
    """Numbers the steps anew among all of the event: those of other days keep theirs, behind one another."""
    for one in steps:
        row = rows[one.key]
        row.number, row.day = one.number, day
        row.item_id = UUID(one.beside) if one.beside else None
        row.starts = None if one.at is None else clock(one.at)
    Step.objects.bulk_update(rows.values(), ["number", "day", "item", "starts"])


def _checked(event: Event, text: StepText) -> dict[str, object]:
    what, item, card = short(text.what, MOST_LETTERS), None, None
    if not what:
        raise Refused(_("Say what happens. A few words are enough."))
    if text.item is not None:
        item = Item.objects.filter(event=event, id=text.item).select_related("day").first()
        if item is None:
            raise Refused(_("This is no longer in the programme. Somebody took it out meanwhile."))
    day = event.days.filter(number=item.day.number if item else text.day).first()
    if day is None:
        raise Refused(_("This event has no such day."))
    if text.starts and day.date and not is_there(day.date, text.starts, event.time_zone):
        raise Refused(_("The clocks go forward that night, and skip this time. Choose another one."))
    if text.card is not None:
        card = RoleCard.objects.filter(group_id=event.group_id, id=text.card).first()
        if card is None:
            raise Refused(_("This card is not there. Choose another one."))
    return {
        "what": what,
        "cue": short(" ".join(text.cue.split()), MOST_IN_A_LINE),
        "day": day.number,
        "item_id": item.pk if item else None,
        "starts": text.starts.replace(second=0, microsecond=0) if text.starts else None,
        "card_id": card.pk if card else None,
        "who": short(" ".join(text.who.split()), MOST_IN_A_LINE),
    }


def _note(chain: Chain, by: Member, step: Step, kind: Kind, now: datetime) -> None:
    said = {"what": step.what, "cue": step.cue, "who": step.who}
    digests = [words_digest(json.dumps(said, sort_keys=True), bytes.fromhex(step.salt))]
    day = day_in(by.group, now)
    record.write(
        chain, kind, actor=str(by.record_key), subject=f"roles.step:{step.pk}", day=day,
        digests=[] if kind is entries.STEP_OUT else digests,
    )  # fmt: skip
