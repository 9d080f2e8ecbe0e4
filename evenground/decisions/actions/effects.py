"""What happens when a decision of a special kind is decided. One row a kind: nothing else changes power here."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from evenground.decisions import entries
from evenground.decisions.actions.base import about, today
from evenground.decisions.actions.kinds import event_of
from evenground.decisions.actions.parts import note_parts
from evenground.decisions.domain import calendar
from evenground.decisions.models import Kind, Proposal, State, Version
from evenground.events import actions as events
from evenground.groups import actions as groups
from evenground.groups.models import Group, Member, MemberState
from evenground.record import actions as record
from evenground.record.models import Chain
from evenground.roles import actions as roles
from evenground.talk import actions as talk


def happen(*, chain: Chain, proposal: Proposal, version: Version, now: datetime) -> None:
    """Carries out what was decided, under the lock already held."""
    effect = _EFFECTS.get(proposal.kind)
    if effect is not None:
        effect(chain, proposal, version, json.loads(version.params), now)
    if proposal.previous is not None and proposal.link:
        _link(chain, proposal, proposal.previous, now)


def _name(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    groups.name_group(chain=chain, group=proposal.group, name=version.what[:200], now=now)


def _rule(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    groups.set_rule(chain=chain, group=proposal.group, rule=json.dumps(params["rule"]), now=now)


def _together(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    end_founding(chain, proposal.group, now)


def end_founding(chain: Chain, group: Group, now: datetime) -> None:
    """The founding time is over: the name and the rule may close, three days after the last person joined."""
    for proposal in Proposal.objects.filter(group=group, state=State.OPEN).select_related("group"):
        note_parts(proposal)
    groups.end_founding(chain=chain, group=group, now=now)
    last = group.last_joined_on or today(group, now)
    for held in Proposal.objects.filter(group=group, held=True, state=State.OPEN):
        held.held = False
        held.closes_on = max(calendar.after_founding(held.closes_on, last), today(group, now))
        held.save(update_fields=["held", "closes_on"])


def _agreement(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    groups.agree(chain=chain, group=proposal.group, words=version.what, now=now)


def _join(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    groups.admit(chain=chain, group=proposal.group, email="", now=now)


def _remove(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    if (member := _member(proposal, params)) is not None:
        roles.leave_all(chain=chain, by=member, now=now)
        groups.remove_member(chain=chain, member=member, now=now)


def _part(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    if (member := _member(proposal, params)) is not None:
        groups.set_part(chain=chain, member=member, part=params["part"], now=now)


def _close_early(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    """It closes at the end of today: whoever is answering now still can."""
    day = today(proposal.group, now)
    target = Proposal.objects.filter(group=proposal.group, id=params["proposal"], state=State.OPEN, held=False)
    target.filter(closes_on__gt=day).update(closes_on=day)


def _unfold(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    talk.unfold(chain=chain, group=proposal.group, about=params["about"], now=now)


def _posting(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    if (member := _member(proposal, params)) is not None:
        until = now + timedelta(days=int(params["days"]))
        groups.keep_posting_paused(chain=chain, member=member, until=until, now=now)


def _publish(chain: Chain, proposal: Proposal, version: Version, params: Mapping[str, Any], now: datetime) -> None:
    if (event := event_of(proposal.group, params)) is not None:
        events.publish(chain=chain, event=event, now=now)


_Effect = Callable[[Chain, Proposal, Version, Mapping[str, Any], datetime], None]
_EFFECTS: dict[str, _Effect] = {
    Kind.NAME: _name,
    Kind.RULE: _rule,
    Kind.TOGETHER: _together,
    Kind.AGREEMENT: _agreement,
    Kind.JOIN: _join,
    Kind.REMOVE: _remove,
    Kind.PART: _part,
    Kind.CLOSE_EARLY: _close_early,
    Kind.UNFOLD: _unfold,
    Kind.POSTING: _posting,
    Kind.PUBLISH: _publish,
}


def _member(proposal: Proposal, params: Mapping[str, Any]) -> Member | None:
    """Whom it is about, unless they left meanwhile."""
    return Member.objects.filter(group=proposal.group, id=params["member"]).exclude(state=MemberState.LEFT).first()


def _link(chain: Chain, proposal: Proposal, previous: Proposal, now: datetime) -> None:
    """Looking again at an earlier decision: keep it, or let this one stand in its place. A split leaves it alone.

    What was never decided, or was ended already, can't stop standing: it is left as it is.
    """
    if previous.state != State.DECIDED or previous.ended_on is not None:
        return
    day = today(proposal.group, now)
    if proposal.link == "keep":
        Proposal.objects.filter(id=previous.id).update(reviewed_on=day, review_on=proposal.review_on)
    elif proposal.link in {"change", "end", "reopen"}:
        Proposal.objects.filter(id=previous.id).update(ended_on=day, reviewed_on=day)
        record.write(chain, entries.ENDED, actor="group", subject=about(previous), day=day)
        if previous.kind == Kind.PUBLISH:
            _unpublish(chain, previous, now)


def _unpublish(chain: Chain, previous: Proposal, now: datetime) -> None:
    """What everyone could see, they can see only as long as that decision stands."""
    version = previous.versions.order_by("-number").first()
    event = event_of(previous.group, json.loads(version.params)) if version else None
    if event is not None:
        events.unpublish(chain=chain, event=event, now=now)
