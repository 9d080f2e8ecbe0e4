"""Where a thing may be shown: its maker says yes to each place, and whoever is in it says yes first.

None of it enters the record: a yes that waits for another yes would tell that somebody has not said theirs.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.events.models import Event
from evenground.groups.models import Member
from evenground.ideas import permissions, queries
from evenground.ideas.actions.base import ask_in_it, locked
from evenground.ideas.models import InIt, InShowing, Made, Showing
from evenground.ideas.queries import about_made
from evenground.notices.actions import tell
from evenground.record.domain.verdict import Refused
from evenground.roles import actions as roles
from evenground.roles import queries as sheets
from evenground.roles.models import Step


@transaction.atomic
def say_in_it(*, by: Member, place: InIt, yes: bool) -> None:
    """Yes or no to being shown. It can be changed at any time. No entry, no mail: nobody learns who said what."""
    _chain, by = locked(by)
    place = InIt.objects.select_related("made").get(id=place.id)
    permissions.may_say_in_it(by, place).or_refuse()
    place.said = yes
    place.save(update_fields=["said"])
    _end_where_not_shown(place.made)


@transaction.atomic
def ask_showing(*, by: Member, made: Made, event: Event, where: str, now: datetime) -> None:
    """Asks the maker whether it may be shown there. Once: a second time changes nothing, whatever was said."""
    _chain, by = locked(by)
    made, event = _afresh(made), _there(by, event, where)
    permissions.may_ask_showing(by, made, now).or_refuse()
    if queries.made_in(by, made.id) is None:
        raise Refused(_("This is no longer shown here."))
    _row, new = Showing.objects.get_or_create(made=made, event=event, where=where)
    if new and made.by is not None and made.by_id != by.id:
        tell(person=made.by.person, kind="asked_to_show", group_id=made.group_id, about=about_made(made), now=now)


@transaction.atomic
def say_showing(*, by: Member, made: Made, event: Event, where: str, yes: bool, now: datetime) -> None:
    """Its maker says yes or no to a place, asked or not. With a no it is gone from there at once."""
    _chain, by = locked(by)
    made, event = _afresh(made), _there(by, event, where)
    permissions.may_say_showing(by, made).or_refuse()
    row, _new = Showing.objects.get_or_create(made=made, event=event, where=where)
    before, row.said = row.said, yes
    row.save(update_fields=["said"])
    if yes and before is not True:
        waiting = made.people.exclude(member_id__in=row.people.values("member")).exclude(said=False)
        ask_in_it(made, waiting.select_related("member__person"), now)
    _end_where_not_shown(made)


@transaction.atomic
def say_in_showing(*, by: Member, showing: Showing, yes: bool) -> None:
    """Yes or no of somebody who is in it, to one place. It can be changed at any time. No entry, no mail."""
    _chain, by = locked(by)
    showing = Showing.objects.select_related("made").get(id=showing.id)
    permissions.may_say_in_showing(by, showing).or_refuse()
    InShowing.objects.update_or_create(showing=showing, member=by, defaults={"said": yes})
    _end_where_not_shown(showing.made)


@transaction.atomic
def put_on_run_sheet(*, by: Member, made: Made, event: Event, now: datetime) -> Step:
    """A step of the run sheet that shows it. The step's words name neither the thing nor its maker."""
    _chain, by = locked(by)
    if not any(one.made.id == made.id for one in queries.shown_at(event)):
        raise Refused(_("It can go on the run sheet once its maker says yes to showing it at the event."))
    words = roles.StepText(what=_("We show something that one of us made."))
    return roles.write_step(by=by, event=event, text=words, now=now, shows=made.id)


def _end_where_not_shown(made: Made) -> None:
    """Takes it off the run sheets of events where it is not, or no longer, shown."""
    for event_id in sheets.shows_at(made.id):
        if not queries.is_shown_at(made, event_id):
            roles.stop_showing(made_id=made.id, event_id=event_id)


def _afresh(made: Made) -> Made:
    return Made.objects.select_related("group", "by__person").get(id=made.id)


def _there(by: Member, event: Event, where: str) -> Event:
    if event.group_id != by.group_id:
        raise Refused(_("This event is not your group's."))
    if where not in Showing.Where.values:
        raise Refused(_("Choose one of these."))
    return event
