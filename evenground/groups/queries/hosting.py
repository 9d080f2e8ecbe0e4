"""Who acts for the host, and what was done for it."""

import uuid

from django.db.models import QuerySet
from django.http import Http404

from evenground.groups.models import Group, HostAct, HostActor


def host_actors_of(group: Group) -> QuerySet[HostActor]:
    return group.host_actors.filter(until=None).select_related("person").order_by("id")


def host_actor_in(group: Group, actor_id: uuid.UUID) -> HostActor:
    """Somebody who acts for this group's host now. Raises Http404."""
    found = group.host_actors.select_related("group", "person").filter(id=actor_id, until=None).first()
    if found is None:
        raise Http404
    return found


def host_acts_of(group: Group) -> QuerySet[HostAct]:
    """Everything done for the host, newest first."""
    return group.host_acts.select_related("actor__person").order_by("-done_on", "-id")


def act_to_write_of(act_id: uuid.UUID) -> HostAct | None:
    """An act for the host, for its letter."""
    return HostAct.objects.filter(id=act_id).select_related("group").first()
