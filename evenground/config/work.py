"""Everything that comes round, in one list: what a reader can't find here doesn't happen by itself."""

from datetime import timedelta

from evenground.decisions import jobs as decisions
from evenground.events import jobs as events
from evenground.files import jobs as files
from evenground.notices import jobs as notices
from evenground.people import jobs as people
from evenground.roles import jobs as roles
from evenground.support import jobs as support
from evenground.work import tidy
from evenground.work.periodic import Periodic
from evenground.work.worker import Worker

# Files stand on the ground beside `work` and know nothing of it.
FILES = (
    Periodic("files.make_ready", every=timedelta(seconds=15), task=files.make_ready),
    Periodic("files.sweep", every=timedelta(hours=1), task=files.sweep),
)
PERIODIC: tuple[Periodic, ...] = (
    *decisions.PERIODIC,
    *events.PERIODIC,
    *FILES,
    *notices.PERIODIC,
    *people.PERIODIC,
    *roles.PERIODIC,
    *support.PERIODIC,
    tidy.EACH_HOUR,
)


def make_worker() -> Worker:
    """The worker of this house. It is not started yet."""
    return Worker(PERIODIC)
