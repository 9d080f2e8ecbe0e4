"""Plays a decision held elsewhere through our own actions, in a group made for it."""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from evenground.decisions import actions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.calendar import due_at
from evenground.decisions.domain.closing import Outcome, Reason
from evenground.decisions.domain.objections import Fate
from evenground.decisions.domain.quorum import enough
from evenground.decisions.domain.replays import Case, Kind, Step, why
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Objection, Proposal, State
from evenground.decisions.queries import current, my_objections, situations, size_rule, views_of
from evenground.groups import actions as groups
from evenground.groups.models import Group, Member
from evenground.groups.queries import NEEDED
from evenground.people.actions import make_person
from evenground.record.domain.verdict import Refused
from evenground.record.queries import witness

log = logging.getLogger("evenground.replay")
WAITS_AT_MOST = 6


@dataclass
class Played:
    """A case in our own rows: who is who, and which of our objections is which of the file's."""

    case: Case
    people: dict[str, Member]
    proposal: Proposal
    objections: dict[str, str]

    def fresh(self) -> Proposal:
        return Proposal.objects.select_related("group").get(id=self.proposal.id)


def play(case: Case) -> dict[str, Any]:
    """Plays one case.

    Out: `{id, outcome, reason, differing_views, objections, counts}` for `--json`, and besides `entry` (the number of
    the record entry that the outcome rests on), `title`, and `there` (how it ended there).
    """
    played = _open(case)
    for place, step in enumerate(case.steps):
        _play_step(played, step, _moment(step.at, place))
    _end(played)
    return _said(played)


def _open(case: Case) -> Played:
    """A throw-away group: everybody takes part as "rather not say", no least days, the route *drop*."""
    now = _moment(case.opened_on, 0) - timedelta(hours=1)
    group, people = _found(case, now)
    proposal = actions.propose(
        by=people[case.proposer],
        group=group,
        text=actions.Text(case.title),
        size=Size(case.size),
        closes_on=case.closes_on,
        now=now,
    )
    return Played(case, people, proposal, {})


def _found(case: Case, now: datetime) -> tuple[Group, dict[str, Member]]:
    """The group, and its deciders by the file's names: everybody is invited and joins, as in any other group."""
    people = {name: make_person(name=name, reach_by="here", now=now) for name in case.deciders}
    starter, *others = case.deciders
    group = groups.start_group(
        by=people[starter],
        description=groups.Description(name=case.id or "replay", why=case.title),
        now=now,
        time_zone="UTC",
    )
    members = {starter: Member.objects.select_related("group").get(group=group)}
    groups.set_choices(by=members[starter], choices=[groups.Choice(topic="other", label=case.title)], now=now)
    for kind in NEEDED:
        nobody = f"nobody, this is a replay ({kind})"
        groups.name_helper(by=members[starter], kind=kind, name=nobody, phone="0", now=now)
    actions.open_group(by=members[starter], group=group, now=now)
    for name in others:
        [place] = groups.invite(by=members[starter], now=now)
        members[name] = actions.join_group(invitation=place, person=people[name], now=now)
    actions.take_replay_rule(group=group, now=now)
    group.refresh_from_db()
    return group, members


def _play_step(played: Played, step: Step, now: datetime) -> None:
    """What a step does in ours; asking, commenting, reminding and a last call change nothing."""
    does = {
        Kind.ANSWER: _answer,
        Kind.TEXT_CHANGED: _change,
        Kind.CONCERN_CLOSED: _solve,
        Kind.WITHDRAWN: _withdraw,
        Kind.CLOSED: _close,
    }.get(step.kind)
    if does is None:
        return
    try:
        does(played, step, now)
    except Refused as refused:
        log.info("%s: our rule refused a step of %s: %s", played.case.id, step.at, refused.reason)


