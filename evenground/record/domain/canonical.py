"""Canonical JSON: one text for one value, so that a hash means something.

Values are text, whole numbers, true, false, null, lists, and objects with ASCII keys.
Within these, sorted compact `json.dumps` is RFC 8785 (JSON Canonicalization Scheme).
"""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"

_SAFE_INT = 2**53 - 1  # what every JSON reader keeps exactly (RFC 8785, section 3.2.2.3)


def canonical(value: Value) -> str:
    """The one text of `value`. Raises ValueError for anything outside the allowed values."""
    _check(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _check(value: object) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, int):
        if abs(value) > _SAFE_INT:
            raise ValueError("a whole number too large for a record")
    elif isinstance(value, str):
        value.encode()  # a lone surrogate has no UTF-8 and so no hash: UnicodeEncodeError is a ValueError
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError("a record's keys are ASCII text")
            _check(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _check(inner)
    else:
        raise ValueError(f"a record can't hold a {type(value).__name__}")  # noqa: TRY004  one error for callers
