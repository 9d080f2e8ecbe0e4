"""What a decision of a special kind needs to say, checked whatever the form sent; and who decides on it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from evenground.decisions.domain.rule import UnreadableRuleError, from_plain, problems
from evenground.decisions.models import Kind, Proposal, State
from evenground.events.models import Event
from evenground.groups.models import Group, Member, MemberState, Part, PostingPause
from evenground.groups.queries import member_in
from evenground.record.domain.verdict import Refused
from evenground.talk.models import Fold

MOST_DAYS_OF_PAUSE = 90
TURNS = {"order", "lot"}  # the kinds of turn in a room of questions: in proportional order, or drawn by lot
MOST_TURNS = 6
_Params = Mapping[str, Any]


def check(group: Group, kind: str, params: _Params) -> None:
    """Raises Refused, in plain words, where what the kind needs is missing or isn't this group's."""
    needs = _NEEDS.get(kind)
    if needs is not None:
        needs(group, params)


def deciders(group: Group, kind: str, params: _Params) -> list[Member]:
    """The active members. On a pause of posting: without the person paused and whoever paused them."""
    active = Member.objects.filter(group=group, state=MemberState.ACTIVE)
    if kind != Kind.POSTING:
        return list(active)
    pauses = PostingPause.objects.filter(member_id=params["member"]).values_list("by__person_id", flat=True)
    return list(active.exclude(id=params["member"]).exclude(person__in=[one for one in pauses if one]))


def _rule(group: Group, params: _Params) -> None:
    try:
        wrong = problems(from_plain(params.get("rule")), group_decides=True, has_host=bool(group.host_name))
    except UnreadableRuleError:
        raise Refused(_("This rule can't be read. Fill in the days and the parts.")) from None
    if wrong:
        raise Refused(_("This rule can't be used. Look at the days and the parts again."))


def _member(group: Group, params: _Params) -> Member:
    found = member_in(group, str(params.get("member")))
    if found is None:
        raise Refused(_("Choose a member of this group."))
    return found


def _part(group: Group, params: _Params) -> None:
    _member(group, params)
    if params.get("part") not in Part.values:
        raise Refused(_("Choose one of the four ways of taking part."))


def _posting(group: Group, params: _Params) -> None:
    member = _member(group, params)
    if not PostingPause.objects.filter(member=member).exists():
        raise Refused(_("No pause of posting was used for this person."))
    days = params.get("days")
    if type(days) is not int or not 1 <= days <= MOST_DAYS_OF_PAUSE:  # True is an int too, and no number of days
        raise Refused(_("Choose 1 to %(most)d days.") % {"most": MOST_DAYS_OF_PAUSE})
    if len(deciders(group, Kind.POSTING, params)) < 2:
        raise Refused(_("Fewer than two people are left to decide this. Please turn to the outside contact."))


def _close_early(group: Group, params: _Params) -> None:
    try:
        found = Proposal.objects.filter(group=group, id=str(params.get("proposal")), state=State.OPEN).exists()
    except ValidationError:
        found = False
    if not found:
        raise Refused(_("Choose something that is open in this group."))


def _unfold(group: Group, params: _Params) -> None:
    if not Fold.objects.filter(group=group, about=str(params.get("about")), ended_on=None).exists():
        raise Refused(_("These words are not folded."))


def event_of(group: Group, params: _Params) -> Event | None:
    """The event that `about` names ("events.event:<id>"), if it is this group's."""
    try:
        return Event.objects.filter(group=group, id=str(params.get("about")).removeprefix("events.event:")).first()
    except ValidationError:
        return None


def _publish(group: Group, params: _Params) -> None:
    event = event_of(group, params)
    if event is None or event.past or event.closed_on is not None:
        raise Refused(_("Choose an event of this group that is still ahead."))
    if event.published_on is not None:
        raise Refused(_("Everyone can see this event's page already."))


def _room_hosts(group: Group, params: _Params) -> None:
    named = params.get("members")
    found = {row.id for one in named if (row := member_in(group, str(one)))} if isinstance(named, list) else set()
    if len(found) != 2 or len(named or ()) != 2:
        raise Refused(_("Choose two members of this group."))


def _room_turns(group: Group, params: _Params) -> None:
    cycle = params.get("cycle")
    if not isinstance(cycle, list) or not 1 <= len(cycle) <= MOST_TURNS or not set(cycle) <= TURNS:
        raise Refused(_("Choose one to %(most)d turns.") % {"most": MOST_TURNS})


_NEEDS: dict[str, Callable[[Group, _Params], object]] = {
    Kind.RULE: _rule,
    Kind.REMOVE: _member,
    Kind.PART: _part,
    Kind.POSTING: _posting,
    Kind.CLOSE_EARLY: _close_early,
    Kind.UNFOLD: _unfold,
    Kind.PUBLISH: _publish,
    Kind.ROOM_HOSTS: _room_hosts,
    Kind.ROOM_TURNS: _room_turns,
}
