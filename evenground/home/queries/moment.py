"""Pages that must be there when the database is not: they ask it for a moment, and go on without it."""

import threading
from collections.abc import Callable
from typing import TypeVar

from django.db import connections

MOMENT = 1.5  # seconds
_AT_ONCE = threading.BoundedSemaphore(8)  # so that a database that hangs does not gather threads without end
_Found = TypeVar("_Found")
_Page = TypeVar("_Page", bound=Callable[..., object])


def without_database(page: _Page) -> _Page:
    """Marks a page before which nothing else may ask the database either (see config.middleware)."""
    page.without_database = True  # type: ignore[attr-defined]  # a mark on the function
    return page


def within_a_moment(read: Callable[[], _Found]) -> _Found | None:
    """What `read` finds in the database, or None if it does not answer at once, for whatever reason."""
    found: list[_Found] = []

    def run() -> None:
        try:
            found.append(read())
        except Exception:  # noqa: BLE001, S110  the page goes on without it, whatever is wrong
            pass
        finally:
            connections.close_all()
            _AT_ONCE.release()

    if not _AT_ONCE.acquire(blocking=False):
        return None
    thread = threading.Thread(target=run, name="moment", daemon=True)
    thread.start()
    thread.join(MOMENT)
    return found[0] if found else None
