"""The page of an event: what it is, where we are on the way, what is open and fixed, and what lies behind us."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render

from evenground.design.requests import Request
from evenground.events import permissions, queries
from evenground.groups import queries as groups
from evenground.home.queries.events import founding_of
from evenground.roles import queries as roles


@login_required
def event(request: Request, group_id: uuid.UUID, event_id: uuid.UUID) -> HttpResponse:
    """For members. An event that is over shows the same, and cannot be changed."""
    member = groups.place(request.user, group_id)
    row = queries.event_in(member, event_id)
    if row is None:
        raise Http404
    context = {
        "group": member.group,
        "member": member,
        "event": row,
        "year": queries.year_of(row),
        "days": queries.days_of(row),
        "stages": queries.stages_of(row),
        "founding": [] if row.past else founding_of(member),
        "backs": roles.backs_for(row),
        "thanks": roles.thanks_in(member, row.id),
        "past": queries.past_of(row),
        "may": permissions.may_change(member, row, request.now),
        "may_reopen": permissions.may_reopen(member, row, request.now),
    }
    return render(request, "home/event.html", context)
