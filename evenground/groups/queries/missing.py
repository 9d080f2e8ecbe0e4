"""The talk "Who is missing?": its words, and what the group will do."""

import uuid
from dataclasses import dataclass

from django.http import Http404

from evenground.groups.models import Group, Member, MemberState, MissingDeed, MissingTalk, MissingWord


@dataclass(frozen=True)
class Said:
    """Words of the talk as one reader sees them. No name unless its writer signed."""

    word: MissingWord
    name: str
    mine: bool


@dataclass(frozen=True)
class Deed:
    """Something to do, and who wants to."""

    deed: MissingDeed
    taken: Member | None
    mine: bool


def missing_talk(group: Group) -> MissingTalk | None:
    return MissingTalk.objects.filter(group=group).first()


def missing_words(by: Member, question: int) -> list[Said]:
    """What was said to one question. In no order that tells who was first on a day."""
    rows = MissingWord.objects.filter(talk__group=by.group_id, question=question).select_related("by__person")
    return [
        Said(row, row.by.person.name if row.signed and row.by else "", row.by_id == by.id)
        for row in rows.order_by("said_on", "id")
    ]


def missing_deeds(by: Member) -> list[Deed]:
    """What the group will do: what is still to do first, by its day."""
    rows = MissingDeed.objects.filter(talk__group=by.group_id).select_related("taken_by__person")
    rows_in_order = sorted(rows, key=lambda row: (row.done_on is not None, row.day, row.id))
    return [Deed(row, _taken(row), row.taken_by_id == by.id) for row in rows_in_order]


def missing_word_in(by: Member, word_id: uuid.UUID) -> MissingWord:
    """The member's own words. Raises Http404 for anybody else's, the same as for none."""
    row = MissingWord.objects.filter(id=word_id, talk__group=by.group_id, by=by).select_related("talk__group").first()
    if row is None:
        raise Http404
    return row


def missing_deed_in(by: Member, deed_id: uuid.UUID) -> MissingDeed:
    """Something to do of this group. Raises Http404."""
    row = MissingDeed.objects.filter(id=deed_id, talk__group=by.group_id).select_related("talk__group").first()
    if row is None:
        raise Http404
    return row


def _taken(row: MissingDeed) -> Member | None:
    return row.taken_by if row.taken_by and row.taken_by.state != MemberState.LEFT else None
