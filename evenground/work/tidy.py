"""The one job of the work room itself."""

from datetime import datetime, timedelta

from django_tasks import task

from evenground.work.leases import tidy_up
from evenground.work.periodic import Periodic


@task
def tidy(*, now: datetime) -> None:
    """Rows of what was done are kept for a week, for whoever looks for a fault."""
    tidy_up(now=now)


EACH_HOUR = Periodic("work.tidy", every=timedelta(hours=1), task=tidy)
