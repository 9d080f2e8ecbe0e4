"""The guided talk "Who is missing?". The record holds that it was begun and what came of it; never who."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups import entries, permissions
from evenground.groups.actions.base import digest, locked, said
from evenground.groups.domain.missing import MOST_DAYS, MOST_KEPT, MOST_LETTERS, QUESTIONS
from evenground.groups.models import Member, MissingDeed, MissingTalk, MissingWord
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused


@transaction.atomic
def begin_missing(*, by: Member, now: datetime) -> MissingTalk:
    """Begins the talk. Twice is once."""
    chain, by = locked(by)
    permissions.may_post(by, now).or_refuse()
    day = day_in(by.group, now)
    talk, made = MissingTalk.objects.get_or_create(group=by.group, defaults={"begun_on": day})
    if made:
        record.write(chain, entries.MISSING_BEGUN, actor=record.OWNER, day=day)
    return talk


@transaction.atomic
def say_missing(*, by: Member, question: int, words: str, signed: bool, now: datetime) -> MissingWord:
    """Adds words to one of the questions. No entry, no mail."""
    _chain, by = locked(by)
    permissions.may_post(by, now).or_refuse()
    if question not in QUESTIONS:
        raise Refused(_("Choose one of the four questions."))
    talk = _talk(by)
    _room(talk.said.count())
    kept = _kept(words)
    return talk.said.create(question=question, by=by, signed=signed, words=kept, said_on=day_in(by.group, now))


@transaction.atomic
def take_back_missing(*, by: Member, word: MissingWord) -> None:
    """Its writer takes it back, at any time. Twice is fine."""
    _chain, by = locked(by)
    permissions.may_take_back_missing(by, word).or_refuse()
    MissingWord.objects.filter(id=word.id).delete()


@transaction.atomic
def add_deed(*, by: Member, words: str, day: date, now: datetime) -> MissingDeed:
    """Adds something to do, by a day. It is nobody's until somebody wants it."""
    chain, by = locked(by)
    permissions.may_post(by, now).or_refuse()
    talk, today = _talk(by), day_in(by.group, now)
    if not today <= day <= today + timedelta(days=MOST_DAYS):
        raise Refused(_("Choose a day from today on, within the next two years."))
    _room(talk.deeds.count())
    row: MissingDeed = talk.deeds.create(words=_kept(words), salt=record.new_salt(), day=day)
    digests = [digest(row.salt, row.words)]
    record.write(
        chain, entries.MISSING_DEED, actor=record.OWNER, subject=_about(row), day=today,
        facts={"by": day.isoformat()}, digests=digests,
    )  # fmt: skip
    return row


@transaction.atomic
def take_deed(*, by: Member, deed: MissingDeed, yes: bool) -> None:
    """Somebody wants to do it; or gives it back, without a trace."""
    _chain, by = locked(by)
    deed = _afresh(deed)
    if yes:
        permissions.may_take_deed(by, deed).or_refuse()
        deed.taken_by = by
    elif deed.taken_by_id == by.id:
        deed.taken_by = None
    deed.save(update_fields=["taken_by"])


@transaction.atomic
def deed_done(*, by: Member, deed: MissingDeed, yes: bool, now: datetime) -> None:
    """It is done, or it is not after all. Any member says so; the record doesn't say who."""
    chain, by = locked(by)
    deed = _afresh(deed)
    permissions.may_say_done(by, deed).or_refuse()
    if yes == (deed.done_on is not None):
        return
    today = day_in(by.group, now)
    deed.done_on = today if yes else None
    deed.save(update_fields=["done_on"])
    kind = entries.MISSING_DONE if yes else entries.MISSING_UNDONE
    digests = [digest(deed.salt, deed.words)]
    record.write(chain, kind, actor=record.OWNER, subject=_about(deed), day=today, digests=digests)


def _talk(by: Member) -> MissingTalk:
    found = MissingTalk.objects.filter(group_id=by.group_id).first()
    if found is None:
        raise Refused(_("This talk has not begun yet. Begin it first."))
    return found


def _kept(words: str) -> str:
    kept = said(words, _("This is still empty. A word or two is enough."))
    if len(kept) > MOST_LETTERS:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": MOST_LETTERS})
    return kept


def _room(there: int) -> None:
    if there >= MOST_KEPT:
        raise Refused(_("There is a lot here already. Take something back first."))


def _afresh(deed: MissingDeed) -> MissingDeed:
    return MissingDeed.objects.select_related("talk__group", "taken_by").get(id=deed.id)


def _about(deed: MissingDeed) -> str:
    return f"groups.deed:{deed.id}"
