"""The one step of a replay that no real group could take: a rule without least days, without deciding it."""

import json
from datetime import datetime

from django.conf import settings
from django.db import transaction

from evenground.decisions.domain.replays import no_least_days
from evenground.decisions.domain.rule import to_plain
from evenground.groups import actions as groups
from evenground.groups.models import Group
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused


@transaction.atomic
def take_replay_rule(*, group: Group, now: datetime) -> None:
    """Gives a replayed group its rule and ends its founding. Raises Refused in every database that is kept."""
    if not settings.THROW_AWAY:
        raise Refused("Only a replay in a throw-away database can do this.")
    chain = record.lock(group.id)
    groups.set_rule(chain=chain, group=group, rule=json.dumps(to_plain(no_least_days())), now=now)
    groups.end_founding(chain=chain, group=group, now=now)
