"""Checking a record file: does it fit in itself, and with the check word that somebody holds?"""

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evenground.record.domain.canonical import canonical
from evenground.record.domain.chain import FORMAT, genesis, sha256
from evenground.record.domain.checkword import check_word

FIELDS = {
    "seq": int,
    "at": str,
    "kind": str,
    "actor": str,
    "subject": str,
    "facts": dict,
    "digests": list,
    "prev": str,
    "hash": str,
}
HEADER = {"format": str, "group": str, "from": int, "to": int, "head": str}
_HASH = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class UnreadableError(Exception):
    """The file is no record at all: `str(error)` says why."""


class _TwiceError(ValueError):
    """A field stands twice: two readers could read two different things."""


@dataclass
class Report:
    """What was found: `wrong` is empty when all fits, and holds "entry N: why" otherwise."""

    group: str = ""
    first: int = 1
    last: int = 0
    head: str = ""
    wrong: list[str] = field(default_factory=list)

    @property
    def fits(self) -> bool:
        return not self.wrong

    @property
    def check_word(self) -> str:
        """The check word of the last entry; "" in a record without entries."""
        return check_word(self.head) if self.last else ""

    def add(self, seq: int, why: str) -> None:
        self.wrong.append(f"entry {seq}: {why}")


def verify(lines: Iterable[str], *, expect: tuple[int, str] | None = None) -> Report:
    """Checks a record file: a header line, then an entry a line. Raises UnreadableError for what is no record.

    `expect` is the number of an entry and the check word that somebody holds for it. A file that begins after entry 1
    fits only with such a witness: nothing in the file itself could show that its beginning was not made up.
    """
    reader = iter(lines)
    header = _header(next(reader, ""))
    report = Report(header["group"], header["from"], header["from"] - 1, header["head"])
    prev = genesis(header["group"]) if report.first == 1 else ""
    found: dict[int, str] = {}  # the hashes at the place that `expect` names
    for number, line in enumerate(reader, start=2):
        if not line.strip():
            continue
        seq, kept, stands_on = _take(report, _value(line, number), prev)
        if report.last < report.first:
            found[seq - 1] = stands_on  # a witness may be held for what the first entry here stands on
        found[seq] = kept
        if expect:
            found = {at: digest for at, digest in found.items() if at == expect[0]}
        report.last, prev = seq, kept
    _end(report, header, prev)
    _witness(report, expect, found if expect else {})
    return report


def _take(report: Report, entry: Any, prev: str) -> tuple[int, str, str]:
    """Looks at one entry after `prev` ("" where that is not known). Gives its number, hash and prev."""
    seq = report.last + 1
    if isinstance(entry, _TwiceError) or (why := _shape(entry, FIELDS)):
        report.add(seq, f"names {entry} twice" if isinstance(entry, _TwiceError) else why)
        return seq, "", ""
    whole, why = _own_hash(entry)
    if not whole:
        report.add(seq, why)
    if entry["seq"] != seq:
        if entry["seq"] > seq:
            report.add(seq, f"is not here: after entry {seq - 1} comes one that calls itself {entry['seq']}")
        else:
            report.add(entry["seq"], f"stands after entry {seq - 1}")
        seq = entry["seq"] if whole else seq
    elif prev and entry["prev"] != prev:
        report.add(seq, "does not follow the entry before it")
    return seq, entry["hash"], entry["prev"]


def _own_hash(entry: dict[str, Any]) -> tuple[bool, str]:
    try:
        body = canonical({key: value for key, value in entry.items() if key != "hash"})
    except ValueError as error:
        return False, f"holds something that no entry can hold ({error})"
    return sha256(body) == entry["hash"], "was changed after it was written"


def _end(report: Report, header: dict[str, Any], prev: str) -> None:
    if report.last != header["to"]:
        report.add(report.last, f"the record ends here, but says that it ends with entry {header['to']}")
    elif prev and prev != header["head"]:
        report.add(report.last, "its hash is not the head that the record names")
    report.head = prev or header["head"]


def _witness(report: Report, expect: tuple[int, str] | None, found: dict[int, str]) -> None:
    if expect is None:
        if report.first > 1:
            report.add(report.first, "the file begins here. To check it, give a check word with --expect")
        return
    seq, word = expect
    digest = found.get(seq, "")
    if not digest:
        report.add(seq, "is not in this record")
    elif check_word(digest) != word:
        report.add(seq, f"has the check word {check_word(digest)}, not {word}")


def _header(line: str) -> dict[str, Any]:
    header = _value(line, 1)
    if isinstance(header, _TwiceError) or _shape(header, HEADER):
        raise UnreadableError("its first line is not the first line of a record")
    if header["format"] != FORMAT:
        raise UnreadableError(f"it is not a record of the form {FORMAT}")
    try:
        well = str(uuid.UUID(header["group"])) == header["group"]
    except ValueError:
        well = False
    if not well or header["from"] < 1 or header["to"] < header["from"] - 1 or not _HASH.fullmatch(header["head"]):
        raise UnreadableError("its first line says something that can't be")
    return header  # type: ignore[no-any-return]  # a dict, as _shape has seen


def _value(line: str, number: int) -> Any:
    """The JSON value of a line, or a _TwiceError. Raises UnreadableError for what is not JSON."""
    try:
        return json.loads(line, object_pairs_hook=_once, parse_constant=_no_constant)
    except _TwiceError as twice:
        return twice
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"line {number} can't be read") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _TwiceError(key)
        made[key] = value
    return made


def _no_constant(text: str) -> Any:
    raise ValueError(text)


def _shape(value: Any, fields: dict[str, type]) -> str:
    """Why this has not the fields of an entry or a header; "" if it has."""
    if not isinstance(value, dict):
        return "is no entry"
    if strange := sorted(set(value) ^ set(fields)):
        word = "lacks" if strange[0] in fields else "has a strange field"
        return f"{word} {strange[0]!r}"
    # `type() is`: true would pass for the number 1.
    wrong = [name for name, kind in fields.items() if type(value[name]) is not kind] or _malformed(value)
    return f"{wrong[0]!r} can't be read" if wrong else ""


def _malformed(value: dict[str, Any]) -> list[str]:
    hashes: list[str] = [name for name in ("prev", "hash", "head") if not _HASH.fullmatch(value.get(name, "0" * 64))]
    if not all(isinstance(digest, str) for digest in value.get("digests", [])):
        hashes.append("digests")
    return hashes if "at" not in value or _is_day(value["at"]) else ["at"]


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def expected(text: str) -> tuple[int, str]:
    """A witness as it is typed, "12:lusab-babad-gutih-tugad". Raises ValueError for anything else."""
    seq, colon, word = text.strip().partition(":")
    if not colon or not seq.strip().isascii() or not seq.strip().isdecimal():
        raise ValueError(text)
    return int(seq), word.strip().lower()


def entries_text(report: Report) -> Iterator[str]:
    """What a person reads of a report, line by line."""
    if report.wrong:
        yield from report.wrong
        yield "This record does not fit."
    elif report.last < report.first:
        yield "It fits. There are no entries in it yet."
    else:
        yield f"It fits: entries {report.first} to {report.last}, each on the one before."
        yield f"The check word of entry {report.last} is {report.check_word}."
