"""`evenground replay FILE... [--json]`: plays decisions held elsewhere through our rule, in a throw-away database."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from evenground.decisions.domain.replays import Case, UnreadableError, read
from evenground.decisions.management.player import play


class Command(BaseCommand):
    help = "Play decision files through our own rule. Uses a throw-away database; yours is not touched."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="print a list of results as JSON")
        parser.add_argument("--all", action="store_true", help="with --json: title, ending there and entry too")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        cases = [_read(Path(name)) for name in files]
        call_command("migrate", verbosity=0, interactive=False)
        results = [play(case) for case in cases]
        if options["json"]:
            shown = results if options["all"] else [_plain(result) for result in results]
            print(json.dumps(shown, indent=1, ensure_ascii=False))
            return
        for case, result in zip(cases, results, strict=True):
            print(_sentence(case, result))


def _read(path: Path) -> Case:
    try:
        return read(json.loads(path.read_text()))
    except (OSError, ValueError) as error:
        why = error if isinstance(error, UnreadableError) else f"can't be read ({error})"
        sys.exit(f"{path}: {why}. Nothing was played.")


def _plain(result: dict[str, Any]) -> dict[str, Any]:
    """The fields that whoever reads the JSON asked for."""
    return {name: value for name, value in result.items() if name not in {"entry", "title", "there"}}


def _sentence(case: Case, result: dict[str, Any]) -> str:
    same = "as there" if result["reason"] is None else f"there it was {case.outcome}: {result['reason']}"
    views = len(result["differing_views"])
    return f"{case.id}: {result['outcome']} ({same}; differing views kept: {views}; entry {result['entry']})"
