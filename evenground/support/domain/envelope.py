"""How an encrypted text lies in the database: which key, the nonce, the ciphertext; and what it is bound to."""

import base64
import binascii
import hashlib
from dataclasses import dataclass

KEY_BYTES = 32
NONCE_BYTES = 12
_FORMAT = "1"


class BadKeyError(ValueError):
    """A line or a part that is no key of ours."""


class BadEnvelopeError(ValueError):
    """A text that is no envelope of ours."""


@dataclass(frozen=True)
class Key:
    """A key, and the short name that envelopes know it by. The name is made from the key, so the two always fit."""

    secret: bytes

    @property
    def name(self) -> str:
        return hashlib.sha256(b"evenground rider key\x00" + self.secret).hexdigest()[:12]

    def __repr__(self) -> str:
        return f"Key({self.name})"  # the secret itself never reaches a log


@dataclass(frozen=True)
class Envelope:
    """What is kept in place of a text."""

    key: str
    nonce: bytes
    ciphertext: bytes

    def pack(self) -> str:
        return ".".join((_FORMAT, self.key, _text(self.nonce), _text(self.ciphertext)))


def unpack(packed: str) -> Envelope:
    """The envelope that was packed. Raises BadEnvelopeError for anything else."""
    try:
        form, key, nonce, ciphertext = packed.split(".")
        found = Envelope(key, _bytes(nonce), _bytes(ciphertext))
    except ValueError as wrong:
        raise BadEnvelopeError("this is no envelope") from wrong
    if form != _FORMAT or len(found.nonce) != NONCE_BYTES:
        raise BadEnvelopeError("this is no envelope of format 1")
    return found


def bound_to(kind: str, row_id: object, person_id: object) -> bytes:
    """What a text is bound to: moved to another row or another person, it can't be opened any more."""
    return f"evenground.support.{kind}:{row_id}:{person_id}".encode()


def write_key(key: Key) -> str:
    return _text(key.secret)


def read_keys(text: str) -> tuple[Key, ...]:
    """The key ring from its text: keys apart by commas or lines, the one in use first. Raises BadKeyError."""
    return tuple(_key(part) for part in text.replace(",", "\n").split())


def _key(text: str) -> Key:
    try:
        secret = _bytes(text)
    except ValueError as wrong:
        raise BadKeyError("a rider key is 32 bytes in base64") from wrong
    if len(secret) != KEY_BYTES:
        raise BadKeyError("a rider key is 32 bytes in base64")
    return Key(secret)


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as wrong:
        raise ValueError("this is no base64") from wrong
