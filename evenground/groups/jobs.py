"""What comes round by itself: forgetting who knocked."""

import logging
from datetime import datetime, timedelta

from django_tasks import task

from evenground.groups import actions, queries
from evenground.work.periodic import Periodic

log = logging.getLogger("evenground.groups")


@task
def forget_knocks(*, now: datetime) -> None:
    """Each on its own: one that goes wrong is logged by its id, holds up nothing, and comes round again."""
    for row in list(queries.knocks_to_forget(now)):
        try:
            actions.forget_if_due(row=row, now=now)
        except Exception:
            log.exception("forgetting went wrong for %s", row.id)


PERIODIC = (Periodic("groups.forget_knocks", timedelta(hours=6), forget_knocks),)
