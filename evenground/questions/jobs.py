"""What comes round by itself: reminding whoever promised something in a room."""

from datetime import datetime, timedelta

from django_tasks import task

from evenground.questions import actions, queries
from evenground.work.periodic import Periodic


@task
def remind_of_promises(*, now: datetime) -> None:
    """A week before the day, and once it is over: each once."""
    for promise in queries.promises_to_remind():
        actions.remind(promise=promise, now=now)


PERIODIC = (Periodic("questions.remind_of_promises", timedelta(hours=1), remind_of_promises),)
