"""What comes round by itself: reminders people asked for, and forgetting who came and who signed up."""

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


@task
def remind(*, now: datetime) -> None:
    """Whoever asked to be reminded. One that goes wrong holds up nobody else."""
    for row in list(queries.wishes_to_remind()):
        try:
            actions.remind(row=row, now=now)
        except Exception:
            log.exception("reminding went wrong for %s", row.event_id)


@task
def forget_the_door(*, now: datetime) -> None:
    """Who was welcomed is forgotten the day after."""
    for row in list(queries.welcomed_before(now)):
        actions.forget_who_was_here(row=row, now=now)


PERIODIC = (
    Periodic("events.forget", timedelta(hours=6), forget),
    Periodic("events.remind", timedelta(hours=1), remind),
    Periodic("events.forget_the_door", timedelta(hours=1), forget_the_door),
)
