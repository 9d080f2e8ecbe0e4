"""What every action here begins with."""

from evenground.groups.models import Member
from evenground.record import actions as record
from evenground.record.models import Chain


def locked(by: Member) -> tuple[Chain, Member]:
    """The group's chain, locked, and this member as they are now."""
    chain = record.lock(by.group_id)
    return chain, Member.objects.select_related("group").get(id=by.id)
