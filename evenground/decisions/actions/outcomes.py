"""After the close: owners look over their words, the outcome goes round, what was put off comes back."""

import json
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions import entries, permissions
from evenground.decisions.actions.base import (
    about,
    actor,
    afresh,
    check_day,
    digest,
    keep_earlier,
    locked,
    tell_all,
    today,
)
from evenground.decisions.actions.changing import new_version
from evenground.decisions.actions.closing import end
from evenground.decisions.actions.proposing import Text
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.closing import Closing, Outcome, Reason
from evenground.decisions.models import Answer, EarlierWords, Objection, Proposal, State, Version, View, WatchPoint
from evenground.decisions.queries import current, situations
from evenground.groups import actions as groups
from evenground.groups.models import HostActKind, HostActor, Member
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean


@transaction.atomic
def check_view(*, by: Member, view: View, now: datetime) -> None:
    """Its owner says: these words are right. Seen by nobody else."""
    locked(view.proposal)
    view.refresh_from_db()
    permissions.may_touch_view(by, view).or_refuse()
    view.checked = True
    view.save(update_fields=["checked"])


@transaction.atomic
def change_view(*, by: Member, view: View, words: str, signed: bool, voice: Member | None, now: datetime) -> None:
    """Its owner changes their words, signs them, or names somebody to voice them. Every wording is kept."""
    chain, proposal = locked(view.proposal)
    view.refresh_from_db()
    permissions.may_touch_view(by, view).or_refuse()
    if not clean(words):
        raise Refused(_("If you want no words here, you can take them back."))
    if voice is not None and voice.group_id != proposal.group_id:
        raise Refused(_("Only a member of this group can speak for it."))
    day = today(proposal.group, now)
    if clean(words) != view.words:
        EarlierWords.objects.create(about=f"decisions.view:{view.id}", words=view.words, salt=view.salt, until=day)
        view.words, view.salt, view.changed_on = clean(words), record.new_salt(), day
        record.write(
            chain,
            entries.VIEW_CHANGED,
            actor=record.OWNER,
            subject=about(proposal),
            day=day,
            facts={"view": str(view.id)},
            digests=[digest(view.salt, view.words)],
        )
    view.signed, view.voice, view.checked = signed, voice, True
    view.save()


@transaction.atomic
def take_back_view(*, by: Member, view: View, now: datetime) -> None:
    """Its owner takes their words back. The record says that one view was taken back; the words and salts are gone."""
    chain, proposal = locked(view.proposal)
    view.refresh_from_db()
    permissions.may_touch_view(by, view).or_refuse()
    day = today(proposal.group, now)
    EarlierWords.objects.filter(about=f"decisions.view:{view.id}").delete()
    view.words, view.salt, view.signed, view.voice, view.taken_back_on = "", "", False, None, day
    view.save()
    _forget_where_it_came_from(view)
    record.write(
        chain, entries.VIEW_BACK, actor=record.OWNER, subject=about(proposal), day=day, facts={"view": str(view.id)}
    )


def _forget_where_it_came_from(view: View) -> None:
    """The same words stood in the objection or the answer that the view was made from, with salts of their own."""
    if view.objection_id is None:
        Answer.objects.filter(version=view.version_id, member=view.owner_id).update(words="", salt="")
        return
    EarlierWords.objects.filter(about=f"decisions.objection:{view.objection_id}").delete()
    Objection.objects.filter(id=view.objection_id, owner=view.owner_id).update(words="", salt="")


@transaction.atomic
def show_name(*, by: Member, version: Version, shown: bool, now: datetime) -> None:
    """Shows my name with my answer after the close, or hides it again."""
    _chain, proposal = locked(version.proposal)
    if proposal.state == State.OPEN:
        raise Refused(_("Answers are shown to nobody while this is open."))
    Answer.objects.filter(version=version, member=by).update(name_shown=shown)


@transaction.atomic
def write_views_added(*, by: Member, proposal: Proposal, words: str, now: datetime) -> None:
    """What these views added, written by the group: anyone in it."""
    chain, proposal = locked(proposal)
    by = afresh(by)
    permissions.may_look_again(by, proposal, now).or_refuse()
    day = today(proposal.group, now)
    if clean(words) == proposal.views_added:
        return  # pressed twice: what stands in the record keeps its salt
    keep_earlier(
        about(proposal), words=proposal.views_added, salt=proposal.views_added_salt, instead=clean(words), until=day
    )
    proposal.views_added, proposal.views_added_salt = clean(words), record.new_salt()
    proposal.save(update_fields=["views_added", "views_added_salt"])
    record.write(
        chain,
        entries.VIEWS_ADDED,
        actor=actor(by),
        subject=about(proposal),
        day=day,
        digests=[digest(proposal.views_added_salt, proposal.views_added)],
    )


