"""What we made, as a member may see it: their own; what is shown; and what they are asked about."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from evenground.files.models import Upload
from evenground.files.queries import upload_of
from evenground.groups.models import Knock, Member
from evenground.ideas.models import Credit, Idea, InIt, Made, MadeVersion


@dataclass(frozen=True)
class Seen:
    """Something made, with its newest version, as one member meets it. `waits` is for its maker's eyes."""

    made: Made
    version: MadeVersion
    mine: bool
    credit: str
    waits: bool  # not everyone who is in it said yes yet; never who


def about_made(made: Made) -> str:
    """How the record, letters and run sheets name something made."""
    return f"ideas.made:{made.id}"


def _visible(member: Member) -> QuerySet[Made]:
    not_yet = InIt.objects.filter(made=OuterRef("id")).exclude(said=True)
    asked = InIt.objects.filter(made=OuterRef("id"), member=member)
    rows = Made.objects.filter(group_id=member.group_id, taken_back_on=None)
    rows = rows.annotate(not_yet=Exists(not_yet), asked=Exists(asked))
    rows = rows.filter(Q(by=member) | Q(shown=True, not_yet=False) | Q(shown=True, asked=True))
    return rows.select_related("group", "by__person", "idea").order_by("-made_on", "id")


def made_in(member: Member, made_id: uuid.UUID) -> Seen | None:
    """One thing that this member may see. None for anything else, the same as for none."""
    found = seen(member, _visible(member).filter(id=made_id))
    return found[0] if found else None


def made_here(member: Member) -> list[Seen]:
    """All that this member may see, newest first. Two questions, however many."""
    return seen(member, _visible(member))


def made_of(member: Member, idea: Idea) -> list[Seen]:
    """What came of an idea, as far as this member may see it."""
    return seen(member, _visible(member).filter(idea=idea))


def seen(member: Member | None, rows: Iterable[Made]) -> list[Seen]:
    """These rows as somebody meets them; None: as everyone does. Two questions, however many."""
    found = list(rows)
    versions = MadeVersion.objects.filter(made__in=found).select_related("upload").order_by("number")
    newest = {one.made_id: one for one in versions}
    return [
        Seen(
            one, newest[one.id], member is not None and one.by_id == member.id, _credit(one),
            bool(getattr(one, "not_yet", False)),
        )
        for one in found if one.id in newest
    ]  # fmt: skip


def _credit(made: Made) -> str:
    if made.credit == Credit.OTHER:
        return made.other_name
    return made.by.person.name if made.credit == Credit.NAME and made.by is not None else ""


def in_it(member: Member, made_id: uuid.UUID) -> InIt | None:
    """This member's own place in a thing that they are asked about now."""
    rows = InIt.objects.filter(member=member, made_id=made_id, made__shown=True, made__taken_back_on=None)
    return rows.select_related("made").first()


def named_in(made: Made) -> list[InIt]:
    """Who was named by the maker, by name."""
    rows = InIt.objects.filter(made=made).select_related("member__person")
    return sorted(rows, key=lambda one: (one.member.person.name.casefold(), one.member_id))


def versions_of(made: Made) -> list[MadeVersion]:
    """Every version, newest first: for the maker alone."""
    return list(made.versions.select_related("upload").order_by("-number"))


def version_in(member: Member, made_id: uuid.UUID, number: int) -> MadeVersion | None:
    """A version that this member may see: the newest, or any for its maker. None for all else."""
    one = made_in(member, made_id)
    if one is None:
        return None
    if one.version.number == number:
        return one.version
    rows = MadeVersion.objects.select_related("upload").filter(made=one.made, number=number)
    return rows.first() if one.mine else None


def brought(member: Member, upload_id: uuid.UUID) -> Upload | None:
    """A file of this group that is not put up anywhere yet. Its key is told to who brought it, and nobody else."""
    upload = upload_of(member.group_id, upload_id)
    return None if upload is None or is_held(upload) else upload


def is_held(upload: Upload) -> bool:
    """Whether an idea, something made, or a knock at the door shows this file."""
    return any(rows.filter(upload=upload).exists() for rows in (MadeVersion.objects, Idea.objects, Knock.objects))


def loose_uploads(before: date) -> list[Upload]:
    """Files brought before that day that nothing here shows: never put up, or left when a group was deleted."""
    holding = (MadeVersion.objects, Idea.objects, Knock.objects)
    held = [Exists(rows.filter(upload=OuterRef("id"))) for rows in holding]
    return list(Upload.objects.filter(*(~one for one in held), kept_on__lt=before))
