"""What the pages of support share: who is here, whom an address means, and a refusal with the words kept."""

import uuid
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from evenground.design.pages import there
from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.support import queries


def group_here(request: Request, group_id: uuid.UUID) -> Any:
    """The group, for its members, who acts for its host, and who helps. Raises Http404 for all others."""
    member = groups.membership(request.user, group_id)
    request.not_member = member is None
    role = member or groups.acts_for_host(request.user, group_id) or groups.helper_role(request.user, group_id)
    if role is None or role.group.opened_on is None:
        raise Http404
    return role.group


def person_here(group: Any, person_id: Any) -> Any:
    """Somebody of the group. Raises Http404 for anybody else."""
    return there(queries.person_here(group, person_id))


def page(request: HttpRequest, name: str, group: Any, **more: Any) -> HttpResponse:
    """A page of support, which nothing between here and its reader may keep."""
    response = render(request, f"support/{name}.html", {"group": group, "keeper": settings.KEEPER, **more})
    response["Cache-Control"] = "no-store"
    return response
