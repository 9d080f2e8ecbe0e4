"""Answering, and what an objection's owner says of it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from evenground.decisions import entries, permissions
from evenground.decisions.actions.base import about, afresh, digest, locked, today
from evenground.decisions.domain import calendar
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.answers import after_taking_back
from evenground.decisions.domain.objections import ContradictionError, Fate, raises_one, settle
from evenground.decisions.models import Answer, EarlierWords, Objection, Proposal, Version, WatchPoint
from evenground.decisions.queries import current, current_for, my_decider, size_rule
from evenground.groups.models import Member, MemberState
from evenground.notices.actions import tell
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean


@transaction.atomic
def answer(
    *,
    by: Member,
    proposal: Proposal,
    version_number: int,
    code: Code,
    now: datetime,
    words: str = "",
    concern: str = "",
    signed: bool = False,
    marks: Mapping[str, Fate] | None = None,
) -> Answer:
    """Saves a decider's answer to the text they saw, in place of their earlier one.

    `words`: a differing view, or the facts asked for. `concern`: a new objection's words. `marks`: what becomes of
    one's own objections, by id. Raises Refused, with nothing changed.
    """
    chain, proposal = locked(proposal)
    by = afresh(by)
    version, decides, before = current_for(by, proposal)
    permissions.may_answer(by, proposal, now, decides=decides).or_refuse()
    if version.number != version_number:
        raise Refused(
            _("The words changed while you were answering. Please read them again. Your answer was not saved yet.")
        )
    fates = _fates(by, proposal, code, marks or {})
    day = today(proposal.group, now)
    drafts = _mark(proposal, fates, day)
    staying = sum(fate == Fate.STAYS for fate in fates.values())
    if (clean(concern) and not _said_already(fates, clean(concern))) or raises_one(code, staying):
        if code != Code.OBJECT:
            raise Refused(_("You wrote what needs to change first, and chose another answer. Which one do you mean?"))
        drafts.append(_raise_objection(proposal, version, by=by, words=concern, signed=signed, now=now))
    kept = before or Answer(version=version, member=by)
    _save(kept, code, words=words, signed=signed, day=day)
    if code == Code.MORE_TIME_OR_FACTS:
        drafts += _extend(proposal, day)
    record.write_all(chain, drafts)
    return kept


def _fates(by: Member, proposal: Proposal, code: Code, marks: Mapping[str, Fate]) -> dict[Objection, Fate]:
    watched = WatchPoint.objects.filter(objection=OuterRef("id"), agreed_on__isnull=False)
    rows = proposal.objections.filter(owner=by, fate=Fate.STAYS).annotate(watched=Exists(watched))
    mine = {str(row.id): row for row in rows}
    if set(marks) - set(mine):
        raise Refused(_("Only the person who asked for the change can say what becomes of it."))
    try:
        fates = settle(code, mine, marks)
    except ContradictionError:
        raise Refused(
            _("You said that your objection stays, and also gave another answer. Which one do you mean?")
        ) from None
    if any(fate == Fate.WATCH_POINT and not mine[key].watched for key, fate in fates.items()):
        raise Refused(
            _("Say first what we should watch, who looks, and when. Then it can go ahead with a watch point.")
        )
    return {mine[key]: fate for key, fate in fates.items()}


def _said_already(fates: Mapping[Objection, Fate], words: str) -> bool:
    """Whether these words are an objection of theirs that stays: a form pressed twice raises one objection."""
    return any(fate == Fate.STAYS and objection.words == words for objection, fate in fates.items())


def _save(kept: Answer, code: Code, *, words: str, signed: bool, day: date) -> None:
    # No need to guard against a second one at the same moment: the group's lock is held.
    kept.code, kept.words, kept.signed = code, clean(words), signed
    kept.salt, kept.given_on = record.new_salt(), day
    kept.save()


def _raise_objection(
    proposal: Proposal, version: Version, *, by: Member, words: str, signed: bool, now: datetime
) -> record.Draft:
    """A new objection, and the proposer told. Gives the entry to be written of it."""
    day = today(proposal.group, now)
    objection = Objection.objects.create(
        proposal=proposal,
        version=version,
        owner=by,
        words=clean(words),
        salt=record.new_salt(),
        signed=signed,
        raised_on=day,
    )
    if proposal.by is not None and proposal.by_id != by.id:
        tell(
            person=proposal.by.person,
            kind="objection_raised",
            group_id=proposal.group_id,
            about=about(proposal),
            now=now,
        )
    facts, words_of_it = {"objection": str(objection.id)}, [digest(objection.salt, objection.words)]
    return record.Draft(entries.OBJECTED, record.OWNER, day, about(proposal), facts, words_of_it)


def _mark(proposal: Proposal, fates: Mapping[Objection, Fate], day: date) -> list[record.Draft]:
    """Keeps an owner's marks that say something new, in one statement. Gives the entries to be written of them."""
    marked = [objection for objection, fate in fates.items() if objection.fate != fate]
    for objection in marked:
        objection.fate, objection.marked_on = fates[objection], day
    if marked:
        Objection.objects.bulk_update(marked, ["fate", "marked_on"])
    facts = [{"objection": str(objection.id), "fate": str(objection.fate)} for objection in marked]
    return [record.Draft(entries.MARKED, record.OWNER, day, about(proposal), one) for one in facts]


