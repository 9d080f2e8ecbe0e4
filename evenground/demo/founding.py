"""How the demo's group begins: the host's founding list, who helps, eleven invitations, eleven ways of coming in."""

from datetime import datetime

from evenground.decisions import actions as decisions
from evenground.demo.cast import CAST, HOST
from evenground.groups import actions as groups
from evenground.groups.models import Group, HostActor, Member
from evenground.people import queries
from evenground.people.actions import confirm_email, make_person
from evenground.people.models import Person

FIXED = {
    "budget": (
        "£9,000 for everything, with travel and access.",
        "It is what the trustees gave this year.",
        "Noor Haddad, head of money",
        True,
    ),
    "when": (
        "In June.",
        "The chief executive, who comes to answer questions, is away in July.",
        "Noor Haddad, head of money",
        False,
    ),
}
OPEN = ("why", "who_for", "where", "format", "guests", "judging")

HELPERS = (
    ("lead", "Perpetua Lowe", "Safeguarding lead", "020 7946 0101", "Weekdays, 9 to 5", "Listens, and keeps people safe."),
    ("deputy", "Sam Okonjo", "Deputy", "020 7946 0102", "Weekdays, 9 to 5", "Steps in when Perpetua is away."),
    ("outside", "Hollis Grange Advocacy", "Independent advocate", "020 7946 0103", "Monday to Thursday", "Is nobody's colleague here."),
    ("hours", "Out of hours", "", "020 7946 0104", "Every night and weekend", "Someone answers."),
    ("beside", "Greta Lindqvist", "Lived experience team", "020 7946 0105", "Tuesday to Friday", "Goes through papers with you, rings you before a call."),
)  # fmt: skip


def found(now: datetime) -> tuple[Group, dict[str, Member]]:
    """Starts and opens the group and brings everyone in. Gives it, and its members by key."""
    noor = make_person(name="Noor Haddad", reach_by="email", email="noor@marrowfield.example", now=now)
    _confirm(noor, now)
    group = _prepared(noor, now)
    actor = HostActor.objects.get(group=group, person=noor)
    decisions.open_group(by=actor, group=group, now=now)
    group.refresh_from_db()
    places = groups.invite(by=actor, now=now, places=len(CAST))
    members: dict[str, Member] = {}
    for role, place in zip(CAST, places, strict=True):
        email = f"{role.key}@example.org" if role.reach_by == "email" else ""
        person = make_person(name=role.name, pronouns=role.pronouns, reach_by=role.reach_by, email=email, now=now)
        _confirm(person, now)
        members[role.key] = decisions.join_group(invitation=place, person=person, now=now)
        groups.take_part(by=members[role.key], part=role.part, now=now)
    return group, members


def _confirm(person: Person, now: datetime) -> None:
    """They pressed the link in the mail, so that nobody who visits the demo is asked to."""
    waiting = queries.waiting_address(person)
    if waiting is not None:
        confirm_email(key=queries.confirm_key(waiting, now), now=now)


def _prepared(noor: Person, now: datetime) -> Group:
    group = groups.start_group(
        by=noor,
        description=groups.Description(
            name="This year's gathering",
            why="A day for people who have lived through mental health problems and now lead change. It is made by the people it is for, with time to question the head of the charity.",
            time_needed="About two hours every other week, until June. You may come and go.",
            what_you_get_back="£20 for each meeting by phone or video, as a fee or a voucher, your travel, and a say in everything that is open.",
            host_name=HOST,
        ),
        job="Head of money",
        now=now,
    )
    actor = HostActor.objects.get(group=group, person=noor)
    choices = [groups.Choice(topic=topic) for topic in OPEN]
    choices += [
        groups.Choice(topic=topic, fixed=True, what=what, why=why, owner=owner, is_duty=duty)
        for topic, (what, why, owner, duty) in FIXED.items()
    ]
    groups.set_choices(by=actor, choices=choices, now=now)
    for kind, name, job, phone, there, does in HELPERS:
        groups.name_helper(by=actor, kind=kind, name=name, job=job, phone=phone, there=there, does=does, now=now)
    return group
