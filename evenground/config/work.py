"""Everything that comes round, in one list: what a reader can't find here doesn't happen by itself."""

from datetime import timedelta

from evenground.decisions import jobs as decisions
from evenground.events import jobs as events
from evenground.files import jobs as files
from evenground.groups import jobs as groups
from evenground.ideas import jobs as ideas
from evenground.notices import jobs as notices
from evenground.people import jobs as people
from evenground.questions import jobs as questions
from evenground.roles import jobs as roles
from evenground.support import jobs as support
from evenground.work import tidy
from evenground.work.periodic import Periodic
from evenground.work.worker import Worker

# Files stand on the ground beside `work` and know nothing of it.
FILES = (Periodic("files.sweep", every=timedelta(hours=1), task=files.sweep),)
# A film takes minutes: it has a worker of its own, so that mail and decisions need not wait for it.
FILMS = (Periodic("files.make_ready", every=timedelta(seconds=5), task=files.make_ready),)
PERIODIC: tuple[Periodic, ...] = (
    *decisions.PERIODIC,
    *events.PERIODIC,
    *FILES,
    *groups.PERIODIC,
    *ideas.PERIODIC,
    *notices.PERIODIC,
    *people.PERIODIC,
    *questions.PERIODIC,
    *roles.PERIODIC,
    *support.PERIODIC,
    tidy.EACH_HOUR,
)


def make_worker() -> Worker:
    """The worker of this house for everything but films. It is not started yet."""
    return Worker(PERIODIC)


def make_workers() -> tuple[Worker, ...]:
    """Every worker of this house. None is started yet."""
    return (make_worker(), Worker(FILMS, queue="films"))
