"""Taking a task, keeping it, giving it back: each a short transaction of its own.

The queue's own worker leaves a task "running" for ever when its process dies. Here a task that is being done has a
lease, which its worker keeps extending; when it runs out, the task goes back to the queue, after a wait that grows with
each try. So a task is done at least once, perhaps twice, and every task must bear that.

Locks are always taken in one order: the task's row, then its lease.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from traceback import format_tb
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from evenground.work.models import Lease, Slot

LEASE = timedelta(seconds=30)
TRIES = 5
WAITS = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
KEPT = timedelta(days=7)

log = logging.getLogger("evenground.work")


def claim(holder: str, *, now: datetime, lease: timedelta = LEASE, queue: str = "default") -> DBTaskResult | None:
    """The next task of this queue that is ready, with a lease in this holder's name; None if there is none."""
    if not _ready(now, queue).exists():
        return None  # a look without a lock: on SQLite a transaction would keep every writer waiting
    with transaction.atomic():
        task = _ready(now, queue).select_for_update(skip_locked=True).first()
        if task is None:
            return None
        task.status = TaskResultStatus.RUNNING
        task.started_at = now
        task.worker_ids = [*task.worker_ids, holder]
        task.save(update_fields=["status", "started_at", "worker_ids"])
        row, _made = Lease.objects.get_or_create(task=task.id)
        row.holder, row.until, row.attempts = holder, now + lease, row.attempts + 1
        row.save()
    return task


def extend(task_id: Any, holder: str, *, now: datetime, lease: timedelta = LEASE) -> bool:
    """The heartbeat. False if the lease is no longer this holder's."""
    return Lease.objects.filter(task=task_id, holder=holder).update(until=now + lease) == 1


def succeed(task: DBTaskResult, holder: str, *, now: datetime) -> bool:
    """The task is done. False, and nothing is changed, if it was meanwhile given to another."""
    with _held(task, holder) as (row, lease):
        if row is None or lease is None:
            return False
        row.status, row.finished_at = TaskResultStatus.SUCCESSFUL, now
        row.exception_class_path = row.traceback = ""
        row.save()
        lease.delete()
    return True


def fall(task: DBTaskResult, holder: str, error: BaseException, *, now: datetime) -> bool:
    """A try ended in an error: another one later, or none after the fifth. False as in `succeed`."""
    with _held(task, holder) as (row, lease):
        if row is None or lease is None:
            return False
        log.warning("task %s ended in %s", row.pk, type(error).__name__)
        row.exception_class_path = f"{type(error).__module__}.{type(error).__qualname__}"
        row.traceback = "".join(format_tb(error.__traceback__))  # where, never what: a message can hold people's words
        _give_back(row, lease, now=now)
    return True


def reap(*, now: datetime, lease: timedelta = LEASE) -> int:
    """Give back the tasks whose worker is gone (their lease ran out). How many those were."""
    gone = Lease.objects.filter(until__lt=now).values_list("task", flat=True)
    unheld = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - lease)
    unheld = unheld.exclude(Exists(Lease.objects.filter(task=OuterRef("pk"), until__isnull=False)))
    found = {*gone, *unheld.values_list("pk", flat=True)}
    return sum(_reap_one(task_id, now=now) for task_id in found)


def _reap_one(task_id: Any, *, now: datetime) -> bool:
    with transaction.atomic():
        row = DBTaskResult.objects.select_for_update().filter(pk=task_id).first()
        lease = Lease.objects.select_for_update().filter(task=task_id).first()
        if row is None or row.status != TaskResultStatus.RUNNING:
            if lease is not None and row is None:
                lease.delete()
            return False
        if lease is not None and lease.until is not None and lease.until >= now:
            return False  # extended, or taken by another, since we looked
        log.warning("task %s: its worker is gone", task_id)
        _give_back(row, lease or Lease(task=task_id, attempts=1), now=now)
    return True


def _give_back(row: DBTaskResult, lease: Lease, *, now: datetime) -> None:
    if lease.attempts >= TRIES:
        row.status, row.finished_at = TaskResultStatus.FAILED, now
        log.error("task %s (%s) was given up after %s tries", row.pk, row.task_path, lease.attempts)
        if lease.pk is not None:
            lease.delete()
    else:
        row.status, row.run_after = TaskResultStatus.READY, now + WAITS[max(lease.attempts, 1) - 1]
        log.warning("task %s (%s): try %s did not work out", row.pk, row.task_path, lease.attempts)
        lease.holder, lease.until = "", None
        lease.save()
    row.save()


def tidy_up(*, now: datetime) -> int:
    """Delete what was done more than a week ago, and the slots of then. How many tasks those were."""
    old = now - KEPT
    _all, kinds = DBTaskResult.objects.finished().filter(finished_at__lt=old).delete()
    Slot.objects.filter(start__lt=old).delete()
    return sum(kinds.values())


def _ready(now: datetime, queue: str) -> Any:
    due = Q(run_after=get_date_max()) | Q(run_after__lte=now)
    return DBTaskResult.objects.filter(due, status=TaskResultStatus.READY, queue_name=queue)


@contextmanager
def _held(task: DBTaskResult, holder: str) -> Iterator[tuple[DBTaskResult | None, Lease | None]]:
    """The task's row and lease, locked, or None where the lease is no longer the holder's."""
    with transaction.atomic():
        row = DBTaskResult.objects.select_for_update().filter(pk=task.pk, status=TaskResultStatus.RUNNING).first()
        yield row, Lease.objects.select_for_update().filter(task=task.pk, holder=holder).first()
