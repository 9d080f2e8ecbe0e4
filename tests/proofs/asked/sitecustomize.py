"""Lets a test ask a running server how its own connections to the database are set.

On the path of a server under test (and only there), Python runs this file first. Who first opens the pipe that
EVENGROUND_ASK names is told the settings of each connection that lives in this process.
"""

import gc
import json
import os
import threading
from typing import Any

ASKED = {
    "sqlite3": ("PRAGMA", ("synchronous", "journal_mode", "foreign_keys")),
    "psycopg": ("SHOW", ("synchronous_commit", "fsync", "full_page_writes")),
}


def _settings(connection: Any) -> dict[str, Any]:
    how, names = ASKED[type(connection).__module__]
    return {name: connection.execute(f"{how} {name}").fetchone()[0] for name in names}


def _is_connection(thing: Any) -> bool:
    kind = type(thing)
    return kind.__name__ == "Connection" and kind.__module__ in ASKED and not getattr(thing, "closed", False)


def _found() -> list[dict[str, Any]]:
    """Those that live now. One that is closed while we look is not among them."""
    found = []
    for thing in gc.get_objects():
        if _is_connection(thing):
            try:
                found.append(_settings(thing))
            except Exception:
                if not getattr(thing, "closed", True):
                    raise
    return found


def _answer() -> None:
    with open(os.environ["EVENGROUND_ASK"], "w") as pipe:  # noqa: PTH123  waits for somebody who reads
        pipe.write(json.dumps(_found()))


if os.environ.get("EVENGROUND_ASK"):
    threading.Thread(target=_answer, daemon=True).start()
