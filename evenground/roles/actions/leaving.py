"""What becomes of roles when somebody leaves the group."""

from datetime import datetime

from evenground.groups.models import Member
from evenground.record.models import Chain
from evenground.roles.actions.cards import open_again
from evenground.roles.models import BackChoice, BackKeeper, Feed, Got, MyLevel, Offer, Paper, Ready, RoleCard, Skill


def leave_all(*, chain: Chain, by: Member, now: datetime) -> None:
    """The inner step of leaving: what they carry stands open again, and what was theirs alone is deleted."""
    RoleCard.objects.filter(back_up=by).update(back_up=None)  # somebody else can back it up
    open_again(chain=chain, by=by, now=now)
    for model in (Skill, BackChoice, BackKeeper, Got, Feed, MyLevel, Paper, Ready):
        model.objects.filter(member=by).delete()
    Offer.objects.filter(to=by).delete()
    BackChoice.objects.filter(told=by).update(told=None)