def _answer(played: Played, step: Step, now: datetime) -> None:
    proposal, by = played.fresh(), played.people.get(step.by)
    version = current(proposal)
    if by is None or step.answer is None or (step.version is not None and step.version < version.number):
        return  # not one of the deciders, or an answer to an older text: it has lapsed
    before = {row.id for row in my_objections(by, proposal)}
    objects = step.answer == Code.OBJECT
    new = objects and (step.objection not in played.objections)
    actions.answer(
        by=by,
        proposal=proposal,
        version_number=version.number,
        code=step.answer,
        words="" if objects else step.words,
        concern=(step.words or step.objection or step.by) if new else "",
        marks={played.objections[key]: Fate.SOLVED for key in step.resolves if key in played.objections},
        now=now,
    )
    for row in my_objections(by, proposal):
        if row.id not in before:
            key = step.objection or f"{step.by}-{len(played.objections) + 1}"
            played.objections[key] = str(row.id)


def _change(played: Played, step: Step, now: datetime) -> None:
    by, proposal = played.people[played.case.proposer], played.fresh()
    text = actions.Text(f"{played.case.title} ({step.words or step.at.isoformat()})")
    actions.change_text(by=by, proposal=proposal, text=text, now=now, changed=step.words)


def _solve(played: Played, step: Step, now: datetime) -> None:
    """`concern_closed` is its owner's mark "solved"."""
    for key in (*step.resolves, *([step.objection] if step.objection else [])):
        if key in played.objections:
            objection = Objection.objects.select_related("owner", "proposal__group").get(id=played.objections[key])
            actions.mark_objection(by=_owner(objection), objection=objection, fate=Fate.SOLVED, now=now)


def _withdraw(played: Played, step: Step, now: datetime) -> None:
    actions.withdraw(by=played.people[played.case.proposer], proposal=played.fresh(), now=now)


def _close(played: Played, step: Step, now: datetime) -> None:
    """The close, when its day is over. Where the file goes on, what was put off or waits can still change."""
    _close_on_its_day(played)


def _close_on_its_day(played: Played) -> datetime:
    proposal = played.fresh()
    due = due_at(proposal.closes_on, proposal.group.time_zone)
    actions.close_if_due(proposal_id=proposal.id, now=due)
    return due


def _end(played: Played) -> None:
    """At the last event: what waits is set aside, and an objection that stays counts as at the last round."""
    for _round in range(WAITS_AT_MOST):
        if played.fresh().state != State.OPEN:
            return
        now = _close_on_its_day(played)
        proposal = played.fresh()
        if proposal.state == State.OPEN and proposal.waits:
            actions.set_aside(by=played.people[played.case.proposer], proposal=proposal, now=now)


def _said(played: Played) -> dict[str, Any]:
    proposal = played.fresh()
    names = {member.id: name for name, member in played.people.items()}
    version = current(proposal)
    ours = Outcome(proposal.state)
    met = proposal.reason != Reason.NOT_ENOUGH_ANSWERS
    reason = why(played.case, ours, enough=met or enough(situations.deciders_of(version), size_rule(proposal)))
    return {
        "id": played.case.id,
        "outcome": ours.value,
        "reason": reason.value if reason else None,
        "differing_views": list(_views(played, version.id, names)),
        "objections": list(_objections(played, names)),
        "counts": json.loads(proposal.counts),
        "entry": witness(proposal.group_id)[0],
        "title": played.case.title,
        "there": played.case.outcome.value,
    }


def _views(played: Played, version_id: object, names: dict[Any, str]) -> Iterator[dict[str, str]]:
    rows = [row for row in views_of(current(played.fresh())) if row.kind == "view"]
    for row in sorted(rows, key=lambda row: _number(names[row.owner_id])):
        yield {"by": names[row.owner_id], "words": row.words}


def _objections(played: Played, names: dict[Any, str]) -> Iterator[dict[str, str]]:
    for key, pk in sorted(played.objections.items(), key=lambda pair: _number(pair[0])):
        row = Objection.objects.get(id=pk)
        yield {"id": key, "by": names[row.owner_id], "fate": row.fate}


def _number(name: str) -> tuple[int, str]:
    digits = "".join(letter for letter in name if letter.isdigit())
    return (int(digits) if digits else 0, name)


def _owner(objection: Objection) -> Member:
    assert objection.owner is not None
    return objection.owner


def _moment(day: date, place: int) -> datetime:
    """Noon of a day, and a second more for each step, so that steps keep their order."""
    return datetime.combine(day, time(12), UTC) + timedelta(seconds=place)
