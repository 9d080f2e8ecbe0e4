"""The worker: queues what comes round, does what is ready, gives back what another left behind."""

import inspect
import logging
import threading
import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from django.db import DatabaseError, close_old_connections, connections
from django_tasks_db.models import DBTaskResult

from evenground.work import leases
from evenground.work.periodic import Periodic, enqueue_slot
from evenground.work.wake import forget, sleeper

LOOK_SECONDS = 1.0
REAP_EVERY = timedelta(seconds=5)

Clock = Callable[[], datetime]
log = logging.getLogger("evenground.work")


def real_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the worker reads the clock, so that jobs are given it


class Worker:
    """Does due jobs until it is stopped, one at a time, on a thread of its own (`start`) or on this one (`run`).

    A task is called with its own arguments and, if it takes it, `now`. Several workers, in one process or many, may
    share a database. Each takes tasks of one queue only, so that what takes long holds up nothing else.
    """

    def __init__(
        self,
        periodic: Sequence[Periodic] = (),
        *,
        clock: Clock = real_clock,
        lease: timedelta = leases.LEASE,
        queue: str = "default",
    ) -> None:
        self.periodic = tuple(periodic)
        self.clock = clock
        self.lease = lease
        self.queue = queue
        self.holder = uuid.uuid4().hex
        self.woken = sleeper()
        self.stopping = threading.Event()
        self.ended = threading.Event()
        self.current: DBTaskResult | None = None
        self.slots: dict[str, datetime] = {}
        self.reap_at: datetime | None = None
        self.thread = threading.Thread(target=self.run, name="evenground-worker", daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self, seconds: float | None = None) -> bool:
        """Take nothing new, and wait for what is being done. True if that ended in time."""
        self.stopping.set()
        self.woken.set()
        if self.thread.is_alive():
            self.thread.join(seconds)
        forget(self.woken)
        return not self.thread.is_alive()

    def run(self) -> None:
        """Look, work, sleep a second (or until woken), until stopped. A database that doesn't answer is asked again."""
        heart = threading.Thread(target=self._beat, name="evenground-heartbeat", daemon=True)
        heart.start()
        try:
            while not self.stopping.is_set():
                if not self._careful_step():
                    self.woken.wait(LOOK_SECONDS)
                self.woken.clear()
        finally:
            self.ended.set()
            heart.join()
            connections.close_all()

    def _careful_step(self) -> bool:
        try:
            close_old_connections()
            return self.step()
        except Exception as error:  # noqa: BLE001  a worker that ends would be missed by nobody until something is late
            log.warning("a look for due jobs ended in %s", type(error).__name__)
            connections.close_all()
            return False

    def step(self) -> bool:
        """One look: queue slots, give back what was left, do one task. True if there was one."""
        now = self.clock()
        for job in self.periodic:
            self._queue(job, now)
        if self.reap_at is None or now >= self.reap_at:
            leases.reap(now=now, lease=self.lease)
            self.reap_at = now + REAP_EVERY
        task = leases.claim(self.holder, now=now, lease=self.lease, queue=self.queue)
        if task is None:
            return False
        self.current = task
        try:
            self._do(task)
        finally:
            self.current = None
        return True

    def run_until_idle(self, at_most: int = 1000) -> int:
        """Do all that is ready by this worker's clock, on this thread (tests, replays). How many tasks that was."""
        for done in range(at_most):
            if not self.step():
                return done
        raise RuntimeError(f"still not idle after {at_most} tasks")

    def _queue(self, job: Periodic, now: datetime) -> None:
        start = job.slot(now)
        if self.slots.get(job.name) != start:
            enqueue_slot(job, start)
            self.slots[job.name] = start

    def _do(self, row: DBTaskResult) -> None:
        try:
            self._call(row)
        except Exception as error:  # noqa: BLE001  whatever a job does, the worker goes on
            kept = leases.fall(row, self.holder, error, now=self.clock())
        else:
            kept = leases.succeed(row, self.holder, now=self.clock())
        if not kept:
            log.warning("task %s took longer than its lease, another worker has it", row.pk)

    def _call(self, row: DBTaskResult) -> None:
        task = row.task
        kwargs = dict(row.args_kwargs["kwargs"])
        if "now" in inspect.signature(task.func).parameters:
            kwargs["now"] = self.clock()
        task.call(*row.args_kwargs["args"], **kwargs)

    def _beat(self) -> None:
        """Keep the lease of what is being done, from a thread of its own."""
        while not self.ended.wait(self.lease.total_seconds() / 3):
            row = self.current
            if row is None:
                continue
            try:
                leases.extend(row.pk, self.holder, now=self.clock(), lease=self.lease)
            except DatabaseError as error:
                log.warning("a lease could not be kept: %s", type(error).__name__)
            finally:
                connections.close_all()
