"""Room tickets: slips that the server makes and knows again, and keeps nowhere.

A slip is random signs and a seal over them and the room, so that nobody makes one up. A card for the door has a code of
ten signs instead, worked out from the card's number. What is kept of either, once it is used, is a keyed hash.
"""

import hmac
import secrets
from hashlib import sha256

from evenground.groups.domain.codes import SIGNS, read_code, with_check

_BODY = 20  # signs of a slip: 99 bits
_SEAL = 26  # hexadecimal digits of its seal: 104 bits
_CARD = 9  # signs of a card before the one that checks them
MOST_CARDS = 2000


def new_slip(key: bytes, room: str) -> str:
    """A new slip for the room. `key`: the server's secret bytes."""
    body = "".join(secrets.choice(SIGNS) for _place in range(_BODY))
    return body + _sealed(key, room, body)


def card(key: bytes, room: str, number: int) -> str:
    """The code on the card with this number (from 1), ten signs, the same each time it is printed."""
    drawn = int.from_bytes(hmac.digest(key, f"card {room} {number}".encode(), sha256), "big")
    body = ""
    for _place in range(_CARD):
        drawn, sign = divmod(drawn, len(SIGNS))
        body += SIGNS[sign]
    return with_check(body)


def read_slip(key: bytes, room: str, cards: int, typed: str) -> str:
    """The slip in what a device sent or somebody typed from a card; "" if it is none of this room's.

    `cards`: how many cards were printed for the room.
    """
    body, seal = typed[:_BODY], typed[_BODY:]
    if len(seal) == _SEAL and typed.isascii() and hmac.compare_digest(seal, _sealed(key, room, body)):
        return typed
    code = read_code(typed)
    if code and any(hmac.compare_digest(code, card(key, room, number)) for number in range(1, cards + 1)):
        return code
    return ""


def kept(key: bytes, about: str, secret: str) -> str:
    """What is kept of a slip or a secret: 64 hexadecimal digits. `about` parts one use of it from each other."""
    return hmac.new(key, f"{about} {secret}".encode(), sha256).hexdigest()


def _sealed(key: bytes, room: str, body: str) -> str:
    return hmac.new(key, f"slip {room} {body}".encode(), sha256).hexdigest()[:_SEAL]
