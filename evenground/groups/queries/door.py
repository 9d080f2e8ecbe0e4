"""A group's open call, and who knocked."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import Http404

from evenground.groups.domain.codes import read_code
from evenground.groups.domain.door import KEPT, forgotten_on
from evenground.groups.models import Group, Helper, HelperKind, Knock, Member, MemberState, OpenCall
from evenground.groups.queries.inviting import slowed
from evenground.groups.queries.places import day_in

# Those who help by being there: they read what is told to "those who help the group".
_HELPS = (HelperKind.BESIDE, HelperKind.LEAD, HelperKind.DEPUTY)

_TRIES = "door"  # counted apart: an old poster in a library keeps nobody there from an invitation


def call_now(group: Group) -> OpenCall | None:
    """The group's call, while it stands open."""
    return group.open_calls.filter(closed_on=None).select_related("group").first()


def last_call(group: Group) -> OpenCall | None:
    """The newest call, open or not: its words to start from."""
    return group.open_calls.order_by("-id").first()


def find_call(code: str, *, whose: str, now: datetime) -> OpenCall | None:
    """The open call with this code. None for all others alike, and after many wrong codes from there."""

    def find() -> OpenCall | None:
        rows = OpenCall.objects.filter(code=read_code(code), closed_on=None, group__opened_on__isnull=False)
        return rows.filter(group__ended_on=None).select_related("group").first()

    return slowed(find, whose=whose, now=now, what=_TRIES)


def find_knock(code: str, *, whose: str, now: datetime) -> Knock | None:
    """Somebody's own knock, by its code, until the day it is forgotten. Tries are counted as above."""

    def find() -> Knock | None:
        row = Knock.objects.filter(code=read_code(code)).select_related("group", "upload").first()
        return row if row is not None and _is_kept(row, now) else None

    return slowed(find, whose=whose, now=now, what=_TRIES)


def helps_here(person_id: uuid.UUID | None, group_id: uuid.UUID) -> bool:
    """Whether this person is beside the group's people, or its lead or deputy."""
    if person_id is None:
        return False
    return Helper.objects.filter(person_id=person_id, group_id=group_id, ended_on=None, kind__in=_HELPS).exists()


@dataclass(frozen=True)
class Shown:
    """A knock as one reader sees it."""

    knock: Knock
    about_me: str  # "" for whoever it was not written for
    mine: bool
    taken: Member | None


def knocks_for(by: Member | Helper, group: Group, now: datetime) -> list[Shown]:
    """Who knocked, newest first. "About me" only for those whom its writer chose."""
    helps = helps_here(by.person_id, group.id)
    rows = [row for row in group.knocks.select_related("taken_by__person", "upload") if _is_kept(row, now, group)]
    return [_shown(row, by, helps=helps) for row in sorted(rows, key=lambda row: (row.made_on, row.id), reverse=True)]


def _shown(row: Knock, by: Member | Helper, *, helps: bool) -> Shown:
    for_all = row.about_for == Knock.AboutFor.ALL
    taken = row.taken_by if row.taken_by and row.taken_by.state != MemberState.LEFT else None
    mine = taken is not None and taken.id == by.id
    return Shown(row, row.about_me if for_all or helps else "", mine, taken)


def knock_in(group: Group, knock_id: uuid.UUID, now: datetime) -> Knock:
    """A knock at this group's door. Raises Http404."""
    row = group.knocks.filter(id=knock_id).select_related("group", "upload").first()
    if row is None or not _is_kept(row, now):
        raise Http404
    return row


def knocks_to_forget(now: datetime) -> Iterable[Knock]:
    """Knocks that may be due; the action asks exactly, in the group's own zone."""
    return Knock.objects.filter(made_on__lte=(now + timedelta(days=1)).date() - KEPT).select_related("group")


def _is_kept(row: Knock, now: datetime, group: Group | None = None) -> bool:
    return day_in(group or row.group, now) < forgotten_on(row.made_on)
