"""What comes round by itself: letting go of files that were never put up."""

from datetime import datetime, timedelta

from django_tasks import task

from evenground.ideas import actions, queries
from evenground.work.periodic import Periodic

_KEPT = timedelta(days=2)


@task
def forget_loose_uploads(*, now: datetime) -> None:
    """Somebody may have gone away half-way and come back the next day: two days, then they are gone."""
    actions.forget_uploads(uploads=queries.loose_uploads((now - _KEPT).date()))


PERIODIC = (Periodic("ideas.forget_loose_uploads", timedelta(hours=1), forget_loose_uploads),)
