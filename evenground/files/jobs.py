"""Films and voices are made ready, and what a power cut left behind goes. When: see config/work.py."""

import logging
from datetime import datetime

from django_tasks import task

from evenground.files import actions, queries

log = logging.getLogger("evenground.files")


@task(queue_name="films")
def make_ready() -> None:
    """Each on its own: one that goes wrong holds up nothing and comes round again."""
    for upload in queries.waiting():
        try:
            actions.make_ready(upload=upload)
        except Exception:
            log.exception("making ready went wrong for %s", upload.id)


@task
def sweep(*, now: datetime) -> None:
    """See `actions.sweep`."""
    actions.sweep(now=now)
