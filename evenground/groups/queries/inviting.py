"""Places held open for new people, and their codes."""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.crypto import salted_hmac

from evenground.groups.domain.codes import read_code
from evenground.groups.domain.tries import TRIES, WINDOW, one_house, window
from evenground.groups.models import HostActor, Invitation, Member
from evenground.groups.queries.founding import is_founding
from evenground.groups.queries.places import day_in

_Found = TypeVar("_Found")


def invitation_by_code(code: str, now: datetime) -> Invitation | None:
    """The invitation with this code, typed in any way, if its place can still be taken. None for all others alike."""
    read = read_code(code)
    rows = Invitation.objects.filter(code=read, used_on=None) if read else Invitation.objects.none()
    found = rows.select_related("group", "from_member__person", "from_host__person").first()
    if found is None or found.group.opened_on is None or found.group.ended_on is not None:
        return None
    if day_in(found.group, now) > found.ends_on:
        return None
    return found if found.decided or is_founding(found.group, now) else None


def find_invitation(code: str, *, whose: str, now: datetime) -> Invitation | None:
    """The same for somebody who tries a code from an address (`whose`).

    After 20 wrong codes in ten minutes none is found from there for a while, not even a right one.
    """
    return slowed(lambda: invitation_by_code(code, now), whose=whose, now=now)


def slowed(find: Callable[[], _Found | None], *, whose: str, now: datetime, what: str = "codes") -> _Found | None:
    """What `find` finds for an address, unless 20 codes tried from there in these ten minutes were wrong."""
    hashed = salted_hmac("evenground.groups.tries", one_house(whose), algorithm="sha256").hexdigest()
    key = f"{what}:{hashed}:{window(now)}"
    tries = cache.get(key, 0)
    found = find() if tries < TRIES else None
    if found is None:
        cache.set(key, tries + 1, timeout=WINDOW.total_seconds())
    return found


def open_places(by: Member | HostActor, now: datetime) -> QuerySet[Invitation]:
    """The places held open that this person made, and those the group decided."""
    mine = Q(from_member=by) if isinstance(by, Member) else Q(from_host=by)
    rows = Invitation.objects.filter(mine | Q(decided=True), group_id=by.group_id, used_on=None)
    return rows.filter(ends_on__gte=day_in(by.group, now)).order_by("id")


def place_made_by(by: Member | HostActor, invitation_id: uuid.UUID) -> Invitation:
    """A place that this person made and nobody took. Raises Http404."""
    mine = Q(from_member=by) if isinstance(by, Member) else Q(from_host=by)
    found = Invitation.objects.filter(mine, id=invitation_id, group_id=by.group_id, used_on=None).first()
    if found is None:
        raise Http404
    return found


def place_to_write_of(invitation_id: uuid.UUID) -> Invitation | None:
    """An invitation for its letter: None once its place is taken, or somebody said no thanks."""
    rows = Invitation.objects.filter(id=invitation_id, used_on=None, no_more_mail=False)
    return rows.select_related("group", "from_member__person", "from_host__person").first()
