"""Pauses of posting, and the link by which the outside contact is asked about one."""

import uuid
from datetime import datetime

from django.core import signing
from django.db.models import Q, QuerySet

from evenground.groups.domain.pauses import LONGEST
from evenground.groups.models import Group, Helper, HelperKind, Member, PostingPause
from evenground.groups.queries.helping import helper_of_kind
from evenground.people.models import Person
from evenground.people.queries import verified_address

_LINK = "evenground.groups.pause"


def pauses_to_see(person: Person, group: Group) -> QuerySet[PostingPause]:
    """Pauses of posting that this person may see: their own, and for the lead and the deputy those they used."""
    mine = Q(member__person=person)
    seen = Q(by__group=group, by__kind__in=(HelperKind.LEAD, HelperKind.DEPUTY), by__person=person)
    rows = PostingPause.objects.filter(mine | seen, group=group).select_related("member__person", "by")
    return rows.order_by("-starts")


def pause_of(member: Member, now: datetime) -> PostingPause | None:
    """The pause of this member's own posting that holds now, also where it was decided that it goes on."""
    if member.no_posts_until is None or member.no_posts_until <= now:
        return None
    return member.posting_pauses.select_related("by").order_by("-until").first()


def pause_to_write_of(pause_id: uuid.UUID) -> PostingPause | None:
    """A pause of posting, for its letters."""
    return PostingPause.objects.filter(id=pause_id).select_related("group", "by", "outside", "member").first()


def outside_for(pause: PostingPause) -> Helper | None:
    """Who decides in the group's place: its outside contact, if they can be written to and it is not about them."""
    helper = helper_of_kind(pause.group, HelperKind.OUTSIDE)
    if helper is None or not helper.email:
        return None
    theirs = {pause.by.email.lower(), verified_address(pause.member.person)}
    if helper.email.lower() in theirs:
        return None
    about = {pause.member.person_id, pause.by.person_id}
    return None if helper.person_id is not None and helper.person_id in about else helper


def pause_key(pause: PostingPause) -> str:
    """The signed end of the link that goes to the outside contact who was asked."""
    assert pause.outside_id is not None
    return signing.Signer(salt=_LINK).sign_object({"p": pause.id.hex, "h": pause.outside_id.hex})


def pause_by_key(key: str) -> tuple[PostingPause, Helper] | None:
    """The pause that such a link asks about, and whom it was made for. None for a link that was not made by us."""
    try:
        what = signing.Signer(salt=_LINK).unsign_object(key)
        pause_id, helper_id = uuid.UUID(what["p"]), uuid.UUID(what["h"])
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return None
    pause = PostingPause.objects.filter(id=pause_id).select_related("group", "by", "member__person").first()
    helper = Helper.objects.filter(id=helper_id, kind=HelperKind.OUTSIDE).first()
    if pause is None or helper is None or pause.group_id != helper.group_id:
        return None
    return pause, helper


def pauses_without_answer(group: Group, now: datetime) -> QuerySet[PostingPause]:
    """Pauses about which an outside contact was asked, has not answered, and still can."""
    rows = PostingPause.objects.filter(group=group, outside__isnull=False, outside_said="", starts__gt=now - LONGEST)
    return rows.select_related("group", "by", "member__person").order_by("id")
