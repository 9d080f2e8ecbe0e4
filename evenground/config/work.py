"""Everything that comes round, in one list: what a reader can't find here doesn't happen by itself."""

from evenground.work import tidy
from evenground.work.periodic import Periodic
from evenground.work.worker import Worker

# Each app's periodic work stands in its jobs.py and is named here:
#   *decisions.jobs.PERIODIC, *notices.jobs.PERIODIC, ...
PERIODIC: tuple[Periodic, ...] = (tidy.EACH_HOUR,)


def make_worker() -> Worker:
    """The worker of this house. It is not started yet."""
    return Worker(PERIODIC)
