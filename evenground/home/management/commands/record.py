"""`evenground record GROUP|--demo --out FILE`: a group's record as a file that anybody can check."""

import json
import os
import tempfile
from argparse import ArgumentParser
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from evenground.groups.models import Group
from evenground.record import queries
from evenground.record.domain.checkword import check_word


class Command(BaseCommand):
    help = "Write a group's record to a file, as JSON lines. Check it with `evenground verify FILE`."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("group", nargs="?", help="the group's short code; its page of the record says it")
        parser.add_argument("--demo", action="store_true", help="the demo's group")
        parser.add_argument("--out", required=True, type=Path, help="the file to write")

    def handle(self, *args: Any, group: str | None, demo: bool, out: Path, **options: Any) -> None:
        if bool(group) == demo:
            raise CommandError("Say which group: its short code, or --demo.")
        try:
            found = _first_group() if demo else Group.objects.filter(code=str(group).upper()).first()
        except DatabaseError as error:
            raise CommandError("There is no database here yet, so there is no record.") from error
        if found is None:
            where = "The demo has no record yet. Start it once: evenground demo"
            raise CommandError(where if demo else f"There is no group with the short code {group}.")
        try:
            seq, head = _write(out, found)
        except OSError as error:
            raise CommandError(f"{out} can't be written: {error.strerror}.") from error
        self.stdout.write(f"Written to {out}. It has this many entries: {seq}")
        if seq:
            self.stdout.write(f"entry {seq}, check word {check_word(head)}")


def _first_group() -> Group | None:
    """The demo's own group is the first that its database ever held."""
    return Group.objects.order_by("id").first()


def _write(out: Path, group: Group) -> tuple[int, str]:
    """The whole file or none of it: written beside its place, then moved there. Gives its last entry and its head."""
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            lines = queries.lines(group.id)
            first = next(lines)
            file.writelines(f"{line}\n" for line in chain([first], lines))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    header = json.loads(first)
    return header["to"], header["head"]
