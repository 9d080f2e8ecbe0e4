"""`evenground verify FILE [--expect ENTRY:CHECK-WORD]`: checks a record file. Needs no database."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from evenground.record.domain.chain import UnreadableError, verify
from evenground.record.domain.checkword import check_word


class Command(BaseCommand):
    help = "Check that a record file fits. Exits with 0 if it does, 1 if not, 2 if it can't be read."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--expect", type=_expected, metavar="ENTRY:CHECK-WORD", help="what you hold for an entry")

    def handle(self, *args: Any, file: Path, expect: tuple[int, str] | None, **options: Any) -> None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
            wrong = verify(lines, expect=expect)
        except (OSError, UnicodeDecodeError) as error:
            _unreadable(file, f"it can't be opened ({type(error).__name__})")
        except UnreadableError as error:
            _unreadable(file, str(error))
        for line in wrong:
            print(line)
        if wrong:
            sys.exit(1)
        print(_fits(lines))


def _fits(lines: list[str]) -> str:
    import json  # noqa: PLC0415  only for the friendly line

    head = json.loads(lines[0])
    if not head["to"]:
        return "It fits. The record is empty."
    return f"It fits: entries {head['from']} to {head['to']}. Entry {head['to']}, check word {check_word(head['head'])}."


def _unreadable(file: Path, why: str) -> None:
    print(f"{file}: {why}", file=sys.stderr)
    sys.exit(2)


def _expected(text: str) -> tuple[int, str]:
    seq, _, word = text.partition(":")
    if not (seq.isdigit() and word):
        raise ArgumentTypeError("it looks like 12:lusab-babad-gutih-tugad")
    return int(seq), word.strip().lower()
