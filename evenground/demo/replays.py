"""Real decisions beside the demo: played once by `evenground replay`, in a database of their own, and kept as a file.

They lie beside a clone, not in the package; without them the page is simply not there.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

FILES = settings.PACKAGE.parents[1] / "shared" / "data" / "decisions"


def found() -> list[Path]:
    return sorted(FILES.glob("*.json"))


def play() -> None:
    """Plays the files unless they were played since they last changed. A replay that can't be made is left out."""
    files, place = found(), _place()
    if not files or (place.exists() and place.stat().st_mtime >= max(path.stat().st_mtime for path in files)):
        return
    command = [sys.executable, "-m", "evenground", "replay", *map(str, files), "--json", "--all"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    place.write_text(done.stdout if done.returncode == 0 else "[]")


def kept() -> list[dict[str, Any]]:
    """The results, as `evenground replay --json --all` prints them."""
    place = _place()
    return list(json.loads(place.read_text())) if place.exists() else []


def _place() -> Path:
    return Path(settings.DATA) / "replays.json"
