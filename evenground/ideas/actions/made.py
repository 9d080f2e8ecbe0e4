"""What we made: only its maker changes it, and who is in it says yes first."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups.models import Member
from evenground.groups.queries import day_in, members_of
from evenground.ideas import entries, permissions
from evenground.ideas.domain.words import MOST_IN_A_VERSION, is_link
from evenground.ideas.models import Credit, Idea, InIt, Made, MadeKind, MadeVersion
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain


@dataclass(frozen=True)
class Told:
    """What a maker tells of a thing. `people`: who else can be seen or heard in it, by the keys of their places."""

    title: str
    kind: str
    link: str = ""
    words: str = ""
    described: str = ""
    credit: str = Credit.NAME
    other_name: str = ""
    shown: bool = True
    people: Sequence[uuid.UUID] = ()


@transaction.atomic
def make(*, by: Member, told: Told, idea: Idea | None = None, now: datetime) -> Made:
    """Puts up something one made: a link, or words. Rough drafts are welcome."""
    chain, by = _locked(by)
    permissions.may_float(by, now).or_refuse()
    if idea is not None and idea.group_id != by.group_id:
        raise Refused(_("This idea is not your group's."))
    made = Made(group=by.group, by=by, idea=idea, made_on=day_in(by.group, now))
    return _kept(chain, made, by, told, now)


@transaction.atomic
def change(*, by: Member, made: Made, told: Told, now: datetime) -> Made:
    """Its maker changes it: other content is a new version, and whoever is in it is asked again."""
    chain, by = _locked(by)
    made = Made.objects.select_related("group").get(id=made.id)
    permissions.may_change_made(by, made, now).or_refuse()
    return _kept(chain, made, by, told, now)


@transaction.atomic
def say_in_it(*, by: Member, place: InIt, yes: bool) -> None:
    """Yes or no to being shown. It can be changed at any time. No entry, no mail: nobody learns who said what."""
    _chain, by = _locked(by)
    place = InIt.objects.get(id=place.id)
    permissions.may_say_in_it(by, place).or_refuse()
    place.said = yes
    place.save(update_fields=["said"])


@transaction.atomic
def take_made_back(*, by: Member, made: Made, now: datetime) -> None:
    """Takes it back everywhere at once: every version is gone."""
    chain, by = _locked(by)
    made = Made.objects.select_related("group").get(id=made.id)
    permissions.may_take_made_back(by, made).or_refuse()
    made.versions.all().delete()
    made.people.all().delete()
    made.title, made.other_name, made.shown = "", "", False
    made.taken_back_on = day_in(by.group, now)
    made.save()
    record.write(chain, entries.MADE_BACK, actor=record.OWNER, subject=_about(made), day=made.taken_back_on)


def _kept(chain: Chain, made: Made, by: Member, told: Told, now: datetime) -> Made:
    was_shown = made.shown
    _describe(made, told)
    content = _content(told)
    made.save()
    changed = _add_version(made, content, now)
    for other in members_of(made.group):
        if other.id in set(told.people) - {by.id}:
            InIt.objects.get_or_create(made=made, member=other)
    if changed is not None and made.shown:
        kind = entries.MADE_CHANGED if was_shown else entries.MADE_SHOWN
        digests = [words_digest("\n".join(content), bytes.fromhex(changed.salt))]
        record.write(chain, kind, actor=record.OWNER, subject=_about(made), day=changed.on, digests=digests)
    elif made.shown and not was_shown:
        day = day_in(made.group, now)
        record.write(chain, entries.MADE_SHOWN, actor=record.OWNER, subject=_about(made), day=day)
    return made


def _describe(made: Made, told: Told) -> None:
    if told.kind not in MadeKind.values or told.credit not in Credit.values:
        raise Refused(_("Choose one of these."))
    made.title, made.other_name = _line(told.title, 200), _line(told.other_name, 100)
    if not made.title:
        raise Refused(_("Give it a title. It can change later."))
    if told.credit == Credit.OTHER and not made.other_name:
        raise Refused(_("Write the other name, or choose no name."))
    made.kind, made.credit, made.shown = told.kind, told.credit, told.shown


def _add_version(made: Made, content: tuple[str, str, str], now: datetime) -> MadeVersion | None:
    last = made.versions.order_by("-number").first()
    if last is not None and content == (last.link, last.words, last.described):
        return None
    if last is not None and content[:2] != (last.link, last.words):
        made.people.filter(said=True).update(said=None)
    link, words, described = content
    return MadeVersion.objects.create(
        made=made, number=last.number + 1 if last else 1, link=link, words=words, described=described,
        salt=record.new_salt(), on=day_in(made.group, now),
    )  # fmt: skip


def _content(told: Told) -> tuple[str, str, str]:
    link, words, described = _line(told.link, 2000), clean(told.words), clean(told.described)
    if not (link or words):
        raise Refused(_("Put in a link, or write it here."))
    if link and not is_link(link):
        raise Refused(_("A link begins with https:// or http://."))
    if max(len(words), len(described)) > MOST_IN_A_VERSION:
        raise Refused(_("This is too long for one go. There is room for 20,000 letters."))
    return link, words, described


def _line(words: str, most: int) -> str:
    kept = " ".join(clean(words).split())
    if len(kept) > most:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": most})
    return kept


def _locked(by: Member) -> tuple[Chain, Member]:
    chain = record.lock(by.group_id)
    return chain, Member.objects.select_related("group").get(id=by.id)


def _about(made: Made) -> str:
    return f"ideas.made:{made.id}"
