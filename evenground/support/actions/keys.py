"""Making keys, sealing texts, and changing to a new key while everything goes on."""

import os
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from evenground.record.domain.verdict import Refused
from evenground.support.domain.envelope import (
    NONCE_BYTES,
    BadEnvelopeError,
    BadKeyError,
    Envelope,
    Key,
    unpack,
    write_key,
)
from evenground.support.models import Adjustment, Call, RiderItem
from evenground.support.queries.sealing import Opener, Sealed, key_file, keys

_MINE = 0o600
_Row: TypeAlias = RiderItem | Adjustment | Call


@dataclass(frozen=True)
class Rotated:
    """What a rotation did: texts under the new key, and texts whose own key is lost (left as they are)."""

    changed: int
    unreadable: int


def ensure_keys() -> None:
    """Makes the file of keys if none are given and there is none. What is there is never overwritten."""
    if not settings.RIDER_KEYS and not key_file().exists():
        with suppress(FileExistsError):  # another process was first: its keys stand
            _write([new_key()], replace=False)


def new_key() -> Key:
    return Key(AESGCM.generate_key(bit_length=256))


def seal(row: Sealed, words: str) -> str:
    """The words as they are kept, under the key in use. Raises Refused if the keys can't be read."""
    ensure_keys()
    try:
        key = keys()[0]
    except (BadKeyError, IndexError):
        raise Refused(
            _("We can't lock this up safely just now, so nothing was saved. Your words are still here.")
        ) from None
    return _sealed(row, words, key)


def _sealed(row: Sealed, words: str, key: Key) -> str:
    nonce = os.urandom(NONCE_BYTES)
    return Envelope(key.name, nonce, AESGCM(key.secret).encrypt(nonce, words.encode(), row.bound)).pack()


def add_key() -> None:
    """Puts a new key in front of the file's. The old ones stay: what was sealed under them can still be read."""
    ensure_keys()
    _write([new_key(), *keys()], replace=True)


def reseal() -> Rotated:
    """Seals every text anew that lies under an older key. Each by itself, so it can stop and go on at any moment."""
    ring = keys()
    if not ring:
        raise BadKeyError("there is no key")
    opens, current = Opener({key.name: key for key in ring}), ring[0]
    changed = unreadable = 0
    for model, pk in _rows():
        with transaction.atomic():
            row = model.objects.select_for_update().filter(pk=pk).first()
            if row is None or not row.sealed or _under(row.sealed) == current.name:
                continue
            words = opens.words(row)
            if words is None:
                unreadable += 1
                continue
            row.sealed = _sealed(row, words, current)
            row.save(update_fields=["sealed"])
            changed += 1
    return Rotated(changed, unreadable)


def _rows() -> Iterator[tuple[type[_Row], uuid.UUID]]:
    for model in (RiderItem, Adjustment, Call):
        for pk in list(model.objects.order_by("pk").values_list("pk", flat=True)):
            yield model, pk


def _under(sealed: str) -> str:
    try:
        return unpack(sealed).key
    except BadEnvelopeError:
        return ""


def _write(ring: list[Key], *, replace: bool) -> None:
    """Whole or not at all: written beside, forced to the disk, then put in place in one step."""
    target = key_file()
    beside = target.with_name(f"{target.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MINE)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write("".join(f"{write_key(key)}\n" for key in ring))
            file.flush()
            os.fsync(file.fileno())
        if replace:
            beside.replace(target)
        else:
            os.link(beside, target)  # refuses where there is a file already
        _sync_folder(target.parent)
    finally:
        beside.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
