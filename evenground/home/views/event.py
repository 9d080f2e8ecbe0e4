"""The pages of an event: for members, with where we are on the way and what lies behind us; and for everyone."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render

from evenground.design.requests import Request
from evenground.events import permissions, queries
from evenground.groups import queries as groups
from evenground.home.queries.events import founding_of
from evenground.ideas import queries as ideas
from evenground.questions import queries as questions
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
        "cards": roles.cards_for(member, row),
        "shown": ideas.shown_at(row),
        "thanks": roles.thanks_in(member, row.id),
        "past": queries.past_of(row),
        "rooms": questions.rooms_of(row),
        "promises": questions.in_sight_of(row, groups.day_in(member.group, request.now)),
        "may": permissions.may_change(member, row, request.now),
        "may_reopen": permissions.may_reopen(member, row, request.now),
    }
    return render(request, "home/event.html", context)


def public_event(request: Request, event_id: uuid.UUID) -> HttpResponse:
    """For everyone: what, when, where, and how people get in. Joining details are for those who have a place."""
    row = queries.published(event_id)
    if row is None:
        raise Http404
    context = {
        "event": row,
        "now": queries.open_programme(row),
        "may": permissions.may_sign_up(row, request.now),
        "shown": ideas.shown_to_all(row),
    }
    return render(request, "home/public_event.html", context)
