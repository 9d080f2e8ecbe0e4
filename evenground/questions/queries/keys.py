"""Keyed hashes of what people alone hold, and the signed link of the leader."""

import uuid
from functools import cache

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from evenground.groups.domain.codes import read_code
from evenground.questions.domain import slips
from evenground.questions.models import Room

_LEADER = "evenground.questions.leader"


@cache
def _key(secret: str) -> bytes:
    return salted_hmac("evenground.questions", "slips", secret=secret, algorithm="sha256").digest()


def key() -> bytes:
    """The server's bytes from which slips, cards and hashes are made."""
    return _key(settings.SECRET_KEY)


def slip_in(room: Room, typed: str) -> str:
    """The room ticket in what a device sent or somebody typed; "" if it is none of this room's."""
    return slips.read_slip(key(), str(room.id), room.cards, typed)


def ticket_key(room: Room, slip: str) -> str:
    return slips.kept(key(), f"ticket {room.id}", slip)


def secret_key(room: Room, secret: str) -> str:
    return slips.kept(key(), f"secret {room.id}", secret)


def read_secret(typed: str) -> str:
    """An asker's secret as typed from paper; "" if it can't be one."""
    return read_code(typed)


def leader_key(room: Room) -> str:
    """The end of the leader's link. The leader needs no account."""
    return signing.Signer(salt=_LEADER).sign_object([str(room.id), room.leader_link])


def room_of_leader(typed: str) -> Room | None:
    """The leader's room, by the link that the group gave them; None for any other, and for one that was replaced."""
    try:
        room_id, number = signing.Signer(salt=_LEADER).unsign_object(typed)
        return Room.objects.select_related("group", "event").filter(id=uuid.UUID(room_id), leader_link=number).first()
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
