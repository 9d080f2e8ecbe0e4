"""`evenground verify`: does a record file fit? Needs no database, so anyone can do it, on any computer."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evenground.record.domain.verifying import UnreadableError, entries_text, expected, verify

UNREADABLE = 2


class Command(BaseCommand):
    help = "Check a record file. It ends with 0 if all fits, with 1 if not, and with 2 if the file can't be read."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--expect",
            metavar="ENTRY:CHECK-WORD",
            help="an entry's number and check word, as they stand in a mail, a receipt or an earlier file",
        )

    def handle(self, *args: Any, file: Path, expect: str | None, **options: Any) -> None:
        try:
            witness = expected(expect) if expect else None
        except ValueError:
            raise CommandError(
                "--expect takes a number and a check word: 12:lusab-babad-gutih-tugad", returncode=2
            ) from None
        try:
            with file.open(encoding="utf-8", newline="\n") as lines:
                report = verify(lines, expect=witness)
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not text"
            raise CommandError(f"This file can't be read: {why}.", returncode=UNREADABLE) from error
        except UnreadableError as error:
            raise CommandError(f"This file can't be read: {error}.", returncode=UNREADABLE) from error
        for line in entries_text(report):
            self.stdout.write(line)
        if not report.fits:
            sys.exit(1)
