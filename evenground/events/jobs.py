"""What comes round by itself: forgetting who signed up, once its day has come."""

import logging
from datetime import datetime, timedelta

from django_tasks import task

from evenground.events import actions, queries
from evenground.work.periodic import Periodic

log = logging.getLogger("evenground.events")


@task
def forget(*, now: datetime) -> None:
    """Each event on its own: one that goes wrong is logged by its id, holds up nothing, and comes round again."""
    for event in list(queries.to_sweep((now + timedelta(days=1)).date())):
        try:
            actions.sweep(event=event, now=now)
        except Exception:
            log.exception("forgetting went wrong for %s", event.id)


PERIODIC = (Periodic("events.forget", timedelta(hours=6), forget),)
