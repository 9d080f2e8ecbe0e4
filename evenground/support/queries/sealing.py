"""The key ring, and opening what was sealed. A key that is lost or wrong gives None, never a fault."""

from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from evenground.support.domain.envelope import BadEnvelopeError, BadKeyError, Key, read_keys, unpack


class Sealed(Protocol):
    """A row with a sealed text."""

    sealed: str

    @property
    def bound(self) -> bytes: ...


def key_file() -> Path:
    """Where the keys lie, if they are not given as EVENGROUND_RIDER_KEYS. Read anew each time: a rotation may run."""
    return Path(settings.DATA) / "rider-keys"


def keys() -> tuple[Key, ...]:
    """Every key there is, the one in use first. () if they are lost. Raises BadKeyError for what is no key."""
    if settings.RIDER_KEYS:
        return read_keys(settings.RIDER_KEYS)
    try:
        return read_keys(key_file().read_text(encoding="ascii"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as wrong:
        raise BadKeyError("the file of rider keys can't be read") from wrong


def opener() -> "Opener":
    """Opens texts with the keys as they are now. One for a page."""
    try:
        return Opener({key.name: key for key in keys()})
    except BadKeyError:
        return Opener({})


class Opener:
    def __init__(self, by_name: dict[str, Key]) -> None:
        self._by_name = by_name

    def words(self, row: Sealed) -> str | None:
        """The text, or None if it can't be read: its key is lost, or it is not what was sealed for this row."""
        try:
            envelope = unpack(row.sealed)
            key = self._by_name[envelope.key]
            return AESGCM(key.secret).decrypt(envelope.nonce, envelope.ciphertext, row.bound).decode()
        except (BadEnvelopeError, KeyError, InvalidTag, UnicodeDecodeError):
            return None
