"""Questions and supports from tables (CSV with a header), as other conversations and our own export hold them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

QUESTIONS = ("question_id", "kept")  # 0 in "kept": a moderator took it out
SUPPORTS = ("question_id", "person_id")


class Wrong(Enum):
    """What a table may have wrong."""

    EMPTY = "empty"
    COLUMN = "column"
    SHORT = "short"
    TWICE = "twice"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Problem:
    """Something wrong in a table (0: questions, 1: supports), at a line (from 1), in a column, with what stands there.
    """  # fmt: skip

    table: int
    line: int
    column: str
    what: Wrong
    value: str = ""


@dataclass
class Tables:
    """`supporters`: by each kept question. Where there are `problems`, the rest is not whole."""

    supporters: dict[str, set[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read(questions: str, supports: str) -> Tables:
    """Both tables. A support that stands twice counts once; one for a question that was taken out counts for none."""
    told, known = Tables(), set()
    for line, row in _rows(questions, 0, QUESTIONS, told.problems):
        key = row["question_id"]
        if key in known:
            told.problems.append(Problem(0, line, "question_id", Wrong.TWICE, key))
        known.add(key)
        if row["kept"].strip() != "0":
            told.supporters[key] = set()
    for line, row in _rows(supports, 1, SUPPORTS, told.problems):
        key = row["question_id"]
        if key in told.supporters:
            told.supporters[key].add(row["person_id"])
        elif key not in known:
            told.problems.append(Problem(1, line, "question_id", Wrong.UNKNOWN, key))
    return told


def _rows(
    text: str, table: int, columns: tuple[str, ...], wrong: list[Problem]
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their lines. Without the columns that are needed there are none."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        names = reader.fieldnames or []
        if not names:
            wrong.append(Problem(table, 1, "", Wrong.EMPTY))
            return
        missing = [name for name in columns if name not in names]
        wrong.extend(Problem(table, 1, name, Wrong.COLUMN) for name in missing)
        if missing:
            return
        for row in reader:
            blank = [name for name in columns if not (row[name] or "").strip()]
            if blank:
                wrong.append(Problem(table, reader.line_num, blank[0], Wrong.SHORT))
            else:
                yield reader.line_num, row
    except csv.Error as fault:
        wrong.append(Problem(table, reader.line_num + 1, "", Wrong.UNREADABLE, str(fault)))
