"""Canonical JSON: one text for one value, so that a hash means something.

Values are text, whole numbers, true, false, null, lists, and objects with ASCII keys.
Within these, sorted compact `json.dumps` is RFC 8785 (JSON Canonicalization Scheme).
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"

_SAFE_INT = 2**53 - 1  # what every JSON reader keeps exactly (RFC 8785, section 3.2.2.3)
_DEEP = 20  # an entry is flat; this keeps a made-up file from going on without end


def canonical(value: Value) -> str:
    """The one text of `value`. Raises ValueError for anything outside the allowed values."""
    _check(value, 0)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _check(value: object, depth: int) -> None:
    if depth > _DEEP:
        raise ValueError("lists within lists without end")
    if isinstance(value, int):
        if abs(value) > _SAFE_INT:
            raise ValueError("a whole number too large for a record")
    elif isinstance(value, str):
        value.encode()  # a lone surrogate has no UTF-8 and so no hash: UnicodeEncodeError is a ValueError
    elif isinstance(value, dict):
        if not all(isinstance(key, str) and key.isascii() for key in value):
            raise ValueError("a record's keys are ASCII text")
        _check(list(value.values()), depth)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner, depth + 1)
    elif value is not None:
        raise ValueError(f"a record can't hold a {type(value).__name__}")
