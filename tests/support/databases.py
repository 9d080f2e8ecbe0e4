"""Databases of tests: where they are, how they are emptied, and how a server of its own gets one."""

import os
import shutil
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from evenground.record.domain import guards
from tests.support import postgres

FOLDER = Path(os.environ["EVENGROUND_TEST_FOLDER"])
ENGINE = os.environ["EVENGROUND_TEST_ENGINE"]


def use_own_test_database(worker: str) -> None:
    """A file (in memory there is no WAL, and threads would wait in another way), or a database of the worker's own."""
    test = connections.settings["default"].setdefault("TEST", {})
    test["NAME"] = str(FOLDER / f"test-{worker}.sqlite3") if ENGINE == "sqlite" else f"test_{worker}"
    connections["default"].settings_dict["TEST"]["NAME"] = test["NAME"]


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


def own_database(folder: Path, name: str) -> dict[str, str]:
    """A new empty database for a server in a process of its own: the environment that leads it there."""
    folder.mkdir(parents=True, exist_ok=True)
    if ENGINE == "sqlite":
        return {}
    base = os.environ["DATABASE_URL"]
    server = urlsplit(base)._replace(path="/postgres").geturl()
    postgres.create(server, name)
    return {"DATABASE_URL": urlsplit(base)._replace(path=f"/{name}").geturl()}


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