@transaction.atomic
def send_round(*, proposal: Proposal, now: datetime) -> None:
    """Sends an outcome round once its owners looked their words over, or after three days. Safe to call again."""
    chain, proposal = locked(proposal)
    day = today(proposal.group, now)
    if proposal.state == State.OPEN or proposal.sent_on:
        return
    if situations.still_checking(proposal) and now < (proposal.look_over_until or now):
        return
    proposal.sent_on = day
    proposal.save(update_fields=["sent_on"])
    record.write(chain, entries.SENT, actor=record.PROGRAM, subject=about(proposal), day=day)
    tell_all(proposal, "outcome", now=now)


@transaction.atomic
def set_day(*, by: Member, proposal: Proposal, back_on: date, back_with: str, now: datetime) -> None:
    """The day when something put off comes back, and who or what it comes back with."""
    chain, proposal = locked(proposal)
    by = afresh(by)
    permissions.may_look_again(by, proposal, now).or_refuse()
    day = today(proposal.group, now)
    if proposal.state != State.POSTPONED or back_on < day:
        raise Refused(_("Choose today or a later day, for something that was put off."))
    check_day(back_on, day, soonest=0)
    _keep_back_with(proposal, instead=clean(back_with)[:300], until=day)
    proposal.back_on, proposal.back_with = back_on, clean(back_with)[:300]
    proposal.day_told = False  # of the new day everyone is told again
    proposal.save(update_fields=["back_on", "back_with", "day_told"])
    record.write(
        chain,
        entries.COMES_BACK,
        actor=actor(by),
        subject=about(proposal),
        day=day,
        facts={"back_on": back_on.isoformat()},
    )


def _keep_back_with(proposal: Proposal, *, instead: str, until: date) -> None:
    """These words stand in no entry, so they have no salt."""
    keep_earlier(f"{about(proposal)}:back_with", words=proposal.back_with, salt="", instead=instead, until=until)


@transaction.atomic
def bring_back(*, by: Member, proposal: Proposal, now: datetime) -> Version:
    """Opens what was put off again, with the same words. Everyone who takes part now is asked."""
    chain, proposal = locked(proposal)
    by = afresh(by)
    permissions.may_look_again(by, proposal, now).or_refuse()
    if proposal.state != State.POSTPONED:
        raise Refused(_("Only what was put off can come back. You can reopen a decision with new facts."))
    old = current(proposal)
    text = Text(old.what, old.why, old.fixed, old.who_does, old.cost, old.try_until, json.loads(old.params))
    version = new_version(chain, proposal, by=by, text=text, now=now, changed=_("It comes back with the same words."))
    tell_all(proposal, "text_changed", now=now, but=by)
    return version


@transaction.atomic
def write_seen(*, by: Member, point: WatchPoint, words: str, now: datetime) -> None:
    """What was seen at a watch point."""
    chain, proposal = locked(point.proposal)
    by = afresh(by)
    permissions.may_look_again(by, proposal, now).or_refuse()
    point.refresh_from_db()
    thing, day = f"decisions.watch_point:{point.id}", today(proposal.group, now)
    keep_earlier(thing, words=point.seen, salt=point.salt, instead=clean(words), until=day)
    point.seen, point.seen_on = clean(words), day
    point.save(update_fields=["seen", "seen_on"])
    record.write(
        chain,
        entries.SEEN,
        actor=actor(by),
        subject=about(proposal),
        day=point.seen_on,
        facts={"watch_point": str(point.id)},
        digests=[digest(point.salt, point.seen)],
    )


@transaction.atomic
def host_decide(*, by: HostActor, proposal: Proposal, yes: bool, why: str, now: datetime) -> None:
    """The host decides a duty named beforehand, with a reason that all members read."""
    chain, proposal = locked(proposal)
    permissions.may_host_decide(by, proposal).or_refuse()
    if not clean(why):
        raise Refused(_("Say why. Every member reads it."))
    _keep_back_with(proposal, instead=clean(why)[:300], until=today(proposal.group, now))
    proposal.state, proposal.back_with = State.OPEN, clean(why)[:300]
    outcome = Outcome.DECIDED if yes else Outcome.NOT_DECIDED
    counts = {code: json.loads(proposal.counts)[code.value] for code in Code}
    said = _("It goes ahead.") if yes else _("It does not go ahead.")
    words = groups.note_host_act(
        chain=chain, by=by, kind=HostActKind.DECIDED, words=said, reason=why, about=about(proposal), now=now
    )
    record.write(
        chain,
        entries.HOST_DECIDED,
        actor="host",
        subject=about(proposal),
        day=today(proposal.group, now),
        facts={"outcome": outcome.value},
        digests=[words],
    )
    end(chain, proposal, Closing(Reason.HOST_TO_DECIDE, counts, outcome=outcome), now)
