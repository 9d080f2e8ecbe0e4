"""Ids that are seen outside: UUIDv7 (RFC 9562, section 5.7), random but in order of making."""

import secrets
import time
import uuid


def uuid7() -> uuid.UUID:
    """A new id. For rows that must not be linkable in time take `uuid.uuid4` instead."""
    stamp = (time.time_ns() // 1_000_000) & ((1 << 48) - 1)
    return uuid.UUID(int=stamp << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62))
