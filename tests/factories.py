"""Makes what tests need, through the real actions. `now` is given."""

from base64 import b64decode
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress

from evenground.decisions import actions as decisions
from evenground.groups import actions as groups
from evenground.groups.actions.founding import Choice
from evenground.groups.models import Group, HostActor, Invitation, Member, Part
from evenground.people import actions as people
from evenground.people.models import Person, Reach

# Four open, two fixed: at least half is open.
CHOICES = (
    Choice("why"),
    Choice("who_for"),
    Choice("format"),
    Choice("guests"),
    Choice("when", fixed=True, what="In the week of 12 October.", why="The hall is free then.", owner="Hollis"),
    Choice("budget", fixed=True, what="The money is set.", why="It comes from a grant.", owner="Hollis", is_duty=True),
)

# The smallest picture there is: one white point.
PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==")


def person(name: str, now: datetime, *, email: str = "") -> Person:
    """Somebody with a place here; with an email, which they have shown to be theirs."""
    reach = Reach.EMAIL if email else Reach.HERE
    made = people.make_person(name=name, reach_by=reach, email=email, now=now)
    if email:
        EmailAddress.objects.filter(user_id=made.pk).update(verified=True, primary=True)
        Person.objects.filter(pk=made.pk).update(email=email)
        made.refresh_from_db()
    return made


def description(**other: str) -> groups.Description:
    words = {"name": "Tuesday Table", "why": "We plan this year's open day.", "time_needed": "Two hours a month."}
    return groups.Description(**{**words, "what_you_get_back": "Tea, fares and thanks.", **other})


def draft(now: datetime, *, starter: str = "Hollis", host: str = "Marrowfield") -> HostActor | Member:
    """A group that is not open yet, nothing but its first step done. Gives who prepares it."""
    who = person(starter, now)
    group = groups.start_group(by=who, description=description(host_name=host), job="Coordinator", now=now)
    return group.host_actors.get() if host else group.members.get()


def name_helpers(by: HostActor | Member, now: datetime) -> None:
    """The four kinds of help that a group needs."""
    groups.name_helper(by=by, kind="lead", name="Sade", email="sade@example.org", there="Weekdays", now=now)
    groups.name_helper(by=by, kind="deputy", name="Bram", email="bram@example.org", now=now)
    groups.name_helper(by=by, kind="outside", name="Nadia", email="nadia@example.org", now=now)
    groups.name_helper(by=by, kind="hours", name="Night line", phone="0300 000 0000", now=now)


def ready(now: datetime, *, starter: str = "Hollis", host: str = "Marrowfield") -> HostActor | Member:
    """A group that could be opened now. Gives who prepares it."""
    by = draft(now, starter=starter, host=host)
    groups.set_choices(by=by, choices=CHOICES, now=now)
    name_helpers(by, now)
    return by


def host_group(now: datetime, *, starter: str = "Hollis", host: str = "Marrowfield") -> HostActor:
    """An open group of a host, without members yet. Gives who acts for the host."""
    by = ready(now, starter=starter, host=host)
    assert isinstance(by, HostActor)
    decisions.open_group(by=by, group=by.group, now=now)
    by.group.refresh_from_db()
    return by


def own_group(now: datetime, *, starter: str = "Rowan") -> Member:
    """An open group of its own. Gives its first member."""
    by = ready(now, starter=starter, host="")
    assert isinstance(by, Member)
    decisions.open_group(by=by, group=by.group, now=now)
    by.group.refresh_from_db()
    return by


def invitation(by: HostActor | Member, now: datetime) -> Invitation:
    """A place held open for one person."""
    return groups.invite(by=by, now=now)[0]


def member(by: HostActor | Member, name: str, now: datetime, *, part: str = Part.UNSAID, email: str = "") -> Member:
    """Somebody new, invited by this person, who joined and said how they take part."""
    joined = decisions.join_group(invitation=invitation(by, now), person=person(name, now, email=email), now=now)
    if part != Part.UNSAID:
        groups.take_part(by=joined, part=part, now=now)
        joined.refresh_from_db()
    return joined


def together(group: Group, now: datetime) -> datetime:
    """The founding time is over by itself. Gives the moment when it was."""
    later = now + timedelta(days=31)
    decisions.end_founding_if_due(group=group, now=later)
    group.refresh_from_db()
    return later
