"""What we made: only its maker changes it, and who is in it says yes first."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.files import actions as files
from evenground.files.models import Upload
from evenground.groups.models import Member
from evenground.groups.queries import day_in, members_of
from evenground.ideas import entries, permissions, queries
from evenground.ideas.actions.base import ask_in_it, locked
from evenground.ideas.domain.captions import NotCaptionsError, cues_of
from evenground.ideas.domain.words import MOST_IN_A_VERSION, is_link
from evenground.ideas.models import Credit, Idea, InIt, InShowing, Made, MadeKind, MadeVersion
from evenground.ideas.queries import about_made
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain
from evenground.roles import actions as roles


@dataclass(frozen=True)
class Content:
    """What one version holds."""

    link: str
    words: str
    described: str
    captions: str
    upload: Upload | None

    @property
    def itself(self) -> tuple[object, ...]:
        """The thing without what helps people who can't see or hear it."""
        return (self.link, self.words, self.upload)

    def as_words(self) -> str:
        """For its digest in the record."""
        file = str(self.upload.id) if self.upload else ""
        return f"{self.link}\n{self.words}\n{self.described}\n{self.captions}\n{file}"


@dataclass(frozen=True)
class Told:
    """What a maker tells of a thing. `people`: who else can be seen or heard in it, by the keys of their places."""

    title: str
    kind: str
    link: str = ""
    words: str = ""
    described: str = ""
    captions: str = ""
    credit: str = Credit.NAME
    other_name: str = ""
    shown: bool = True
    people: Sequence[uuid.UUID] = ()
    upload: Upload | None = None  # a new picture, film or voice
    keep_upload: bool = True  # without a new one: that of the last version stays


def bring(*, by: Member, came: IO[bytes], size: int, made: Made | None = None, now: datetime) -> Upload:
    """Keeps a picture, film or voice, for the maker to put up next. What is never put up is swept.

    Not in the transaction that puts it up: nobody else need wait while a picture is made anew.
    """
    verdict = permissions.may_float(by, now) if made is None else permissions.may_change_made(by, made, now)
    verdict.or_refuse()
    return files.keep(group_id=by.group_id, came=came, size=size, day=day_in(by.group, now))


@transaction.atomic
def forget_uploads(*, uploads: Sequence[Upload]) -> None:
    """Takes away what nothing here holds: never put up, or left when its thing went with its group."""
    for upload in uploads:
        if not queries.is_held(upload):
            files.take_away(upload=upload)


@transaction.atomic
def make(*, by: Member, told: Told, idea: Idea | None = None, now: datetime) -> Made:
    """Puts up something one made: a link, or words. Rough drafts are welcome."""
    chain, by = locked(by)
    permissions.may_float(by, now).or_refuse()
    if idea is not None and idea.group_id != by.group_id:
        raise Refused(_("This idea is not your group's."))
    made = Made(group=by.group, by=by, idea=idea, made_on=day_in(by.group, now))
    return _kept(chain, made, by, told, now)


@transaction.atomic
def change(*, by: Member, made: Made, told: Told, now: datetime) -> Made:
    """Its maker changes it: other content is a new version, and whoever is in it is asked again."""
    chain, by = locked(by)
    made = Made.objects.select_related("group").get(id=made.id)
    permissions.may_change_made(by, made, now).or_refuse()
    return _kept(chain, made, by, told, now)


@transaction.atomic
def take_made_back(*, by: Member, made: Made, now: datetime) -> None:
    """Takes it back everywhere at once: every version is gone, with its files, and every place it was shown."""
    chain, by = locked(by)
    made = Made.objects.select_related("group").get(id=made.id)
    permissions.may_take_made_back(by, made).or_refuse()
    uploads = list(Upload.objects.filter(id__in=made.versions.exclude(upload=None).values("upload")))
    made.versions.all().delete()
    for upload in uploads:
        files.take_away(upload=upload)
    made.people.all().delete()
    made.showings.all().delete()
    roles.stop_showing(made_id=made.id)
    made.title, made.other_name, made.shown = "", "", False
    made.taken_back_on = day_in(by.group, now)
    made.save()
    record.write(chain, entries.MADE_BACK, actor=record.OWNER, subject=about_made(made), day=made.taken_back_on)


