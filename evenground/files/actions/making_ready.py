"""Films and voices made anew with ffmpeg, so that old phones play them and nothing hidden comes along."""

import fcntl
import json
import os
import secrets
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from evenground.files import queries
from evenground.files.actions.keeping import remove, settle
from evenground.files.domain.uploads import percent_of
from evenground.files.models import Kind, State, Upload

_LONGEST = 45 * 60  # seconds of work for one film; after that it counts as one we can't read
_LOOK_SECONDS = 60
_STEP = 5  # percent between two looks at whether it was taken back
# Nothing is fetched or opened beside the file itself: a playlist in a film's clothes could name other files.
_ONLY_THIS = ("-protocol_whitelist", "file,pipe")
_BARE = (
    "-map_metadata",
    "-1",
    "-map_chapters",
    "-1",
    "-sn",
    "-dn",
    "-bitexact",
    "-movflags",
    "+faststart",
    "-f",
    "mp4",
)
_SOUND = ("-c:a", "aac", "-b:a", "128k", "-ac", "2")
_SMALLER = "scale='trunc(iw*min(1,720/min(iw,ih))/2)*2':'trunc(ih*min(1,720/min(iw,ih))/2)*2'"
_FILM = (
    "-map", "0:V:0", "-map", "0:a:0?", "-vf", f"{_SMALLER},format=yuv420p", "-c:v", "libx264", "-preset", "veryfast",
    "-crf", "24", "-profile:v", "main", "-fpsmax", "30", *_SOUND,
)  # fmt: skip
_VOICE = ("-map", "0:a:0", *_SOUND)


class _TakenBackError(Exception):
    """Whoever brought it took it back meanwhile."""


def make_ready(*, upload: Upload) -> None:
    """Makes a film or voice ready, or says that it can't be read. Done twice, or by two at once, it does no harm."""
    try:
        with queries.came_of(upload.key).open("rb") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _make_ready(upload)
    except BlockingIOError:
        return  # another worker is at it
    except FileNotFoundError:
        _give_up(upload)


def _make_ready(upload: Upload) -> None:
    came, place = queries.came_of(upload.key), queries.path_of(upload.key)
    half = place.with_name(
        f"{place.name}.{secrets.token_hex(4)}.half"
    )  # of this try alone: an earlier one may still write
    try:
        kind, seconds = _look(came)
        _convert(upload, came, half, kind, seconds)
        settle(half, place)
        size, media = place.stat().st_size, "video/mp4" if kind == Kind.FILM else "audio/mp4"
        _save(upload, state=State.READY, kind=kind, percent=100, size=size, media_type=media)
        came.unlink(missing_ok=True)
    except _TakenBackError:
        half.unlink(missing_ok=True)
        remove(upload.key)
    except (ValueError, subprocess.SubprocessError):
        half.unlink(missing_ok=True)
        _give_up(upload)


def _give_up(upload: Upload) -> None:
    waiting = Upload.objects.filter(id=upload.id, state=State.WAITING)
    if waiting.update(state=State.UNREADABLE, percent=0):
        remove(upload.key)


def _look(came: Path) -> tuple[Kind, float]:
    """What is in it, and how long it is. Raises ValueError for what is neither film nor voice."""
    asked = ["ffprobe", "-v", "error", *_ONLY_THIS, "-show_streams", "-show_format", "-of", "json", str(came)]
    done = subprocess.run(asked, capture_output=True, timeout=_LOOK_SECONDS, check=True)  # noqa: S603  fixed words and a path of ours
    found = json.loads(done.stdout)
    streams = found.get("streams", [])
    covers = [one for one in streams if one.get("disposition", {}).get("attached_pic")]
    kinds = {one.get("codec_type") for one in streams if one not in covers}
    seconds = float(found.get("format", {}).get("duration") or 0)
    if "video" in kinds:
        return Kind.FILM, seconds
    if "audio" in kinds:
        return Kind.VOICE, seconds
    raise ValueError("neither film nor voice")


def _convert(upload: Upload, came: Path, half: Path, kind: Kind, seconds: float) -> None:
    how: Sequence[str] = _FILM if kind == Kind.FILM else _VOICE
    words = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-t", str(_LONGEST), *_ONLY_THIS, "-i", str(came), *how, *_BARE]
    half.touch(mode=0o600)
    last = -_STEP
    told = ["-progress", "pipe:1", "-stats_period", "1", str(half)]
    with subprocess.Popen(  # noqa: S603  fixed words and paths of ours
        ["timeout", str(_LONGEST), *words, *told],  # noqa: S607  by its name, as Debian has it
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=_step_aside,  # noqa: PLW1509  it only calls nice
    ) as running:  # fmt: skip
        try:
            for done in _seconds_done(running):
                percent = percent_of(done, seconds)
                if percent >= last + _STEP:
                    _save(upload, percent=percent)
                    last = percent
        except BaseException:
            running.terminate()
            raise
    if running.returncode != 0 or not half.stat().st_size:
        raise ValueError("ffmpeg could not read it")


def _seconds_done(running: subprocess.Popen[str]) -> Iterator[float]:
    assert running.stdout is not None
    for line in running.stdout:
        name, _equals, value = line.strip().partition("=")
        if name == "out_time_us" and value.isdigit():
            yield int(value) / 1_000_000


def _save(upload: Upload, **values: object) -> None:
    if not Upload.objects.filter(id=upload.id).update(**values):
        raise _TakenBackError


def _step_aside() -> None:
    """Pages come first."""
    os.nice(10)
