"""Reads the tables of worked examples in examples/: Markdown that people can read without knowing the program."""

import re
from collections.abc import Iterator
from pathlib import Path

from evenground.decisions.domain.answers import Answer, Part
from evenground.decisions.domain.quorum import Decider

EXAMPLES = Path(__file__).parent / "examples"
ANSWERS = {
    "yes": Answer.HAPPY,
    "differs": Answer.GO_AHEAD_DIFFERENT_VIEW,
    "not yet": Answer.OBJECT,
    "asks": Answer.MORE_TIME_OR_FACTS,
    "leaves it": Answer.STAND_ASIDE,
    "silent": None,
}
SAYS = {
    **{words: (answer, 0) for words, answer in ANSWERS.items()},
    "not yet": (Answer.OBJECT, 1),
    "not yet twice": (Answer.OBJECT, 2),
    "took back": (Answer.OBJECT, 0),
    "silent, older objection": (None, 1),
    "yes, carries one": (Answer.HAPPY, 1),
}
PARTS = {"lived": Part.LIVED, "job": Part.STAFF, "both": Part.BOTH}
PERSON = re.compile(r"(?P<name>\w+) (?:\((?P<notes>[a-z, ]+)\) )?(?P<says>.+)")


def examples(file: str, *columns: str) -> list[dict[str, str]]:
    """All rows of the tables in a file that have exactly these columns, each with the line it stands on."""
    rows = [row for row in _rows(file) if tuple(row)[1:] == columns]
    assert rows, f"{file} has no table with the columns {columns}"
    return rows


def row_id(row: dict[str, str]) -> str:
    return row["line"]


def people(text: str) -> tuple[Decider, ...]:
    """ "Ann (lived) yes; Ben silent" as deciders."""
    return tuple(_person(one.strip()) for one in text.split(";"))


def _person(text: str) -> Decider:
    found = PERSON.fullmatch(text)
    assert found, f"can't read {text!r}"
    notes = set((found["notes"] or "").split(", ")) - {""}
    parts = [PARTS[note] for note in notes - {"paused"}]
    answer, staying = SAYS[found["says"]]
    return Decider(found["name"], parts[0] if parts else Part.UNSAID, "paused" in notes, answer, staying)


def _rows(file: str) -> Iterator[dict[str, str]]:
    columns: list[str] = []
    for number, line in enumerate((EXAMPLES / file).read_text(encoding="utf-8").splitlines(), start=1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            columns = []
        elif not columns:
            columns = cells
        elif set("".join(cells)) != {"-"}:
            assert len(cells) == len(columns), f"{file}, line {number}: {len(cells)} cells"
            yield {"line": f"{file}:{number}", **dict(zip(columns, cells, strict=True))}
