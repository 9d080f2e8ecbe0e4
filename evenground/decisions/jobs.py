"""What comes round by itself: nothing waits for somebody to press a button."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django_tasks import task

from evenground.decisions import actions
from evenground.decisions.models import Proposal
from evenground.decisions.queries import situations
from evenground.groups.queries import day_in
from evenground.work.periodic import Periodic

log = logging.getLogger("evenground.decisions")


@task
def close_due(*, now: datetime) -> None:
    """Closes what is due, the earliest first."""
    _each(situations.due(now), lambda proposal_id: actions.close_if_due(proposal_id=proposal_id, now=now))


@task
def send_round(*, now: datetime) -> None:
    """Sends outcomes round whose owners have looked their words over, or had three days."""
    _each(situations.unsent(), lambda proposal: actions.send_round(proposal=proposal, now=now))


@task
def look_round(*, now: datetime) -> None:
    """The daily looks: enough answers yet, reminders that were asked for, days that have come, founding times."""
    _each(_not_looked_at(now), lambda proposal: actions.look_for_enough(proposal=proposal, now=now))
    _each(situations.to_remind(), lambda proposal: actions.remind(proposal=proposal, now=now))
    tomorrow = (now + timedelta(days=1)).date()  # east of here it may be tomorrow already; the action asks exactly
    _each(situations.day_has_come(tomorrow), lambda proposal: actions.tell_day(proposal=proposal, now=now))
    _each(situations.unasked_pauses(), lambda pause: actions.ask_about_pause(pause=pause, now=now))
    _each(situations.founding_groups(), lambda group: actions.end_founding_if_due(group=group, now=now))


def _not_looked_at(now: datetime) -> Iterable[Proposal]:
    return [row for row in situations.open_now() if row.enough_on != day_in(row.group, now)]


def _each(things: Iterable[object], do: Callable[..., None]) -> None:
    """Does each on its own: one that goes wrong is logged by its id, holds up nothing, and comes round again."""
    for thing in list(things):
        try:
            do(thing)
        except Exception:
            log.exception("a due job went wrong for %s", getattr(thing, "id", thing))


PERIODIC = (
    Periodic("decisions.close_due", timedelta(minutes=1), close_due),
    Periodic("decisions.send_round", timedelta(minutes=5), send_round),
    Periodic("decisions.look_round", timedelta(minutes=10), look_round),
)
