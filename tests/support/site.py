"""The real program, serving in a process of its own with data of its own."""

import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import httpx

from tests.support import databases
from tests.support.mailbox import Mailbox
from tests.support.postgres import free_port
from tests.support.processes import Served


class Site:
    """`url`, `client()` (httpx), `mailbox`, `kill()` and `start()` again, `command("record", ...)`, `python(code)`."""

    def __init__(self, folder: Path, mailbox: Mailbox, *, command: str = "serve", **environment: str) -> None:
        self.folder = folder
        self.mailbox = mailbox
        self.words = [command]
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.environment = {
            **databases.own_database(folder, f"site_{uuid.uuid4().hex[:12]}", empty=command == "demo"),
            "EVENGROUND_DATA": str(folder),
            "EVENGROUND_SITE": self.url,
            "EVENGROUND_SMTP": mailbox.url,
            "EVENGROUND_LANGUAGES": "en-gb,cy,ar",
            "EVENGROUND_KEEPER": "Robin Field, keeper of the server",
            "PORT": str(self.port),
            **environment,
        }
        self.served: Served | None = None

    def start(self) -> None:
        self.served = Served(["-m", "evenground", *self.words], self.environment)

    @property
    def process(self) -> Served:
        assert self.served is not None, "this site is not started"
        return self.served

    def client(self, **options: Any) -> httpx.Client:
        return self.process.client(**options)

    def kill(self) -> None:
        self.process.kill()

    def stop(self) -> None:
        if self.served is not None and self.served.process.poll() is None:
            self.served.stop()

    def command(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """`evenground WORDS` with this site's data."""
        return self._run(["-m", "evenground", *words], check=check)

    def python(self, code: str) -> str:
        """Run lines of Python with Django set up and this site's data; what they print."""
        start = "import os; os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'evenground.config.settings')\n"
        return self._run(["-c", f"{start}import django; django.setup()\n{code}"], check=True).stdout

    def _run(self, words: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *words],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0 or not check, f"{words[:3]} ended with {done.returncode}:\n{done.stderr}"
        return done
