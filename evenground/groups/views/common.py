"""What the pages of a group share: who is here."""

import uuid
from typing import Any

from django.http import Http404

from evenground.design.requests import Request
from evenground.groups import queries


def by_here(request: Request, group_id: uuid.UUID) -> Any:
    """The person as a member of an open group, or as somebody who acts for its host. Raises Http404 for all others."""
    member, host = _roles(request, group_id)
    return _open(member or host)


def host_or_member(request: Request, group_id: uuid.UUID) -> Any:
    """The same, but who is both acts for the host here."""
    member, host = _roles(request, group_id)
    return _open(host or member)


def anyone_here(request: Request, group_id: uuid.UUID) -> Any:
    """The group, for its members, who acts for its host, and who helps. Raises Http404 for all others."""
    member, host = _roles(request, group_id)
    return _open(member or host or queries.helper_role(request.user, group_id)).group


def _roles(request: Request, group_id: uuid.UUID) -> tuple[Any, Any]:
    member = queries.membership(request.user, group_id)
    request.not_member = member is None  # the ways round the group are fewer then
    return member, queries.acts_for_host(request.user, group_id)


def _open(role: Any) -> Any:
    if role is None or role.group.opened_on is None:
        raise Http404
    return role
