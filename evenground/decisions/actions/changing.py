"""Changing the words: new versions by the proposer, suggestions by anyone."""

import json
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions import entries, permissions
from evenground.decisions.actions.base import about, actor, afresh, check_day, digest, locked, tell_all, today
from evenground.decisions.actions.proposing import Text, add_version, check_text, propose
from evenground.decisions.domain import calendar
from evenground.decisions.domain.objections import Fate
from evenground.decisions.domain.rule import Size, from_plain
from evenground.decisions.models import Objection, Proposal, State, Suggestion, Version
from evenground.decisions.queries import current
from evenground.groups.models import Member
from evenground.notices.actions import tell
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain


@transaction.atomic
def change_text(
    *, by: Member, proposal: Proposal, text: Text, now: datetime, changed: str = "", taken_up: Suggestion | None = None
) -> Version:
    """A new version by the proposer. Answers to the older one lapse; objections stay until their owners mark them."""
    chain, proposal = locked(proposal)
    by = afresh(by)
    permissions.may_change_text(by, proposal, now).or_refuse()
    check_text(proposal.group, proposal.kind, text)
    if taken_up is None and text.try_until != current(proposal).try_until:
        check_day(text.try_until, today(proposal.group, now))
    version = new_version(chain, proposal, by=by, text=text, now=now, changed=changed)
    if taken_up is not None:
        Suggestion.objects.filter(id=taken_up.id, proposal=proposal, taken_up=None).update(taken_up=version)
    tell_all(proposal, "text_changed", now=now, but=by)
    return version


def new_version(
    chain: Chain, proposal: Proposal, *, by: Member | None, text: Text, now: datetime, changed: str = ""
) -> Version:
    """The inner step: the version, the close moved if it must, the proposal open again if it had been put off."""
    day = today(proposal.group, now)
    days_open = from_plain(json.loads(proposal.rule)).of(Size(proposal.size)).days_open
    version = add_version(proposal, by=by, text=text, day=day, changed=changed)
    closes_on = proposal.closes_on
    if proposal.state == State.POSTPONED:
        closes_on = calendar.next_look(day, days_open)
        proposal.state, proposal.reason, proposal.counts = State.OPEN, "", ""
        proposal.closed_on = proposal.back_on = proposal.sent_on = proposal.look_over_until = None
        proposal.day_told = False
        proposal.waits = 0
    proposal.closes_on = calendar.after_new_version(closes_on, day, days_open)
    proposal.enough = False
    proposal.save()
    Objection.objects.filter(proposal=proposal, fate=Fate.STAYS).update(asked_on=day)
    record.write(
        chain,
        entries.CHANGED,
        actor=actor(by),
        subject=about(proposal),
        day=day,
        facts={"version": version.number, "closes_on": proposal.closes_on.isoformat()},
        digests=[digest(version.salt, version.what, version.why)],
    )
    return version


@transaction.atomic
def suggest_change(
    *,
    by: Member,
    proposal: Proposal,
    act: str,
    what: str,
    now: datetime,
    why: str = "",
    second: str = "",
    try_until: date | None = None,
    objection: Objection | None = None,
) -> Suggestion:
    """Other words that anyone suggests, perhaps to meet an objection. The proposer takes them up, or not."""
    chain, proposal = locked(proposal)
    by = afresh(by)
    permissions.may_take_part(by, proposal, now).or_refuse()
    if objection is not None and objection.proposal_id != proposal.id:
        raise Refused(_("That objection belongs to another suggestion."))
    if not clean(what):
        raise Refused(_("Write the words you suggest."))
    day, salt = today(proposal.group, now), record.new_salt()
    check_day(try_until, day)
    suggestion = Suggestion(
        proposal=proposal, objection=objection, act=Suggestion.Act(act), by=by, made_on=day, salt=salt
    )
    suggestion.what, suggestion.second, suggestion.why = clean(what), clean(second), clean(why)
    suggestion.try_until = try_until
    suggestion.save(force_insert=True)
    facts, digests = {"act": str(suggestion.act)}, [digest(salt, suggestion.what)]
    record.write(
        chain, entries.SUGGESTED, actor=actor(by), subject=about(proposal), day=day, facts=facts, digests=digests
    )
    if proposal.by is not None and proposal.by_id != by.id:
        tell(person=proposal.by.person, kind="suggestion", group_id=proposal.group_id, about=about(proposal), now=now)
    return suggestion


@transaction.atomic
def take_up(*, by: Member, suggestion: Suggestion, now: datetime) -> Version:
    """The proposer takes up somebody's suggestion: a new version, and for a split a second proposal.

    Taken up already (pressed twice): gives the version that came of it.
    """
    _chain, proposal = locked(suggestion.proposal)
    suggestion.refresh_from_db()
    permissions.may_change_text(afresh(by), proposal, now).or_refuse()
    if suggestion.taken_up is not None:
        return suggestion.taken_up
    old = current(proposal)
    text = _as_suggested(old, suggestion)
    version = change_text(
        by=by, proposal=proposal, text=text, now=now, changed=suggestion.get_act_display(), taken_up=suggestion
    )
    if suggestion.act == Suggestion.Act.SPLIT and suggestion.second:
        propose(
            by=by,
            group=proposal.group,
            text=Text(what=suggestion.second, why=old.why),
            size=Size(proposal.size),
            now=now,
            previous=proposal,
            link="split",
        )
    return version


def _as_suggested(old: Version, suggestion: Suggestion) -> Text:
    """The old text with what the suggestion changes in it."""
    what, fixed, try_until = suggestion.what, old.fixed, suggestion.try_until or old.try_until
    if suggestion.act == Suggestion.Act.SHARED_LIMIT:
        what, fixed = old.what, f"{old.fixed}\n{suggestion.what}".strip()
    elif suggestion.act == Suggestion.Act.SHORTEN_TRIAL:
        what = old.what
    return Text(what, old.why, fixed, old.who_does, old.cost, try_until, json.loads(old.params))


@transaction.atomic
def leave_suggestion(*, by: Member, suggestion: Suggestion, now: datetime) -> None:
    """The proposer leaves a suggestion as it is. It stays to be read."""
    _chain, proposal = locked(suggestion.proposal)
    permissions.may_change_text(afresh(by), proposal, now).or_refuse()
    Suggestion.objects.filter(id=suggestion.id, taken_up=None).update(left_on=today(proposal.group, now))
