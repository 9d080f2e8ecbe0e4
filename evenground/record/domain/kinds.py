"""Kinds of entries: a name, the sentence members read, and which facts it carries."""

from dataclasses import dataclass

from evenground.record.domain.verdict import Words


@dataclass(frozen=True)
class Kind:
    """`sentence` may name {who}, {what} and any of the `facts`; it is translated when shown."""

    name: str
    sentence: Words
    facts: tuple[str, ...] = ()
