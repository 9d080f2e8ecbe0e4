"""Waking this process's worker, so that what was just queued need not wait for its next look."""

import threading
from typing import Any

from django.db import transaction
from django_tasks.base import Task

_sleepers: set[threading.Event] = set()
_lock = threading.Lock()


def later(task: Task, **kwargs: Any) -> None:
    """Queue a task in the transaction that is open; the worker is woken when that is committed."""
    task.enqueue(**kwargs)
    transaction.on_commit(wake)


def wake() -> None:
    """The workers of this process look at once. Other processes look each second anyway."""
    with _lock:
        for sleeper in _sleepers:
            sleeper.set()


def sleeper() -> threading.Event:
    """An event that `wake` sets, until it is handed to `forget`."""
    event = threading.Event()
    with _lock:
        _sleepers.add(event)
    return event


def forget(event: threading.Event) -> None:
    with _lock:
        _sleepers.discard(event)
