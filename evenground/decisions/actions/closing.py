"""The close, by the program itself; and the two other ways a proposal ends: taken back, or set aside."""

import json
import uuid
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions import entries, permissions
from evenground.decisions.actions import effects
from evenground.decisions.actions.base import about, afresh, digest, locked, tell_all, today
from evenground.decisions.actions.changing import new_version
from evenground.decisions.actions.parts import note_parts
from evenground.decisions.actions.proposing import Text
from evenground.decisions.domain import calendar
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.closing import Closing, Next, Outcome, Reason, close
from evenground.decisions.domain.objections import BESIDE_THE_OUTCOME, Fate
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Answer, Kind, Objection, Proposal, State, Version, View, WatchPoint
from evenground.decisions.queries import current, situations
from evenground.groups.models import Member, MemberState
from evenground.notices.actions import tell
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Chain

# A single act, such as asking somebody to join, is done once it is done: there is nothing to look at again.
LOOKED_AT_AGAIN = {Kind.PLAIN, Kind.RULE, Kind.AGREEMENT}


@transaction.atomic
def close_if_due(*, proposal_id: uuid.UUID, now: datetime) -> None:
    """Closes a proposal whose day is over. Does nothing when it is closed, held or not due: safe to call again."""
    chain, proposal = locked(Proposal.objects.get(id=proposal_id))
    if proposal.state != State.OPEN or proposal.held:
        return
    if now < calendar.due_at(proposal.closes_on, proposal.group.time_zone):
        return
    note_parts(proposal)
    _carry_out(chain, proposal, close(situations.situation(proposal)), now)


@transaction.atomic
def withdraw(*, by: Member, proposal: Proposal, now: datetime) -> None:
    """Its proposer takes it back."""
    chain, proposal = locked(proposal)
    permissions.may_withdraw(afresh(by), proposal, now).or_refuse()
    _carry_out(chain, proposal, close(situations.situation(proposal, withdrawn=True)), now)


@transaction.atomic
def set_aside(*, by: Member, proposal: Proposal, now: datetime) -> None:
    """The proposer sets a waiting proposal aside sooner."""
    chain, proposal = locked(proposal)
    permissions.may_withdraw(afresh(by), proposal, now).or_refuse()
    if not proposal.waits:
        raise Refused(_("This is not waiting for answers. You can take it back."))
    counts = close(situations.situation(proposal)).counts
    _carry_out(chain, proposal, Closing(Reason.NOT_ENOUGH_ANSWERS, counts, outcome=Outcome.NOT_DECIDED), now)


def _carry_out(chain: Chain, proposal: Proposal, closing: Closing, now: datetime) -> None:
    if closing.outcome is not None:
        end(chain, proposal, closing, now)
    elif closing.next == Next.TRIAL:
        _try_out(chain, proposal, closing, now)
    else:
        _go_on(chain, proposal, closing, now)


def _go_on(chain: Chain, proposal: Proposal, closing: Closing, now: datetime) -> None:
    """It waits for answers, or has another round. Text and answers stay."""
    waits = closing.next == Next.WAITS
    first_wait = waits and proposal.waits == 0
    proposal.waits += waits
    proposal.rounds += not waits
    proposal.enough = not waits
    # At least a day, so that nothing is looked at twice in one night.
    proposal.closes_on = calendar.next_look(today(proposal.group, now), max(closing.days or 0, 1))
    proposal.save(update_fields=["waits", "rounds", "enough", "closes_on"])
    record.write(
        chain,
        entries.WAITED if waits else entries.ROUND,
        actor=record.PROGRAM,
        subject=about(proposal),
        day=today(proposal.group, now),
        facts={"closes_on": proposal.closes_on.isoformat()},
    )
    if first_wait or not waits:
        tell_all(proposal, "close_waits" if waits else "another_round", now=now)


def _try_out(chain: Chain, proposal: Proposal, closing: Closing, now: datetime) -> None:
    """The route *trial*: the same plan with an end date, and a watch point for each objection that stays."""
    old, day = current(proposal), today(proposal.group, now)
    until = calendar.next_look(day, closing.days or 1)
    text = Text(old.what, old.why, old.fixed, old.who_does, old.cost, until, json.loads(old.params))
    proposal.trial_tried = True
    new_version(
        chain, proposal, by=None, text=text, now=now, changed=_("We try it until a day, and watch what was feared.")
    )
    for objection in Objection.objects.filter(proposal=proposal, fate=Fate.STAYS):
        WatchPoint.objects.create(
            proposal=proposal,
            objection=objection,
            what=objection.words or _("What its owner asked to change"),
            who_looks=_("All of us"),
            look_on=until,
            stop_at=_("When it does harm"),
            salt=record.new_salt(),
            agreed_on=day,
        )
    tell_all(proposal, "text_changed", now=now)


