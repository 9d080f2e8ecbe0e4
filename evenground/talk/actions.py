"""The only writers of talk. One verb, one keyword-only function."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups.models import Group, Member
from evenground.groups.queries import day_in
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain
from evenground.talk import entries, permissions, queries
from evenground.talk.domain.folding import MOST_LETTERS
from evenground.talk.models import EarlierMessage, Fold, Message, MessageKind, Mute


@transaction.atomic
def say(*, by: Member, words: str, now: datetime, about: str = "", kind: str = MessageKind.SAY) -> Message:
    """Says something about a subject, or to the group itself. The caller has shown that the subject is the group's."""
    chain, by = _locked(by)
    permissions.may_say(by, now).or_refuse()
    if kind not in MessageKind.values:
        raise Refused(_("Choose one of these."))
    row = Message.objects.create(
        group=by.group,
        about=about,
        kind=kind,
        by=by,
        words=_kept(words),
        salt=record.new_salt(),
        said_at=now,
    )
    day = day_in(by.group, now)
    digests = [_digest(row)]
    facts = {"about": about}
    actor = str(by.record_key)
    record.write(chain, entries.SAID, actor=actor, subject=queries.about(row), day=day, facts=facts, digests=digests)
    return row


@transaction.atomic
def change_words(*, by: Member, message: Message, words: str, now: datetime) -> Message:
    """Its owner changes the words. How they stood before is kept."""
    chain, by = _locked(by)
    row = _afresh(message)
    permissions.may_change(by, row, now).or_refuse()
    words = _kept(words)
    if words == row.words:
        return row
    day = day_in(by.group, now)
    EarlierMessage.objects.create(message=row, words=row.words, salt=row.salt, until=day)
    row.words, row.salt, row.changed_on = words, record.new_salt(), day
    row.save(update_fields=["words", "salt", "changed_on"])
    about = queries.about(row)
    record.write(chain, entries.CHANGED, actor=record.OWNER, subject=about, day=day, digests=[_digest(row)])
    return row


@transaction.atomic
def take_back(*, by: Member, message: Message, now: datetime) -> None:
    """Its owner takes the words back: they are gone, with those that stood before, and with their salts."""
    chain, by = _locked(by)
    row = _afresh(message)
    permissions.may_take_back(by, row).or_refuse()
    row.earlier.all().delete()
    row.words, row.salt, row.taken_back_on = "", "", day_in(by.group, now)
    row.save(update_fields=["words", "salt", "taken_back_on"])
    record.write(chain, entries.TAKEN_BACK, actor=record.OWNER, subject=queries.about(row), day=row.taken_back_on)


@transaction.atomic
def wish_fold(*, by: Member, about: str, names_me: bool, now: datetime) -> bool:
    """A wish to fold words. Folded at once if I am named in them, else with a second member's wish.

    Gives whether they are folded now. No entry says whose wish it was. Folding touches no count, outcome or export.
    The caller has shown that the words are the group's.
    """
    chain, by = _locked(by)
    permissions.may_fold(by, about).or_refuse()
    before = _is_folded(by.group, about)
    wish, _new = Fold.objects.get_or_create(
        about=about, by=by, defaults={"group": by.group, "asked_on": day_in(by.group, now), "names_me": names_me}
    )
    if names_me and not wish.names_me:
        wish.names_me = True
        wish.save(update_fields=["names_me"])
    after = _is_folded(by.group, about)
    if after and not before:
        record.write(chain, entries.FOLDED, actor=record.PROGRAM, subject=about, day=day_in(by.group, now))
    return after


def unfold(*, chain: Chain, group: Group, about: str, now: datetime) -> None:
    """The inner step when the group decided that words stand open again. They are not folded a second time."""
    day = day_in(group, now)
    if Fold.objects.filter(group=group, about=about, ended_on=None).update(ended_on=day):
        record.write(chain, entries.UNFOLDED, actor="group", subject=about, day=day)


@transaction.atomic
def mute(*, by: Member, other: Member, now: datetime) -> None:
    """Mutes a person for myself. Nobody else knows, and the record does not say it. Twice is fine."""
    permissions.may_mute(by, other).or_refuse()
    Mute.objects.get_or_create(by=by, muted=other)


@transaction.atomic
def unmute(*, by: Member, other: Member, now: datetime) -> None:
    """Hears a person again."""
    Mute.objects.filter(by=by, muted=other).delete()


def _locked(by: Member) -> tuple[Chain, Member]:
    chain = record.lock(by.group_id)
    return chain, Member.objects.select_related("group").get(id=by.id)


def _afresh(message: Message) -> Message:
    return Message.objects.select_related("group").get(id=message.id)


def _kept(words: str) -> str:
    kept = clean(words)
    if not kept:
        raise Refused(_("There is nothing here yet. Write a word or two, or leave it."))
    if len(kept) > MOST_LETTERS:
        raise Refused(_("This is too long for one go. There is room for 20,000 letters."))
    return kept


def _digest(message: Message) -> str:
    return words_digest(message.words, bytes.fromhex(message.salt))


def _is_folded(group: Group, about: str) -> bool:
    return about in queries.folded_subjects(group, [about])
