"""Where files lie. Whoever asks has shown that the person may see them: no page serves this folder by itself."""

import shutil
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from evenground.files.domain.uploads import place_of
from evenground.files.models import State, Upload

CAME = ".came"  # behind the name of what came, until it is made anew


def folder() -> Path:
    """The folder of all files."""
    return Path(settings.DATA) / "files"


def path_of(key: str) -> Path:
    """Where the file with this key lies."""
    return folder().joinpath(*place_of(key))


def came_of(key: str) -> Path:
    """Where a film lies as it came, until it is made ready."""
    place = path_of(key)
    return place.with_name(f"{place.name}{CAME}")


def upload_of(group_id: uuid.UUID, upload_id: uuid.UUID) -> Upload | None:
    """A file of this group. None for another group's, the same as for none."""
    return Upload.objects.filter(group_id=group_id, id=upload_id).first()


def ready_file(upload: Upload) -> Path | None:
    """The file, if it can be shown now; None once it was taken back, and while it is being made ready."""
    if not Upload.objects.filter(id=upload.id, state=State.READY).exists():
        return None
    place = path_of(upload.key)
    return place if place.exists() else None


def waiting() -> list[Upload]:
    """Films and voices to be made ready, in the order of their days."""
    return list(Upload.objects.filter(state=State.WAITING).order_by("kept_on", "id"))


def can_make_films() -> bool:
    """Whether ffmpeg is on this server."""
    return shutil.which("ffmpeg") is not None and shutil.which("ffprobe") is not None


def lying_about(before: datetime) -> Iterator[Path]:
    """Files that no row knows, last changed before this moment: left by a power cut between the two."""
    old = [path for path in folder().glob("*/*") if _changed(path) < before.timestamp()]
    rows = Upload.objects.filter(key__in={path.name.split(".")[0] for path in old})
    known = {name for row in rows for name in _names(row)}
    yield from (path for path in old if path.name not in known)


def _names(row: Upload) -> tuple[str, ...]:
    return (row.key, f"{row.key}{CAME}") if row.state == State.WAITING else (row.key,)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # taken back just now
        return float("inf")
