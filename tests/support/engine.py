"""Loaded by pytest before anything of Django: chooses the database engine and a throw-away data folder.

EVENGROUND_TEST_ENGINE=sqlite (default) or postgres. One PostgreSQL server is started for the whole run and shared by
all its processes; each has databases of its own on it. Nothing of the clone's own ./var is touched.
"""

import atexit
import os
import secrets
import shutil
import socket
import tempfile
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.support.postgres import Postgres

HERE = {"127.0.0.1", "::1", "localhost"}
_server: Postgres | None = None
_folder: Path | None = None


def is_postgres() -> bool:
    return os.environ.get("EVENGROUND_TEST_ENGINE") == "postgres"


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


def _prepare() -> None:
    """Set the environment from which settings are read. Workers of a parallel run inherit it."""
    global _server, _folder  # noqa: PLW0603  one run, one server
    for name in ("EVENGROUND_DEMO", "EVENGROUND_SMTP", "EVENGROUND_SITE", "EVENGROUND_TRUSTED_PROXIES", "DATABASE_URL"):
        os.environ.pop(name, None)
    _folder = Path(tempfile.mkdtemp(prefix="evenground-tests-"))
    os.environ["EVENGROUND_TEST_FOLDER"] = str(_folder)
    os.environ["EVENGROUND_DATA"] = str(_folder / "data")
    os.environ["EVENGROUND_LANGUAGES"] = "en-gb,cy"
    os.environ["EVENGROUND_SECRET"] = secrets.token_urlsafe(40)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs on the thread of the tests
    atexit.register(_clear_away)
    engine = os.environ.setdefault("EVENGROUND_TEST_ENGINE", "sqlite")
    if engine == "postgres":
        _server = Postgres()
        os.environ["DATABASE_URL"] = _server.url("evenground")
    elif engine != "sqlite":
        raise pytest.UsageError("EVENGROUND_TEST_ENGINE is sqlite or postgres")


def _stay_on_this_machine() -> None:
    """Tests use no network: a connection to anywhere else is a fault at once."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and address[0] not in HERE:
            raise ConnectionRefusedError(f"a test wanted to reach {address[0]}")
        connect(self, address)

    socket.socket.connect = only_here  # type: ignore[method-assign]  # for the whole run


def pytest_report_header() -> str:
    return f"engine: {os.environ['EVENGROUND_TEST_ENGINE']}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In a run of both engines, some tests run on one of them: which, hangs on their name alone.

    These are walks over pages (`shared`), and what knows no database: rules in `domain`, and the house's own.

    ADR 0008 says why. A run that names its tests, or one engine, runs all of them.
    """
    if os.environ.get("EVENGROUND_SHARE"):
        here = int(is_postgres())
        other = [item for item in items if _once_is_enough(item) and crc32(item.nodeid.encode()) % 2 != here]
        config.hook.pytest_deselected(items=other)
        left_out = set(other)
        items[:] = [item for item in items if item not in left_out]
    items[:] = _long_ones_early(items, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def _long_ones_early(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """Each process of a parallel run begins with its share of what takes long: begun last, it would keep all waiting.

    The processes take equal parts of the list, one behind the other. The rest keeps its random order.
    """
    long = [item for item in items if item.get_closest_marker("long")]
    rest = iter([item for item in items if not item.get_closest_marker("long")])
    size = -(-len(items) // processes)
    parts = [long[at::processes] for at in range(processes)]
    return [item for part in parts for item in (*part, *islice(rest, max(0, size - len(part))))] + list(rest)


def _once_is_enough(item: pytest.Item) -> bool:
    return item.get_closest_marker("shared") is not None or not {"domain", "house"}.isdisjoint(item.path.parts)


def pytest_unconfigure() -> None:
    _clear_away()


def _clear_away() -> None:
    if _server is not None:
        _server.stop()
    if _folder is not None:
        shutil.rmtree(_folder, ignore_errors=True)


_stay_on_this_machine()
if not _is_worker():
    _prepare()
