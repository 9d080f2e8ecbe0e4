"""`evenground order QUESTIONS.csv SUPPORTS.csv [--top N] [--json]`: the pure proportional order of questions.

Exit 0, or 1 where a file can't be read: each fault is named with its file, line and column.
"""

import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from evenground.questions.domain import tables
from evenground.questions.domain.proportional import Placed, order

MOST_BYTES = 100_000_000


class Command(BaseCommand):
    """Works out the order of `proportional.order` from two tables. It needs no database, and writes nothing."""

    help = "The proportional order of questions, from a table of them and one of who supports what."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("questions", help="a table with the columns question_id and kept (0: taken out)")
        parser.add_argument("supports", help="a table with the columns question_id and person_id")
        parser.add_argument("--top", type=_number, help="only so many, from the first")
        parser.add_argument("--json", action="store_true", help="say it for a program")

    def handle(self, *args: Any, **options: Any) -> None:
        names = (options["questions"], options["supports"])
        texts, problems = [], []
        for name in names:
            text, wrong = _text(name)
            texts.append(text)
            problems += [wrong] * bool(wrong)
        if not problems:
            told = tables.read(*texts)
            problems = [_words(names[one.table], one) for one in told.problems]
        if problems:
            sys.exit("\n".join(problems))
        placed = order(told.supporters, most=options["top"])
        self.stdout.write(_for_a_program(placed) if options["json"] else _for_people(placed))


def _number(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit() or int(typed) < 1:
        raise ArgumentTypeError(_("write a whole number from 1 on"))
    return int(typed)


def _text(name: str) -> tuple[str, str]:
    """The text of a file, and what is wrong with it, if anything."""
    try:
        with Path(name).open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as wrong:
        return "", _("%(file)s: we can't open this file: %(why)s.") % {"file": name, "why": wrong.strerror}
    if len(raw) > MOST_BYTES:
        return "", _("%(file)s: this file is too large. There is room for 100 MB.") % {"file": name}
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        return "", _("%(file)s, line %(line)d: this is not text in UTF-8.") % {"file": name, "line": line}


def _words(name: str, wrong: tables.Problem) -> str:
    said = {
        tables.Wrong.EMPTY: _("%(file)s: there is nothing in this file."),
        tables.Wrong.COLUMN: _("%(file)s, line 1: the column %(column)s is missing."),
        tables.Wrong.SHORT: _("%(file)s, line %(line)d, %(column)s: nothing stands here."),
        tables.Wrong.TWICE: _("%(file)s, line %(line)d, %(column)s: %(value)s stands there twice."),
        tables.Wrong.UNKNOWN: _("%(file)s, line %(line)d, %(column)s: no question is called %(value)s."),
        tables.Wrong.UNREADABLE: _("%(file)s, line %(line)d: this is no table that we can read (%(value)s)."),
    }[wrong.what]
    return said % {"file": name, "line": wrong.line, "column": wrong.column, "value": wrong.value[:80]}


def _for_a_program(placed: list[Placed]) -> str:
    rows = [
        {"question_id": one.key, "t": None if one.t is None else f"{one.t.numerator}/{one.t.denominator}"}
        for one in placed
    ]
    return json.dumps({"order": rows}, ensure_ascii=False)


def _for_people(placed: list[Placed]) -> str:
    if not placed:
        return _("No questions.")
    rows = []
    for place, one in enumerate(placed, start=1):
        t = "-" if one.t is None else f"{float(one.t):.9f}"
        rows.append(f"{place:5}  {t:>13}  {one.key}")
    return "\n".join(rows)
