"""Who may do what with events, and why not. Every member may do the same; nothing here knows how anyone takes part."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.events import queries
from evenground.events.models import Caretaker, Event, Mark
from evenground.groups.models import Member
from evenground.groups.permissions import is_member, may_post
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse

MEMBERS = gettext_lazy("every member")
OWNER = gettext_lazy("the person whose words they are")
MYSELF = gettext_lazy("each for themselves")
CARETAKERS = gettext_lazy("who looks after who comes to an event")
GROUP = gettext_lazy("the group, by a decision")

ACTIONS = (
    Action("plan_event", MEMBERS, gettext_lazy("Begin the page of an event, and write what it is for.")),
    Action("plan_programme", MEMBERS, gettext_lazy("Put something in the programme, change it, move it, take it out.")),
    Action("mark", MEMBERS, gettext_lazy("Mark what was worth keeping, changing or leaving in an earlier event.")),
    Action("close_event", MEMBERS, gettext_lazy("Close an event, and write when the next one may be.")),
    Action("look_after", MYSELF, gettext_lazy("Look after who comes to an event and what they need, or stop.")),
    Action("reply_to_needs", CARETAKERS, gettext_lazy("Say what is done about what somebody needs to come.")),
    Action("take_out_sign_up", CARETAKERS, gettext_lazy("Take a made-up sign-up out. They are told in kind words.")),
    Action("welcome", CARETAKERS, gettext_lazy("Welcome somebody at the door, on the day.")),
    Action("publish", GROUP, gettext_lazy("Let everyone see the page of an event.")),
    Action("take_back_mark", OWNER, gettext_lazy("Take your mark on an earlier event back.")),
)  # fmt: skip


def may_plan(by: Member, now: datetime) -> Verdict:
    """Any member, unless their posting has a pause for safety."""
    return may_post(by, now)


def may_change(by: Member, event: Event, now: datetime) -> Verdict:
    """Any member of the event's group, while the event is neither past nor closed."""
    if event.group_id != by.group_id:
        return refuse(_("This event is not your group's."))
    if event.past:
        return refuse(_("This event is over. It is here to learn from, and nobody changes it."))
    if event.closed_on is not None:
        return refuse(_("This event is closed. Any of us can open it again."))
    return may_post(by, now)


def may_reopen(by: Member, event: Event, now: datetime) -> Verdict:
    """Any member, where the event was closed here."""
    if event.group_id != by.group_id:
        return refuse(_("This event is not your group's."))
    if event.past or event.closed_on is None:
        return refuse(_("Only a closed event of ours can be opened again."))
    return may_post(by, now)


def may_mark(by: Member, event: Event, now: datetime) -> Verdict:
    """Any member, where the event lies behind us."""
    if event.group_id != by.group_id:
        return refuse(_("This event is not your group's."))
    if not event.past and event.closed_on is None:
        return refuse(_("This event is not over yet. You can change its programme instead."))
    return may_post(by, now)


def may_take_back_mark(by: Member, mark: Mark) -> Verdict:
    """Its owner, for ever."""
    if mark.by_id != by.id:
        return refuse(_("Only the person whose mark this is can take it back."))
    return is_member(by, by.group)


def may_look_after(by: Member, event: Event, now: datetime) -> Verdict:
    """Any member, for an event that is still ahead. They read what people need, and say so by taking it on."""
    return may_change(by, event, now)


def may_see_who_comes(by: Member, event: Event) -> Verdict:
    """Who looks after it, and nobody else."""
    if event.group_id != by.group_id or not Caretaker.objects.filter(event=event, member=by).exists():
        return refuse(_("Only who looks after it reads who comes and what they need. You can take it on, too."))
    return is_member(by, by.group)


def may_reply_to_needs(by: Member, event: Event, now: datetime) -> Verdict:
    """The same, unless their posting has a pause for safety."""
    return verdict if not (verdict := may_see_who_comes(by, event)) else may_post(by, now)


def may_take_out_sign_up(by: Member, event: Event, now: datetime) -> Verdict:
    """The same: who reads the list can see what was made up."""
    return may_reply_to_needs(by, event, now)


def may_welcome(by: Member, event: Event, now: datetime) -> Verdict:
    """Who looks after who comes, on a day of the event."""
    verdict = may_see_who_comes(by, event)
    if not verdict:
        return verdict
    if not queries.is_on(event, now):
        return refuse(_("The door opens here on the day of the event. Until then there is nobody to welcome."))
    return verdict


def may_sign_up(event: Event, now: datetime) -> Verdict:
    """Anyone, while everyone can see the page and its last day is not over where it is. Without a day it is ahead."""
    if event.published_on is None:
        return refuse(_("This event can't be seen by everyone."))
    if event.closed_on is not None or queries.is_over(event, now):
        return refuse(_("This event is over. Its page is still here to read."))
    if event.group.ended_on is not None:
        return refuse(_("The group of this event has ended. Nobody can sign up any more."))
    return ALLOW
