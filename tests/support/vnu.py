"""The HTML checker of the Nu project, on pages as they were sent."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

JAR = "vnu-26.9.27.jar"


def jar() -> Path:
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "evenground"
    found = Path(os.environ.get("EVENGROUND_CACHE") or default) / JAR
    if not found.exists():
        raise RuntimeError(f"{found} is not there. `make test` fetches it; or:  tools/test-parts")
    return found


def check_html(pages: Mapping[str, str]) -> None:
    """Each of these pages (its name: its HTML) is free of errors. One run of the checker for all of them."""
    java = shutil.which("java")
    if java is None:
        raise RuntimeError(
            "Java is not installed. `make test` installs it; or:  sudo apt-get install default-jre-headless"
        )
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            path = Path(folder) / f"{number}.html"
            path.write_text(html, encoding="utf-8")
            names[path.name] = name
        command = [java, "-Xss2m", "-jar", str(jar()), "--errors-only", "--format", "json", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(done.stderr)["messages"]
    told = [
        f"{names[Path(m['url']).name]} line {m.get('lastLine')}: {m['message']}  {m.get('extract', '')}" for m in found
    ]
    assert not told, "\n".join(told)
