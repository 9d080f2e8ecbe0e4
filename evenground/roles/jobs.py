"""What comes round by itself: making the papers that were asked for, and forgetting them a day later."""

import logging
from datetime import datetime, timedelta

from django_tasks import task

from evenground.roles import actions, queries
from evenground.work.periodic import Periodic

log = logging.getLogger("evenground.roles")


@task
def make_papers(*, now: datetime) -> None:
    """Each on its own: one that can't be made is logged by its id, its page says so, and the others are made."""
    for paper in queries.papers_to_make():
        try:
            actions.make_paper(paper=paper)
        except Exception:
            log.exception("making a paper went wrong: %s", paper.pk)
            actions.give_up_paper(paper=paper)


@task
def forget_papers(*, now: datetime) -> None:
    actions.forget_papers(now=now)


PERIODIC = (
    Periodic("roles.make_papers", timedelta(seconds=30), make_papers),
    Periodic("roles.forget_papers", timedelta(hours=1), forget_papers),
)
