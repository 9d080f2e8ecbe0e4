"""Forgetting sessions that ended, every day."""

from datetime import datetime, timedelta

from django_tasks import task

from evenground.people import actions
from evenground.work.periodic import Periodic


@task
def forget_old_sessions(*, now: datetime) -> None:
    """See `actions.forget_old_sessions`."""
    actions.forget_old_sessions(now=now)


PERIODIC = (Periodic("people.forget_old_sessions", every=timedelta(days=1), task=forget_old_sessions),)
