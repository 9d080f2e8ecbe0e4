"""A group's page, where somebody new begins, and what each of us can do."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.home.queries import acts, gathered


@login_required
def group(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What is open for my say, what we decided lately with the views beside it, what's next and who can help.

    Who acts for the host, or helps, and is no member, is led to the page that is theirs.
    """
    member = groups.membership(request.user, group_id)
    if member is None:
        if groups.acts_for_host(request.user, group_id):
            return redirect("host", group_id=group_id)
        if groups.helper_role(request.user, group_id):
            return redirect("who_helps", group_id=group_id)
    if member is None or member.group.opened_on is None:
        raise Http404
    context = {"group": member.group, "member": member, "here": gathered.now_in(member, request.now)}
    return render(request, "home/group.html", context)


@login_required
def start_here(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """The first page after joining: hello or not, what each of us can do, who can help, one open decision."""
    member = groups.place(request.user, group_id)
    context = {
        "group": member.group,
        "member": member,
        "first": gathered.first_for(member),
        "helpers": gathered.helpers_first(groups.helpers_of(member.group)),
        "founding": groups.is_founding(member.group, request.now),
    }
    return render(request, "home/start_here.html", context)


@login_required
def can(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """What each of us can do here: the same page for every member, from the tables that the actions themselves ask."""
    member = groups.place(request.user, group_id)
    context = {"group": member.group, "all": acts.acts_of_all(), "some": acts.acts_of_some()}
    return render(request, "home/can.html", context)


@login_required
def about_us(request: Request, group_id: uuid.UUID) -> HttpResponse:
    """Who we are and how we work: the way to every page that tells of it."""
    member = groups.place(request.user, group_id)
    return render(request, "home/about_us.html", {"group": member.group})
