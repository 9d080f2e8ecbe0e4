"""What the program looks at by itself, a little every day."""

from datetime import datetime

from django.db import transaction

from evenground.decisions.actions.base import about, locked, tell_all, today
from evenground.decisions.actions.parts import note_parts
from evenground.decisions.domain.calendar import remind_on
from evenground.decisions.models import Proposal, Reminder, State
from evenground.decisions.queries import size_rule
from evenground.decisions.queries.situations import enough_now
from evenground.groups.models import MemberState
from evenground.notices.actions import tell


@transaction.atomic
def look_for_enough(*, proposal: Proposal, now: datetime) -> None:
    """Once a day: are there enough answers yet? Shown as yes or not yet.

    A yes stays until the close, which counts exactly: turning back when somebody leaves or pauses would say that
    they had answered.
    """
    _chain, proposal = locked(proposal)
    day = today(proposal.group, now)
    if proposal.state == State.OPEN and proposal.enough_on != day:
        note_parts(proposal)
        proposal.enough, proposal.enough_on = proposal.enough or enough_now(proposal), day
        proposal.save(update_fields=["enough", "enough_on"])


@transaction.atomic
def remind(*, proposal: Proposal, now: datetime) -> None:
    """Reminds those who asked for it, once, the rule's days before the close."""
    _chain, proposal = locked(proposal)
    day = today(proposal.group, now)
    if proposal.state != State.OPEN or day < remind_on(proposal.closes_on, size_rule(proposal).remind_days):
        return
    for wish in Reminder.objects.filter(proposal=proposal, sent_on=None).select_related("member__person"):
        if wish.member.state == MemberState.ACTIVE:
            tell(person=wish.member.person, kind="reminder", group_id=proposal.group_id, about=about(proposal), now=now)
        wish.sent_on = day
        wish.save(update_fields=["sent_on"])


@transaction.atomic
def tell_day(*, proposal: Proposal, now: datetime) -> None:
    """The day of looking again, or of coming back, is here: everyone is told, once."""
    _chain, proposal = locked(proposal)
    days = {State.DECIDED: (proposal.review_on, "review_due"), State.POSTPONED: (proposal.back_on, "back_today")}
    day, kind = days.get(State(proposal.state), (None, ""))
    if day is None or proposal.day_told or proposal.ended_on or today(proposal.group, now) < day:
        return
    proposal.day_told = True
    proposal.save(update_fields=["day_told"])
    tell_all(proposal, kind, now=now)
