"""What every action here begins with."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from evenground.groups.models import Member
from evenground.ideas.models import InIt, Made
from evenground.ideas.queries import about_made
from evenground.notices.actions import tell_all
from evenground.notices.queries import told_since
from evenground.record import actions as record
from evenground.record.models import Chain


def locked(by: Member) -> tuple[Chain, Member]:
    """The group's chain, locked, and this member as they are now."""
    chain = record.lock(by.group_id)
    return chain, Member.objects.select_related("group").get(id=by.id)


def ask_in_it(made: Made, places: Iterable[InIt], now: datetime) -> None:
    """Asks those who are in it, by one letter in a week at most, however often its maker changes something."""
    kind, about = "asked_in_it", about_made(made)
    told = told_since(kind, about, now - timedelta(days=7))
    people = [place.member.person for place in places if place.member.person_id not in told]
    tell_all(people=people, kind=kind, group_id=made.group_id, about=about, now=now)
