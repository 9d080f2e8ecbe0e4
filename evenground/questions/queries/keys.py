"""Keyed hashes of what people alone hold, and the signed link of the leader."""

import uuid
from functools import cache

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from evenground.groups.domain.codes import read_code
from evenground.questions.domain import slips
from evenground.questions.models import AskedBack, Promise, Room

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


def kept_key(promise: Promise, held: str) -> str:
    """Under which a promise keeps what somebody says of it. `held`: their ticket, or the secret of their question."""
    return slips.kept(key(), f"kept {promise.id}", held)


def word_key(room: Room, slip: str, asked: AskedBack | None) -> str:
    """Of somebody's words to what the leader asked; with no `asked`, of what they know that the room needed."""
    return slips.kept(key(), f"word {room.id} {asked.id if asked else 'knowing'}", slip)


def keepsake_key(room: Room, slip: str) -> str:
    return slips.kept(key(), f"keepsake {room.id}", slip)


def keepsake_lock(room: Room, slip: str) -> bytes:
    """The 32 bytes that open somebody's own note. Without their ticket nobody can work them out."""
    return bytes.fromhex(slips.kept(key(), f"keepsake's lock {room.id}", slip))


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
