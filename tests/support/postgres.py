"""A PostgreSQL server of the tests' own: started under a user who is not root, gone when the tests are."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psycopg

SETTINGS = {
    "fsync": "on",  # as in real use: the tests of sudden death mean it
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "timezone": "UTC",
    "log_min_messages": "fatal",
}


class Postgres:
    """Starts when made. `url(name)` is a database's address, `create` makes one, `stop` ends it all."""

    def __init__(self) -> None:
        self.programs = _programs()
        # Directly under the temporary folder: initdb's user must be able to enter every folder above, and the path of
        # a socket may not be long.
        self.folder = Path(tempfile.mkdtemp(prefix="egpg"))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        atexit.register(self.stop)
        if os.geteuid() == 0:
            shutil.chown(self.folder, _user())
        self._run(
            ["initdb", "-D", self._data, "-U", "evenground", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        )
        self.start()
        self.create("evenground")

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def start(self) -> None:
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = ["postgres", "-D", self._data, "-p", str(self.port), "-k", str(self.folder), *options]
        self.process = subprocess.Popen(
            self._as_user(command, with_us=True), stdout=subprocess.DEVNULL, cwd=self.folder
        )
        self._wait()

    def url(self, name: str) -> str:
        return f"postgresql://evenground@127.0.0.1:{self.port}/{quote(name)}"

    def create(self, name: str, template: str = "template1") -> str:
        """A new database, perhaps a copy of another that nobody is connected to. Its address."""
        create(self.url("postgres"), name, template)
        return self.url(name)

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(2)  # "fast": ends its connections
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(15)
            self.process = None
        shutil.rmtree(self.folder, ignore_errors=True)

    def _as_user(self, command: list[str], *, with_us: bool = False) -> list[str]:
        """As the user postgres (or nobody) where we are root; with_us: it ends when this process does."""
        found = [str(self.programs / command[0]), *command[1:]]
        life = ["--pdeathsig", "INT"] if with_us else []
        if os.geteuid() == 0:
            name = _user()
            group = str(pwd.getpwnam(name).pw_gid)
            return ["setpriv", f"--reuid={name}", f"--regid={group}", "--clear-groups", *life, *found]
        return ["setpriv", *life, *found] if life else found

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(self._as_user(command), capture_output=True, text=True, cwd=self.folder, check=False)
        if done.returncode:
            raise RuntimeError(f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}")

    def _wait(self) -> None:
        for _ in range(300):
            with suppress(psycopg.OperationalError), psycopg.connect(self.url("postgres"), connect_timeout=2):
                return
            assert self.process is not None
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL did not start")


def create(server_url: str, name: str, template: str = "template1") -> None:
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())


def _user() -> str:
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise RuntimeError("no user to run PostgreSQL as: neither postgres nor nobody")


def _programs() -> Path:
    """The folder of initdb and postgres: on the path, or where Debian keeps the newest version."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not versions:
        raise RuntimeError("PostgreSQL is not installed. `make test` installs it; or:  sudo apt-get install postgresql")
    return versions[-1].parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
