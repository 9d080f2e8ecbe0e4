"""Tasks for the tests of the worker. A queue finds a task by its path, so they stand in a module of their own."""

import threading
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

from django_tasks import task

did: Counter[str] = Counter()
at_once: Counter[str] = Counter()
most_at_once: Counter[str] = Counter()
seen: list[datetime] = []
_lock = threading.Lock()


def forget() -> None:
    did.clear()
    at_once.clear()
    most_at_once.clear()
    seen.clear()


@task
def note(name: str) -> None:
    with _lock:
        did[name] += 1
        at_once[name] += 1
        most_at_once[name] = max(most_at_once[name], at_once[name])
    time.sleep(0.01)
    with _lock:
        at_once[name] -= 1


@task
def tell_time(*, now: datetime) -> None:
    seen.append(now)


@task
def turn(*, now: datetime) -> None:
    with _lock:
        did["turn"] += 1


@task
def stumble(words: str = "", *, now: datetime) -> None:
    seen.append(now)
    raise ValueError(words)


@task
def stay(folder: str) -> None:
    """Writes that it began, then waits until it is killed, or told to end."""
    place = Path(folder)
    begun = len(list(place.glob("began-*")))
    (place / f"began-{begun}").touch()
    while not (place / "may-end").exists():
        time.sleep(0.02)
    (place / f"ended-{begun}").touch()
