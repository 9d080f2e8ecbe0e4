"""Everything that comes round, in one list: what a reader can't find here doesn't happen by itself."""

from evenground.decisions import jobs as decisions
from evenground.events import jobs as events
from evenground.notices import jobs as notices
from evenground.people import jobs as people
from evenground.roles import jobs as roles
from evenground.support import jobs as support
from evenground.work import tidy
from evenground.work.periodic import Periodic
from evenground.work.worker import Worker

PERIODIC: tuple[Periodic, ...] = (
    *decisions.PERIODIC,
    *events.PERIODIC,
    *notices.PERIODIC,
    *people.PERIODIC,
    *roles.PERIODIC,
    *support.PERIODIC,
    tidy.EACH_HOUR,
)


def make_worker() -> Worker:
    """The worker of this house. It is not started yet."""
    return Worker(PERIODIC)
