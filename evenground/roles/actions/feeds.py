"""A member's own calendar address: made, replaced, ended. Nothing of it stands in the record."""

from django.db import transaction

from evenground.groups.models import Member
from evenground.roles import permissions
from evenground.roles.actions.base import locked
from evenground.roles.models import Feed


@transaction.atomic
def new_feed(*, by: Member) -> Feed:
    """A new address. An earlier one ends at once."""
    _chain, by = locked(by)
    permissions.may_have_feed(by).or_refuse()
    Feed.objects.filter(member=by).delete()
    return Feed.objects.create(member=by)


@transaction.atomic
def end_feed(*, by: Member) -> None:
    """The address leads nowhere from now on."""
    _chain, by = locked(by)
    Feed.objects.filter(member=by).delete()
