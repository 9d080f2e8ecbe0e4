"""Keeping what somebody brings, and letting it go. A file is whole on the disk before its row is there."""

import os
import secrets
import shutil
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO, BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from evenground.files import queries
from evenground.files.actions.cleaning import clean_picture
from evenground.files.domain.uploads import FIRST_BYTES, MEGABYTE, MOST_BYTES, looks_like_a_picture
from evenground.files.models import Kind, State, Upload
from evenground.record.domain.verdict import Refused

_LEFT_ALONE = timedelta(hours=1)  # a file this young may belong to somebody who is just saving


def keep(*, group_id: uuid.UUID, came: IO[bytes], size: int, day: date) -> Upload:
    """Keeps a picture, made anew; or a film or voice, to be made ready soon. The caller has shown that one may.

    Raises Refused with the reason.
    """
    first = came.read(FIRST_BYTES)
    came.seek(0)
    if not first:
        raise Refused(_("There is nothing in this file.") + " " + _("Choose it once more, or another one."))
    return (_keep_picture if looks_like_a_picture(first) else _keep_film)(group_id, came, size, day)


def _keep_picture(group_id: uuid.UUID, came: IO[bytes], size: int, day: date) -> Upload:
    if size > MOST_BYTES:
        raise Refused(_too_large(MOST_BYTES))
    clean = clean_picture(came)
    row = Upload(
        group_id=group_id, key=secrets.token_hex(16), kind=Kind.PICTURE, state=State.READY, percent=100,
        media_type=clean.media_type, size=len(clean.content), kept_on=day,
    )  # fmt: skip
    return _kept(row, queries.path_of(row.key), lambda out: out.write(clean.content))


def _keep_film(group_id: uuid.UUID, came: IO[bytes], size: int, day: date) -> Upload:
    if size > settings.UPLOAD_LIMIT:
        raise Refused(_too_large(settings.UPLOAD_LIMIT))
    if not queries.can_make_films():
        raise Refused(
            _("This server can't take films or voices yet: a part of it is missing (ffmpeg).")
            + " "
            + _("Put in a link to it, and tell who looks after the server.")
        )
    key = secrets.token_hex(16)
    row = Upload(group_id=group_id, key=key, kind=Kind.FILM, state=State.WAITING, size=size, kept_on=day)
    return _kept(row, queries.came_of(key), lambda out: shutil.copyfileobj(came, out, MEGABYTE))


def _kept(row: Upload, place: Path, write: Callable[[BinaryIO], object]) -> Upload:
    put(place, write)
    try:
        row.save(force_insert=True)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    return row


def take_away(*, upload: Upload) -> None:
    """Takes a file away for good: nobody gets it from this moment on. Twice is fine."""
    Upload.objects.filter(id=upload.id).delete()
    transaction.on_commit(lambda: remove(upload.key))


def sweep(*, now: datetime) -> int:
    """Deletes files that a power cut left behind: kept without a row, or still there after their row went."""
    left = list(queries.lying_about(now - _LEFT_ALONE))
    for place in left:
        place.unlink(missing_ok=True)
    return len(left)


def remove(key: str) -> None:
    """All that lies under this key."""
    for place in (queries.path_of(key), queries.came_of(key)):
        with suppress(OSError):  # what can't be removed now is swept
            place.unlink(missing_ok=True)


def put(place: Path, write: Callable[[BinaryIO], object]) -> None:
    """All of it or nothing, also through a power cut; readable for the server alone."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = place.with_name(f"{place.name}.half")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        settle(half, place)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def settle(half: Path, place: Path) -> None:
    """Gives a file that is whole its name, for good."""
    half.replace(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _too_large(most: int) -> str:
    room = _("This file is too large. There is room for %(most)d MB.") % {"most": most // MEGABYTE}
    return room + " " + _("Make it smaller or shorter, or put in a link to it.")
