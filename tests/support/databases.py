"""Databases of tests: where they are, how they are emptied, and how a server of its own gets one."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from evenground.record.domain import guards
from tests.support import postgres

FOLDER = Path(os.environ["EVENGROUND_TEST_FOLDER"])
ENGINE = os.environ["EVENGROUND_TEST_ENGINE"]


PATTERN = "as_made"  # the database that all others are copies of
FILE = "evenground.sqlite3"


def use_own_test_database(worker: str) -> None:
    """A file (in memory there is no WAL, and threads would wait in another way), or a database of the worker's own."""
    test = connections.settings["default"].setdefault("TEST", {})
    test["NAME"] = str(FOLDER / f"test-{worker}.sqlite3") if ENGINE == "sqlite" else f"test_{worker}"
    connections["default"].settings_dict["TEST"]["NAME"] = test["NAME"]
    _copy_of_the_pattern(FOLDER / f"test-{worker}.sqlite3", f"test_{worker}")


@contextmanager
def _once(name: str, make: Callable[[Path], None]) -> Iterator[Path]:
    """What takes long to make is made once in a whole run, by whichever of its processes comes first."""
    with (FOLDER / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (FOLDER / name).exists():
            make(FOLDER / name)
        yield FOLDER / name


def _copy_of_the_pattern(file: Path, name: str) -> None:
    """All migrations take seconds: every database of tests is a copy of one."""
    with _once(PATTERN, _make_pattern) as pattern:
        if ENGINE == "sqlite":
            with sqlite3.connect(pattern / FILE) as source, sqlite3.connect(file) as copy:
                source.backup(copy)
        else:
            postgres.create(_on_the_server("postgres"), name, template=PATTERN)


def _make_pattern(folder: Path) -> None:
    more = {"EVENGROUND_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "evenground.config.settings"}
    folder.mkdir()
    if ENGINE == "postgres":
        postgres.create(_on_the_server("postgres"), PATTERN)
        more["DATABASE_URL"] = _on_the_server(PATTERN)
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, env={**os.environ, **more}, check=True, stdin=subprocess.DEVNULL)


def with_the_story_told(folder: Path) -> Path:
    """A data folder with the demo in it, as `evenground demo --prepare` tells it. On SQLite."""
    folder.mkdir(parents=True, exist_ok=True)
    with _once("told", _tell) as told:
        shutil.copytree(told, folder, dirs_exist_ok=True)
    return folder


def _tell(folder: Path) -> None:
    """Told over: what stands there is an older demo, of which nothing may be left."""
    folder.mkdir()
    with sqlite3.connect(folder / "demo.sqlite3") as before:
        for table in ("django_migrations", "demo_mark", "left_over"):
            before.execute(f"CREATE TABLE {table} (id INTEGER)")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("EVENGROUND_", "DATABASE_"))}
    command = [sys.executable, "-m", "evenground", "demo", "--prepare", "--fresh"]
    subprocess.run(command, env={**env, "EVENGROUND_DATA": str(folder)}, check=True, stdin=subprocess.DEVNULL)


def _on_the_server(name: str) -> str:
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def empty_with_guards_off() -> None:
    """The record refuses to be emptied; between two tests that really commit, its guards are taken off for that."""

    def teardown(case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            for statement in guards.remove(connection.vendor):
                cursor.execute(statement)
        call_command("flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=False)
        with connection.cursor() as cursor:
            for statement in guards.install(connection.vendor):
                cursor.execute(statement)

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]  # tests only


def own_database(folder: Path, name: str, *, empty: bool = False) -> dict[str, str]:
    """A new database for a server in a process of its own, or nothing yet: the environment that leads it there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not empty:
        _copy_of_the_pattern(folder / FILE, name)
    elif ENGINE == "postgres":
        postgres.create(_on_the_server("postgres"), name)
    return {} if ENGINE == "sqlite" else {"DATABASE_URL": _on_the_server(name)}


def copy_of(folder: Path, target: Path) -> None:
    """A data folder as it lies there now, the SQLite file taken as one piece."""
    target.mkdir(parents=True)
    for item in folder.iterdir():
        if item.suffix == ".sqlite3":
            with sqlite3.connect(item) as source, sqlite3.connect(target / item.name) as copy:
                source.backup(copy)
        elif item.is_dir():
            shutil.copytree(item, target / item.name)
        elif not item.name.endswith(("-wal", "-shm")):
            shutil.copy2(item, target / item.name)