def _kept(chain: Chain, made: Made, by: Member, told: Told, now: datetime) -> Made:
    was_shown = made.shown
    _describe(made, told)
    content = _content(made, told)
    made.save()
    changed = _add_version(made, content, now)
    _name(made, by, told, now)
    if changed is not None and made.shown:
        kind = entries.MADE_CHANGED if was_shown else entries.MADE_SHOWN
        digests = [words_digest(content.as_words(), bytes.fromhex(changed.salt))]
        record.write(chain, kind, actor=record.OWNER, subject=about_made(made), day=changed.on, digests=digests)
    elif made.shown and not was_shown:
        day = day_in(made.group, now)
        record.write(chain, entries.MADE_SHOWN, actor=record.OWNER, subject=about_made(made), day=day)
    return made


def _name(made: Made, by: Member, told: Told, now: datetime) -> None:
    """Names who is in it. They hear of it once it is to be shown: their yes comes first."""
    for other in members_of(made.group):
        if other.id in set(told.people) - {by.id}:
            InIt.objects.get_or_create(made=made, member=other)
    if made.shown:
        ask_in_it(made, made.people.filter(said=None).select_related("member__person"), now)


def _describe(made: Made, told: Told) -> None:
    if told.kind not in MadeKind.values or told.credit not in Credit.values:
        raise Refused(_("Choose one of these."))
    made.title, made.other_name = _line(told.title, 200), _line(told.other_name, 100)
    if not made.title:
        raise Refused(_("Give it a title. It can change later."))
    if told.credit == Credit.OTHER and not made.other_name:
        raise Refused(_("Write the other name, or choose no name."))
    made.kind, made.credit, made.shown = told.kind, told.credit, told.shown


def _add_version(made: Made, content: Content, now: datetime) -> MadeVersion | None:
    last = made.versions.order_by("-number").first()
    before = None if last is None else Content(**{name: getattr(last, name) for name in vars(content)})
    if before == content:
        return None
    if before is not None and before.itself != content.itself:
        made.people.filter(said=True).update(said=None)
        InShowing.objects.filter(showing__made=made, said=True).delete()
    number, day = (last.number + 1 if last else 1), day_in(made.group, now)
    return MadeVersion.objects.create(made=made, number=number, salt=record.new_salt(), on=day, **vars(content))


def _content(made: Made, told: Told) -> Content:
    content = Content(
        _line(told.link, 2000), clean(told.words), clean(told.described), clean(told.captions), _upload(made, told)
    )
    if not any(content.itself):
        raise Refused(_("Choose a file, put in a link, or write it here."))
    if content.link and not is_link(content.link):
        raise Refused(_("A link begins with https:// or http://."))
    if max(map(len, (content.words, content.described, content.captions))) > MOST_IN_A_VERSION:
        raise Refused(_("This is too long for one go. There is room for 20,000 letters."))
    try:
        cues_of(content.captions)
    except NotCaptionsError as wrong:
        said = _("We can't read line %(line)d of the captions.") % {"line": wrong.line}
        raise Refused(said + " " + _("A line looks like this: 0:05 Hello all.")) from None
    return content


def _upload(made: Made, told: Told) -> Upload | None:
    """What this version shows: something new that nothing else shows, that of the version before, or none."""
    if told.upload is None:
        last = made.versions.order_by("-number").first() if told.keep_upload else None
        return last.upload if last else None
    upload = Upload.objects.filter(id=told.upload.id, group_id=made.group_id).first()
    if upload is None or (queries.is_held(upload) and not made.versions.filter(upload=upload).exists()):
        raise Refused(_("The file is no longer here.") + " " + _("Choose it once more, or another one."))
    return upload


def _line(words: str, most: int) -> str:
    kept = " ".join(clean(words).split())
    if len(kept) > most:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": most})
    return kept
