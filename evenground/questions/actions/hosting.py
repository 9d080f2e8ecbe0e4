"""What the hosts of a room do: whose turn it is, holding with two, pausing, and seeing that each has its end."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.groups.queries import day_in
from evenground.questions import entries, permissions, queries
from evenground.questions.actions.asking import end
from evenground.questions.actions.base import about, actor, changed, line, locked_by, log, long
from evenground.questions.models import End, Happened, Hold, HoldReason, Question, QuestionState, Report, Room
from evenground.record import actions as record
from evenground.record.domain.canonical import Value
from evenground.record.domain.verdict import Refused

MOST_REPORTS = 20  # of one question, until a host looked


@transaction.atomic
def take_next(*, by: Member, room: Room, question: Question | None = None, now: datetime) -> Question:
    """Gives the next turn: to whose it is, or out of turn to `question`, which the log tells. Why is kept with it.

    Whatever has its turn now must have its end first.
    """
    chain, by, room = locked_by(by, room)
    permissions.may_take_next(by, room).or_refuse()
    order = queries.order_in(room, most=1)
    if not order:
        raise Refused(_("Nothing waits just now."))
    out_of_turn = question is not None and question.id != order[0].question.id
    row = queries.question_in(room, question.id) if out_of_turn and question is not None else order[0].question
    if row is None or row.state != QuestionState.OPEN or row.held:
        raise Refused(_("This does not wait for a turn."))
    room.taken += 1
    room.save(update_fields=["taken"])
    row.state, row.place = QuestionState.NOW, room.taken
    row.why = queries.why_kept(None if out_of_turn else order[0].turn, room.taken)
    row.save(update_fields=["state", "place", "why"])
    if out_of_turn:
        log(room, Happened.OUT_OF_TURN, now, question=row)
    changed(room)
    facts: dict[str, Value] = {"place": room.taken, "why": row.why}
    day = day_in(room.group, now)
    record.write(chain, entries.TAKEN, actor=actor(by), subject=about(row), day=day, facts=facts)
    return row


@transaction.atomic
def end_question(
    *, by: Member, question: Question, how: str, words: str = "", due_on: date | None = None, now: datetime
) -> None:
    """Gives a question its end: answered in the room, in writing by a day, or not answered, with a reason.

    `words`: what was said, the answer itself, or the reason. A thought may get "what I heard" in its place.
    """
    _chain, by, room = locked_by(by, question.room)
    row = queries.question_in(room, question.id)
    if row is None:
        raise Refused(_("This question is not in this room."))
    permissions.may_end(by, row).or_refuse()
    if how not in {End.LIVE, End.WRITING, End.NOT_ANSWERED}:
        raise Refused(_("Choose how it ends."))
    if how == End.LIVE and row.state != QuestionState.NOW:
        raise Refused(_("Only what has its turn now can be answered in the room."))
    if how == End.NOT_ANSWERED:
        row.reason = long(words, _("Write why it was not answered. Whoever asked reads it."))
    else:
        row.answer = long(words, most=10_000)
    if how == End.WRITING:
        today = day_in(room.group, now)
        if not row.answer and (due_on is None or due_on < today):
            raise Refused(_("Write the answer, or the day by which it comes."))
        row.due_on = None if row.answer else due_on
    row.held = False
    end(row, End(how), now)
    log(room, Happened.ENDED, now, question=row)


@transaction.atomic
def hold(*, by: Member, question: Question, reason: str, words: str = "", now: datetime) -> bool:
    """A host would hold it. Once both said so it is held: a stub stays, the log says why. Gives whether it is held."""
    chain, by, room = locked_by(by, question.room)
    row = queries.question_in(room, question.id)
    if row is None or row.state != QuestionState.OPEN or row.held:
        raise Refused(_("Only what waits for its turn can be held."))
    permissions.may_host(by, room).or_refuse()
    if reason not in HoldReason.values:
        raise Refused(_("Choose the reason. Whoever asked reads it."))
    Hold.objects.update_or_create(question=row, by=by, defaults={"reason": reason, "words": line(words, 500)})
    hosts = {host.id for host in queries.hosts_of(room)}
    said = Hold.objects.filter(question=row, by__in=hosts)
    if len(hosts) < 2 or said.count() < len(hosts):
        return False
    row.held = True
    row.save(update_fields=["held"])
    log(room, Happened.HELD, now, question=row, words=str(HoldReason(reason).label))
    changed(room)
    day = day_in(room.group, now)
    record.write(chain, entries.HELD, actor="program", subject=about(row), day=day, facts={"reason": reason})
    return True


@transaction.atomic
def let_go(*, by: Member, question: Question, now: datetime) -> None:
    """Either host lets a held question back in, or takes their own wish to hold it back."""
    chain, by, room = locked_by(by, question.room)
    row = queries.question_in(room, question.id)
    permissions.may_host(by, room).or_refuse()
    if row is None or not row.held:
        Hold.objects.filter(question=question, by=by).delete()
        return
    Hold.objects.filter(question=row).delete()
    row.held, row.appeal = False, ""
    row.save(update_fields=["held", "appeal"])
    log(room, Happened.LET_GO, now, question=row)
    changed(room)
    record.write(chain, entries.LET_GO, actor=actor(by), subject=about(row), day=day_in(room.group, now))


@transaction.atomic
def pause_room(*, by: Member, room: Room, paused: bool, now: datetime) -> None:
    """Either host pauses the room, at any moment, or lets it go on. Everyone sees a calm card meanwhile."""
    _chain, by, room = locked_by(by, room)
    permissions.may_pause(by, room).or_refuse()
    if room.paused != paused:
        room.paused = paused
        room.save(update_fields=["paused"])
        log(room, Happened.PAUSED if paused else Happened.WENT_ON, now)
        changed(room)


@transaction.atomic
def suggest_clearer(*, by: Member, question: Question, words: str, now: datetime) -> None:
    """A host suggests a clearer wording. Nothing changes without the asker's yes, and both stay visible then."""
    _chain, by, room = locked_by(by, question.room)
    row = queries.question_in(room, question.id)
    permissions.may_host(by, room).or_refuse()
    if row is None or row.state == QuestionState.ENDED:
        raise Refused(_("This has its end already."))
    row.clearer, row.clearer_said = long(words, _("Write the clearer wording.")), None
    row.save(update_fields=["clearer", "clearer_said"])
    changed(room)


@transaction.atomic
def report(*, question: Question, words: str = "", now: datetime) -> None:
    """Somebody in the room asks both hosts to look at something. Who it was is not kept."""
    row = queries.question_in(question.room, question.id)
    if row is None:
        raise Refused(_("This question is not in this room."))
    record.lock(row.room.group_id)
    if Report.objects.filter(question=row, looked_at=False).count() < MOST_REPORTS:
        Report.objects.create(question=row, words=line(words, 500))
    changed(row.room)


@transaction.atomic
def looked_at(*, by: Member, question: Question, now: datetime) -> None:
    """A host looked at what was reported."""
    _chain, by, room = locked_by(by, question.room)
    permissions.may_host(by, room).or_refuse()
    Report.objects.filter(question=question).update(looked_at=True)
