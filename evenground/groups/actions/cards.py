"""A lost sign-in card, replaced by whoever looks after the server. No member can do it for another."""

from datetime import datetime

from django.db import transaction

from evenground.groups import entries
from evenground.groups.queries import day_in, groups_of
from evenground.people import actions as people
from evenground.people.models import Person
from evenground.record import actions as record

KEEPER = "keeper"  # the role alone


@transaction.atomic
def replace_lost_card(*, person: Person, now: datetime) -> str:
    """A new card; its code is given this once, and the old one stops working. Raises Refused where there is an email.

    Every group of the person reads in its record that it was done: not for whom, and not by whom.
    """
    groups = sorted(groups_of(person), key=lambda group: group.id)  # one order for all, so that nobody waits in a ring
    chains = [(group, record.lock(group.id)) for group in groups]
    code = people.replace_lost_card(person=person, now=now)
    for group, chain in chains:
        record.write(chain, entries.CARD_REPLACED, actor=KEEPER, day=day_in(group, now))
    return code
