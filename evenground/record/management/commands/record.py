"""`evenground record GROUP|--demo --out FILE`: writes a group's record as JSON lines."""

import os
import sys
import tempfile
import uuid
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from evenground.record.queries import lines, witness


class Command(BaseCommand):
    help = "Write a group's record to a file. GROUP is its short code."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("group", nargs="?", help="the group's short code")
        which.add_argument("--demo", action="store_true", help="the demo's own group")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, group: str | None, out: Path, **options: Any) -> None:
        group_id = _find(group)
        if group_id is None:
            sys.exit(f"There is no group with the code {group}." if group else "The demo has not been made yet.")
        _write(out, lines(group_id))
        seq, word = witness(group_id)
        print(f"{out}: {seq} entries. Entry {seq}, check word {word}." if seq else f"{out}: no entries yet.")


def _find(code: str | None) -> uuid.UUID | None:
    """The group's id. The record lies below the groups, so it asks their table by name."""
    if "groups_group" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        if code is None:
            cursor.execute("SELECT id FROM groups_group ORDER BY id LIMIT 1")
        else:
            cursor.execute("SELECT id FROM groups_group WHERE code = %s", [code.strip().upper()])
        row = cursor.fetchone()
    return uuid.UUID(str(row[0])) if row else None


def _write(out: Path, rows: Iterator[str]) -> None:
    """Whole or not at all: into a file beside it, which then takes its place."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=".record-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)
    Path(name).replace(out)
