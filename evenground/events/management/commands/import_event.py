"""`evenground import event FILE (--group GROUP | --dry-run) [--json]`: brings in a past event held elsewhere.

Exit 0 if it is in (or could be), 1 with nothing written.
"""

import json
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils.translation import gettext as _

from evenground.events import actions, queries
from evenground.events.domain.importing import PastEvent, read
from evenground.groups.queries import group_called
from evenground.record.domain.verdict import Refused

MOST_BYTES = 5_000_000


class Command(BaseCommand):
    """Reads the whole file before anything is written, and names line and field of all that it can't read."""

    help = "Brings in a past event that was held elsewhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="the event's file")
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--group", help="the group's short code")
        where.add_argument("--dry-run", action="store_true", help="only read it, and say what is in it")
        parser.add_argument("--series", default="", help="the name of the series it belongs to")
        parser.add_argument("--json", action="store_true", help="say it for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        event, problems = _read(options["file"])
        if event is not None and not options["dry_run"]:
            problems += _bring_in(event, options["group"], options["series"])
        told = queries.told_of(event) | {"problems": problems}
        self.stdout.write(json.dumps(told, ensure_ascii=False) if options["json"] else _in_words(told))
        if problems:
            sys.exit(1)


def _read(name: str) -> tuple[PastEvent | None, list[str]]:
    try:
        raw = Path(name).read_bytes()
    except OSError as wrong:
        return None, [_("We can't open this file: %(why)s.") % {"why": wrong.strerror}]
    if len(raw) > MOST_BYTES:
        return None, [_("This file is too large. There is room for 5 MB.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None, [_("This file is not text in UTF-8.")]
    event, problems = read(text)
    return event, [queries.problem_words(*problem) for problem in problems]


def _bring_in(event: PastEvent, code: str, series: str) -> list[str]:
    try:
        group = group_called(code)
        if group is None:
            return [_("No open group has this short code: %(code)s.") % {"code": code}]
        actions.bring_in(group=group, past=event, series=series, now=datetime.now(UTC))  # noqa: TID251  the edge
    except Refused as refused:
        return [refused.reason]
    except DatabaseError:
        return [_("There is no database here yet. Start the server once, then try again.")]
    return []


def _in_words(told: dict[str, Any]) -> str:
    if told["problems"]:
        return "\n".join([*told["problems"], _("Nothing was written.")])
    counts = _("%(days)d days, %(sessions)d things, %(breaks)d of them breaks and meals.") % told
    return "\n".join([counts, *told["hints"]])
