"""Who may listen: a signed word that names a room, an audience and an end, and no person."""

from functools import cache

from django.conf import settings
from django.core import signing

LASTS = 12 * 3600  # seconds


@cache
def _signer(secret: str) -> signing.Signer:
    return signing.Signer(key=secret, salt="evenground.live")


def token(room: str, audience: str, now: float) -> str:
    """Lets its holder listen to the room as this audience. now: seconds since 1970."""
    return _signer(settings.SECRET_KEY).sign_object([room, audience, int(now) + LASTS])


def fits(typed: str, room: str, audience: str, now: float) -> bool:
    """Whether this is such a token, for just this room and audience, and not too old."""
    try:
        named, heard, end = _signer(settings.SECRET_KEY).unsign_object(typed)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return (named, heard) == (room, audience) and now < end
