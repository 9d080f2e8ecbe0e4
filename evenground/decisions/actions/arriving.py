"""Opening a group, joining it and leaving it: where what is open for decision is touched too."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions.actions import kinds
from evenground.decisions.actions.answering import hand_on
from evenground.decisions.actions.effects import end_founding
from evenground.decisions.actions.proposing import Text, open_proposal
from evenground.decisions.domain.calendar import founding_ends
from evenground.decisions.domain.rule import Size, to_plain
from evenground.decisions.models import Decider, Kind, Objection, Proposal, State
from evenground.decisions.queries import current, my_staying_objections, rule_in_force
from evenground.groups import actions as groups
from evenground.groups.models import Group, HostActor, Invitation, Member
from evenground.groups.queries import day_in
from evenground.people.models import Person
from evenground.record import actions as record
from evenground.roles import actions as roles


@transaction.atomic
def open_group(*, by: HostActor | Member, group: Group, now: datetime) -> None:
    """Opens a group, and with it its two first decisions: what we call ourselves, and how we decide."""
    chain = record.lock(group.id)
    groups.open_group(chain=chain, group=group, by=by, now=now)
    open_proposal(
        chain=chain,
        group=group,
        by=None,
        kind=Kind.NAME,
        size=Size.SMALL,
        now=now,
        text=Text(group.name, _("It is only a working name. Is it ours? You can suggest another one.")),
    )
    open_proposal(
        chain=chain,
        group=group,
        by=None,
        kind=Kind.RULE,
        size=Size.LARGE,
        now=now,
        text=Text(
            _("We keep the starter rule for deciding."),
            _("We needed a rule to begin with. Is it ours? You can suggest other days and numbers."),
            params={"rule": to_plain(rule_in_force(group))},
        ),
    )


@transaction.atomic
def join_group(*, invitation: Invitation, person: Person, now: datetime) -> Member:
    """A person takes the place that was held open for them. In the founding time they decide on all that is open."""
    chain = record.lock(invitation.group_id)
    group = Group.objects.get(id=invitation.group_id)
    founding = group.together_on is None
    member = groups.join(chain=chain, invitation=invitation, person=person, part="unsaid", now=now)
    if founding:
        for proposal in Proposal.objects.filter(group=group, state=State.OPEN):
            version = current(proposal)
            if member in kinds.deciders(group, proposal.kind, json.loads(version.params)):
                Decider.objects.get_or_create(version=version, member=member, defaults={"part": member.part})
    return member


@transaction.atomic
def leave_group(*, by: Member, carriers: Mapping[str, Member], now: datetime) -> None:
    """Leaves a group at once, no reason needed. `carriers`: who carries an objection on, by its id."""
    chain = record.lock(by.group_id)
    mine: dict[str, Objection] = {str(row.id): row for row in my_staying_objections(by)}
    for key, to in carriers.items():
        if key in mine:
            hand_on(mine[key], to=to, now=now)
    roles.leave_all(chain=chain, by=by, now=now)
    groups.leave(chain=chain, member=by, now=now)


@transaction.atomic
def end_founding_if_due(*, group: Group, now: datetime) -> None:
    """After 30 days a group's founding time is over by itself."""
    chain = record.lock(group.id)
    group = Group.objects.get(id=group.id)
    if group.opened_on is None or group.together_on or day_in(group, now) <= founding_ends(group.opened_on):
        return
    end_founding(chain, group, now)
