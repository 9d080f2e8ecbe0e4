"""The chain: each entry's hash covers the entry and the hash before it. How a file of it is checked: `verifying`."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from evenground.record.domain.canonical import Value, canonical

FORMAT = "evenground-record-1"


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
        """All fields but the hash itself, as they stand in a file."""
        return {
            "seq": self.seq,
            "at": self.at,
            "kind": self.kind,
            "actor": self.actor,
            "subject": self.subject,
            "facts": dict(self.facts),
            "digests": list(self.digests),
            "prev": self.prev,
        }


def sha256(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def genesis(group: str) -> str:
    """What the first entry of a group's chain stands on."""
    return sha256(canonical({"format": FORMAT, "group": group}))


def words_digest(words: str, salt: bytes) -> str:
    """The digest of somebody's words, SHA-256 (hex) over a 16-byte salt and the words.

    With words and salt erased, the digest says nothing. Raises ValueError for a salt of another length.
    """
    if len(salt) != 16:
        raise ValueError("a salt has 16 bytes")
    return hashlib.sha256(salt + words.encode()).hexdigest()
