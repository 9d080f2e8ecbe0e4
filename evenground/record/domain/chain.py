"""The chain: each entry's hash covers the entry and the hash before it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evenground.record.domain.canonical import Value, canonical
from evenground.record.domain.checkword import check_word

FORMAT = "evenground-record-1"
FIELDS = ("seq", "at", "kind", "actor", "subject", "facts", "digests", "prev", "hash")
HEADER = ("format", "group", "from", "to", "head")


class UnreadableError(Exception):
    """The file is no record at all: `str(error)` says why."""


@dataclass(frozen=True)
class Link:
    """One entry. `at` is a day (ISO), `facts` and `digests` are values as in `canonical`."""

    seq: int
    at: str
    kind: str
    actor: str
    subject: str
    facts: Mapping[str, Value]
    digests: tuple[str, ...]
    prev: str

    def hash(self) -> str:
        """SHA-256 (hex) over the canonical text of all fields."""
        return sha256(canonical(self.body()))

    def body(self) -> dict[str, Value]:
        return {
            "seq": self.seq,
            "at": self.at,
            "kind": self.kind,
            "actor": self.actor,
            "subject": self.subject,
            "facts": self.facts,
            "digests": list(self.digests),
            "prev": self.prev,
        }


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def genesis(group: str) -> str:
    """What the first entry of a group's chain stands on."""
    return sha256(canonical({"format": FORMAT, "group": group}))


def words_digest(words: str, salt: bytes) -> str:
    """The digest of somebody's words, SHA-256 (hex) over a 16-byte salt and the words.

    With words and salt erased, the digest says nothing.
    """
    if len(salt) != 16:
        raise ValueError("a salt has 16 bytes")
    return hashlib.sha256(salt + words.encode()).hexdigest()


def verify(lines: Iterable[str], *, expect: tuple[int, str] | None = None) -> list[str]:
    """What does not fit in a record file, as "entry N: why"; an empty list when all fits.

    `lines` is the file, a header and then an entry a line; `expect` is a place in it and the check word
    that somebody holds for it. Raises UnreadableError for what is no record.
    """
    reader = iter(lines)
    header = _header(next(reader, ""))
    wrong: list[str] = []
    prev = genesis(header["group"]) if header["from"] == 1 else None
    seq, found = header["from"] - 1, None
    for entry in _entries(reader):
        seq += 1
        wrong += [f"entry {seq}: {why}" for why in _misfits(entry, seq, prev)]
        prev = entry["hash"]
        if expect and seq == expect[0]:
            found = check_word(prev)
    if seq != header["to"]:
        wrong.append(f"entry {seq}: the record ends here, but says it goes on to {header['to']}")
    elif seq >= header["from"] and prev != header["head"]:
        wrong.append(f"entry {seq}: its hash is not the head that the record names")
    if expect and found != expect[1]:
        why = "is not in this record" if found is None else f"has the check word {found}, not {expect[1]}"
        wrong.append(f"entry {expect[0]}: {why}")
    return wrong


def _header(line: str) -> dict:  # type: ignore[type-arg]  # checked field by field right here
    header = _object(line, HEADER)
    if header["format"] != FORMAT:
        raise UnreadableError(f"this is not a record of the form {FORMAT}")
    numbers = header["from"], header["to"]
    if not all(isinstance(number, int) for number in numbers) or not isinstance(header["group"], str):
        raise UnreadableError("the first line can't be read")
    return header


def _entries(lines: Iterator[str]) -> Iterator[dict]:  # type: ignore[type-arg]
    for line in lines:
        if line.strip():
            yield _object(line, FIELDS)


def _object(line: str, fields: tuple[str, ...]) -> dict:  # type: ignore[type-arg]
    try:
        value = json.loads(line, parse_float=_no_floats)
    except ValueError as error:
        raise UnreadableError(f"a line is not JSON: {error}") from error
    if not isinstance(value, dict) or set(value) != set(fields):
        raise UnreadableError(f"a line does not have exactly the fields {', '.join(fields)}")
    return value


def _no_floats(text: str) -> int:
    raise ValueError(f"{text} is not a whole number")


def _misfits(entry: dict, seq: int, prev: str | None) -> Iterator[str]:  # type: ignore[type-arg]
    if entry["seq"] != seq:
        yield f"stands where entry {seq} should be, but calls itself {entry['seq']}"
    if prev is not None and entry["prev"] != prev:
        yield "does not follow the entry before it"
    try:
        body = canonical({key: value for key, value in entry.items() if key != "hash"})
    except ValueError as error:
        yield f"holds something that no entry can hold ({error})"
        return
    if sha256(body) != entry["hash"]:
        yield "was changed after it was written"
