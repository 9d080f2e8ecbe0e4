"""Work that comes round again: each job once in each slot of time, however many processes there are."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django_tasks.base import Task

from evenground.work.models import Slot

_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Periodic:
    """A job's name (for its slots), how often it comes round, and its task, which takes `now` alone.

    A slot that passed while no worker ran is not made up for: a job asks what is due, so one run does for all of them.
    """

    name: str
    every: timedelta
    task: Task

    def slot(self, now: datetime) -> datetime:
        """The start of the slot that `now` lies in."""
        return _EPOCH + (now - _EPOCH) // self.every * self.every


def enqueue_slot(job: Periodic, start: datetime) -> bool:
    """Queue the job for this slot, unless somebody did. True if it was this call."""
    if Slot.objects.filter(name=job.name, start=start).exists():
        return False
    try:
        with transaction.atomic():
            Slot.objects.create(name=job.name, start=start)
            job.task.enqueue()
    except IntegrityError:
        return False
    return True
