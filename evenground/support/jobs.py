"""What is deleted by itself, each hour."""

from datetime import datetime, timedelta

from django_tasks import task

from evenground.support import actions
from evenground.work.periodic import Periodic


@task
def tidy(*, now: datetime) -> None:
    """See `actions.tidy`."""
    actions.tidy(now=now)


PERIODIC = (Periodic("support.tidy", every=timedelta(hours=1), task=tidy),)
