"""Due jobs: at least once, never by two at a time, again after a fault, each turn once, by a given clock."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from evenground.work import leases
from evenground.work.models import Lease, Slot
from evenground.work.periodic import Periodic
from evenground.work.wake import later
from evenground.work.worker import Worker
from tests.work import sample_jobs

START = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that stands until somebody moves it."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    sample_jobs.forget()
    yield
    sample_jobs.forget()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def the_task() -> DBTaskResult:
    return DBTaskResult.objects.get()


@pytest.mark.django_db
def test_a_task_is_given_the_workers_clock(clock):
    sample_jobs.tell_time.enqueue()
    assert Worker(clock=clock).run_until_idle() == 1
    assert sample_jobs.seen == [START]
    assert the_task().status == TaskResultStatus.SUCCESSFUL
    assert the_task().finished_at == START
    assert not Lease.objects.exists()


@pytest.mark.django_db
def test_a_task_put_off_waits_for_its_time(clock):
    sample_jobs.tell_time.using(run_after=START + timedelta(minutes=5)).enqueue()
    worker = Worker(clock=clock)
    assert worker.run_until_idle() == 0
    clock.forward(minutes=5)
    assert worker.run_until_idle() == 1


@pytest.mark.django_db
def test_a_task_that_falls_is_tried_five_times_with_growing_waits(clock):
    sample_jobs.stumble.enqueue()
    worker = Worker(clock=clock)
    for _ in range(4000):
        worker.step()
        clock.forward(seconds=1)
    waits = [after - before for before, after in zip(sample_jobs.seen, sample_jobs.seen[1:], strict=False)]
    assert waits == [timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)]
    assert the_task().status == TaskResultStatus.FAILED
    assert not Lease.objects.exists()


@pytest.mark.django_db
def test_what_is_kept_of_a_fault_says_where_and_never_what(clock, caplog):
    task = sample_jobs.stumble.enqueue("private words")
    Worker(clock=clock).run_until_idle()
    row = the_task()
    assert row.exception_class_path == "builtins.ValueError"
    assert "sample_jobs.py" in row.traceback
    assert "private" not in row.traceback + caplog.text
    assert task.id in caplog.text


@pytest.mark.django_db
def test_a_lease_that_ran_out_gives_the_task_to_another(clock):
    sample_jobs.note.enqueue("x")
    assert leases.claim("gone", now=clock())
    other = Worker(clock=clock)
    assert other.run_until_idle() == 0
    clock.forward(seconds=31)
    assert other.run_until_idle() == 0  # given back, and now it waits
    clock.forward(seconds=10)
    assert other.run_until_idle() == 1
    assert sample_jobs.did["x"] == 1


@pytest.mark.django_db
def test_a_task_whose_workers_die_five_times_is_given_up(clock, caplog):
    task = sample_jobs.note.enqueue("x")
    for attempt in range(5):
        assert leases.claim(f"worker {attempt}", now=clock())
        clock.forward(hours=1)
        assert leases.reap(now=clock()) == 1
        clock.forward(hours=1)
    assert the_task().status == TaskResultStatus.FAILED
    assert leases.claim("late", now=clock()) is None
    assert f"task {task.id}" in caplog.text
    assert "given up" in caplog.text


@pytest.mark.django_db
def test_a_heartbeat_keeps_the_lease(clock):
    sample_jobs.note.enqueue("x")
    task = leases.claim("me", now=clock())
    for _ in range(10):
        clock.forward(seconds=20)
        assert leases.extend(task.pk, "me", now=clock())
        assert leases.reap(now=clock()) == 0
    assert not leases.extend(task.pk, "another", now=clock())


@pytest.mark.django_db
def test_a_worker_that_lost_its_lease_changes_nothing(clock):
    sample_jobs.note.enqueue("x")
    task = leases.claim("slow", now=clock())
    clock.forward(minutes=1)
    leases.reap(now=clock())
    clock.forward(minutes=1)
    assert leases.claim("quick", now=clock())
    assert not leases.succeed(task, "slow", now=clock())
    assert not leases.fall(task, "slow", ValueError(), now=clock())
    assert the_task().status == TaskResultStatus.RUNNING
    assert leases.succeed(task, "quick", now=clock())


@pytest.mark.django_db
def test_a_task_left_running_without_a_lease_is_given_back(clock):
    sample_jobs.note.enqueue("x")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=START)
    clock.forward(minutes=1)
    assert leases.reap(now=clock()) == 1
    assert the_task().status == TaskResultStatus.READY


@pytest.mark.django_db
def test_a_turn_comes_once_and_one_that_passed_is_not_made_up_for(clock):
    job = Periodic("turns", every=timedelta(minutes=10), task=sample_jobs.turn)
    one, two = Worker([job], clock=clock), Worker([job], clock=clock)
    for worker in (one, two, one):
        worker.run_until_idle()
    assert sample_jobs.did["turn"] == 1
    clock.forward(minutes=35)
    two.run_until_idle()
    one.run_until_idle()
    assert sample_jobs.did["turn"] == 2
    assert [slot.start.minute for slot in Slot.objects.order_by("start")] == [0, 30]


@pytest.mark.django_db
def test_rows_of_what_was_done_go_after_a_week(clock):
    sample_jobs.note.enqueue("x")
    Worker([Periodic("t", timedelta(hours=1), sample_jobs.turn)], clock=clock).run_until_idle()
    clock.forward(days=6, hours=23)
    assert leases.tidy_up(now=clock()) == 0
    clock.forward(hours=2)
    assert leases.tidy_up(now=clock()) == 2
    assert not Slot.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_do_each_task_once_and_each_turn_once():
    for number in range(40):
        sample_jobs.note.enqueue(str(number))
    jobs = [Periodic(f"turn {number}", timedelta(days=1), sample_jobs.turn) for number in range(5)]
    workers = [Worker(jobs, clock=Clock()) for _ in range(4)]
    for worker in workers:
        worker.start()
    _until(lambda: DBTaskResult.objects.successful().count() == 45)
    assert all(worker.stop(10) for worker in workers)
    assert set(sample_jobs.most_at_once.values()) == {1}
    assert sample_jobs.did["turn"] == 5
    assert all(sample_jobs.did[str(number)] == 1 for number in range(40))


@pytest.mark.django_db(transaction=True)
def test_a_worker_is_woken_when_work_is_committed(monkeypatch):
    monkeypatch.setattr("evenground.work.worker.LOOK_SECONDS", 60)
    worker = Worker()
    worker.start()
    time.sleep(0.3)
    began = time.monotonic()
    later(sample_jobs.note, name="quick")
    _until(lambda: sample_jobs.did["quick"] == 1)
    assert time.monotonic() - began < 5
    assert worker.stop(5)


@pytest.mark.django_db(transaction=True)
def test_a_long_task_keeps_its_lease_and_stopping_waits_for_it(tmp_path):
    worker = Worker(lease=timedelta(seconds=0.6))
    other = Worker(lease=timedelta(seconds=0.6))
    sample_jobs.stay.enqueue(str(tmp_path))
    worker.start()
    _until((tmp_path / "began-0").exists)
    other.start()
    time.sleep(1.5)
    threading.Timer(0.3, (tmp_path / "may-end").touch).start()
    assert worker.stop(10)
    assert other.stop(10)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["began-0", "ended-0", "may-end"]
    assert the_task().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db(transaction=True)
def test_the_task_of_a_killed_worker_is_done_by_another(tmp_path):
    sample_jobs.stay.enqueue(str(tmp_path))
    child = subprocess.Popen([sys.executable, "-c", _CHILD, _name(connection)])
    try:
        _until((tmp_path / "began-0").exists, seconds=30)
    finally:
        child.kill()
        child.wait()
    assert the_task().status == TaskResultStatus.RUNNING
    (tmp_path / "may-end").touch()
    clock = Clock(datetime.now(UTC))  # noqa: TID251  the killed worker's lease was by the real clock
    worker = Worker(clock=clock)
    for _ in range(60):
        worker.run_until_idle()
        clock.forward(seconds=2)
    assert sorted(path.name for path in tmp_path.glob("*ed-*")) == ["ended-1"]
    assert the_task().status == TaskResultStatus.SUCCESSFUL


@pytest.mark.django_db(transaction=True)
def test_a_worker_survives_a_database_that_does_not_answer(monkeypatch):
    worker = Worker()
    monkeypatch.setattr(worker, "step", lambda: (_ for _ in ()).throw(RuntimeError("gone")))
    assert worker._careful_step() is False


_CHILD = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "evenground.config.settings"
import django
django.setup()
from django.db import connections
connections.settings["default"]["NAME"] = sys.argv[1]
from evenground.work.worker import Worker
Worker().run()
"""


def _name(database: BaseDatabaseWrapper) -> str:
    return str(database.settings_dict["NAME"])


def _until(condition, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)