def end(chain: Chain, proposal: Proposal, closing: Closing, now: datetime) -> None:
    """The inner step for every outcome: answers enter the record, the views stand beside it, the effect happens."""
    assert closing.outcome is not None
    day = today(proposal.group, now)
    version = current(proposal)
    proposal.state, proposal.reason = closing.outcome.value, closing.reason.value
    proposal.counts = json.dumps({code.value: count for code, count in closing.counts.items()})
    proposal.closed_on = min(proposal.closes_on, day)
    proposal.held, proposal.sent_on, proposal.day_told = False, None, False
    # From when the close really ran: a server that was off takes nothing from anybody's three days.
    proposal.look_over_until = calendar.look_over_until(now)
    if closing.outcome == Outcome.POSTPONED:
        proposal.back_on = day + timedelta(days=closing.days or 1)
    if closing.outcome == Outcome.DECIDED and proposal.kind in LOOKED_AT_AGAIN:
        proposal.review_on = calendar.review_on(day, Size(proposal.size), version.try_until)
    proposal.save()
    _enter_answers(chain, proposal, day)
    record.write(
        chain,
        entries.CLOSED,
        actor=record.PROGRAM,
        subject=about(proposal),
        day=day,
        facts={
            "outcome": closing.outcome.value,
            "reason": closing.reason.value,
            **{code.value: count for code, count in closing.counts.items()},
        },
    )
    # Once for a text: what the host decides later keeps the views that stand beside it already.
    if closing.outcome != Outcome.WITHDRAWN and not version.views.exists():
        _put_views_beside(chain, proposal, version, day, now)
    if closing.outcome == Outcome.DECIDED:
        effects.happen(chain=chain, proposal=proposal, version=version, now=now)


def _enter_answers(chain: Chain, proposal: Proposal, day: date) -> None:
    """The last answer to each version enters the record, all together, in the order of their random keys."""
    rows = Answer.objects.filter(version__proposal=proposal, entered_as=None).exclude(member__state=MemberState.LEFT)
    answers = sorted(rows, key=lambda row: str(row.record_key))
    drafts = [
        record.Draft(
            entries.ANSWERED,
            record.PROGRAM,
            day,
            about(proposal),
            {"key": str(answer.record_key)},
            [digest(answer.salt, answer.code, answer.words)],
        )
        for answer in answers
    ]
    for answer, entry in zip(answers, record.write_all(chain, drafts), strict=True):
        answer.entered_as = entry.seq
    Answer.objects.bulk_update(answers, ["entered_as"])


def _put_views_beside(chain: Chain, proposal: Proposal, version: Version, day: date, now: datetime) -> None:
    """Differing views, objections that stay or became views, and wishes for time stand beside the outcome."""
    views = [*_from_answers(version), *_from_objections(proposal, version)]
    View.objects.bulk_create(views)
    drafts = [
        record.Draft(
            entries.VIEW_KEPT,
            record.OWNER,
            day,
            about(proposal),
            {"view": str(view.id)},
            [digest(view.salt, view.words)],
        )
        for view in sorted(views, key=lambda row: str(row.id))
    ]
    record.write_all(chain, drafts)
    for owner in {view.owner for view in views if view.owner and view.owner.state != MemberState.LEFT}:
        tell(person=owner.person, kind="check_your_words", group_id=proposal.group_id, about=about(proposal), now=now)


def _from_answers(version: Version) -> list[View]:
    kinds = {Code.GO_AHEAD_DIFFERENT_VIEW: "view", Code.MORE_TIME_OR_FACTS: "wish"}
    rows = version.answers.filter(code__in=kinds).exclude(words="")
    # Who left drops out with their answer, so with a wish for time too. A view that they wrote still stands.
    rows = rows.exclude(member__state=MemberState.LEFT, code=Code.MORE_TIME_OR_FACTS)
    return [
        View(
            proposal=version.proposal,
            version=version,
            owner=row.member,
            kind=kinds[Code(row.code)],
            words=row.words,
            salt=record.new_salt(),
            signed=row.signed,
        )
        for row in rows.select_related("member__person").order_by("record_key")
    ]


def _from_objections(proposal: Proposal, version: Version) -> list[View]:
    rows = Objection.objects.filter(proposal=proposal, fate__in=BESIDE_THE_OUTCOME).exclude(words="")
    return [
        View(
            proposal=proposal,
            version=version,
            owner=row.owner,
            objection=row,
            words=row.words,
            salt=record.new_salt(),
            kind="objection" if row.fate == Fate.STAYS else "view",
            signed=row.signed,
            voice=row.voice,
        )
        for row in rows.select_related("owner__person", "voice").order_by("id")
    ]