@transaction.atomic
def mark_objection(*, by: Member, objection: Objection, fate: Fate, now: datetime) -> None:
    """What its owner says of an objection, without answering anew.

    When nothing of theirs stays any more they go ahead with a different view, without words, until they answer again.
    """
    chain, proposal = locked(objection.proposal)
    objection = Objection.objects.select_related("proposal__group").get(id=objection.id)
    by, version = afresh(by), current(proposal)
    permissions.may_mark(by, objection, now).or_refuse()
    if fate == Fate.WATCH_POINT and not objection.watch_points.filter(agreed_on__isnull=False).exists():
        raise Refused(
            _("Say first what we should watch, who looks, and when. Then it can go ahead with a watch point.")
        )
    if objection.fate == fate:
        return
    day = today(proposal.group, now)
    record.write_all(chain, _mark(proposal, {objection: fate}, day))
    if my_decider(by, version) is None:
        return
    staying = Objection.objects.filter(proposal=proposal, owner=by, fate=Fate.STAYS).count()
    saved = version.answers.filter(member=by).first()
    before = Code(saved.code) if saved else None
    stays_again = fate == Fate.STAYS and before in {None, Code.GO_AHEAD_DIFFERENT_VIEW}
    after = Code.OBJECT if stays_again else after_taking_back(before, staying)
    if after is not None and after != before:
        kept = saved or Answer(version=version, member=by)
        _save(kept, after, words=kept.words, signed=kept.signed, day=day)


def _extend(proposal: Proposal, day: date) -> list[record.Draft]:
    """The first person who asks for more time moves the close, once. Gives the entry to be written of it."""
    if proposal.extended:
        return []
    proposal.closes_on = calendar.after_more_time(
        proposal.closes_on, size_rule(proposal).more_time_days, extended=False
    )
    proposal.extended = True
    proposal.save(update_fields=["closes_on", "extended"])
    facts = {"closes_on": proposal.closes_on.isoformat()}
    return [record.Draft(entries.EXTENDED, record.PROGRAM, day, about(proposal), facts)]


@transaction.atomic
def change_objection(
    *, by: Member, objection: Objection, words: str, signed: bool, voice: Member | None, now: datetime
) -> None:
    """Its owner changes an objection's words, signs it, or asks someone to speak for it. Every wording is kept."""
    _chain, proposal = locked(objection.proposal)
    objection = Objection.objects.select_related("proposal__group").get(id=objection.id)
    by = afresh(by)
    permissions.may_mark(by, objection, now).or_refuse()
    if voice is not None and voice.group_id != proposal.group_id:
        raise Refused(_("Only a member of this group can speak for it."))
    if clean(words) != objection.words:
        EarlierWords.objects.create(
            about=f"decisions.objection:{objection.id}",
            words=objection.words,
            salt=objection.salt,
            until=today(proposal.group, now),
        )
        objection.words, objection.salt = clean(words), record.new_salt()
    objection.signed, objection.voice = signed, voice
    objection.save()


def hand_on(objection: Objection, *, to: Member, now: datetime) -> None:
    """The inner step of leaving, under a lock already held.

    No entry: beside "left the group" it would say whose objection it was.
    """
    proposal = objection.proposal
    decides = current(proposal).deciders.filter(member=to, member__state=MemberState.ACTIVE).exists()
    if not decides or to.id == objection.owner_id:
        raise Refused(_("Somebody else who decides on this can carry it on. Please choose another person."))
    objection.owner, objection.signed = to, False
    objection.save(update_fields=["owner", "signed"])
    tell(person=to.person, kind="objection_carried", group_id=proposal.group_id, about=about(proposal), now=now)
