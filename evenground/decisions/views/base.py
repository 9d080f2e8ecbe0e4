"""What every page of decisions begins with: whose place it is, and how a refusal keeps the words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from evenground.decisions.queries import pages
from evenground.design.pages import attempt_or, with_place, with_thing
from evenground.design.requests import Request
from evenground.groups import queries as groups

if TYPE_CHECKING:
    from evenground.decisions.models import Proposal, Version
    from evenground.groups.models import Member


in_group = with_place(groups.place)
on_text = with_thing(in_group, "proposal_id", pages.opened)  # the newest text of a proposal of that group


def status_now(member: "Member", version: "Version", status: int, number: int | None = None) -> int:
    """409 instead of 403 where the thing itself changed meanwhile: it closed, or has other words."""
    fresh = pages.opened(member, version.proposal_id)
    moved = fresh is None or fresh.proposal.state != pages.OPEN or fresh.number != (number or fresh.number)
    return 409 if status == 403 and moved else status


def to_proposal(proposal: "Proposal", part: str = "") -> HttpResponseRedirect:
    """Back to the proposal's page, or to its outcome once it is closed."""
    place = redirect("proposal", group_id=proposal.group_id, proposal_id=proposal.id)
    return HttpResponseRedirect(f"{place.url}{part}")


def to_outcome(proposal: "Proposal", part: str = "") -> HttpResponseRedirect:
    place = redirect("outcome", group_id=proposal.group_id, proposal_id=proposal.id)
    return HttpResponseRedirect(f"{place.url}{part}")


def show(request: Request, template: str, member: "Member", status: int = 200, **context: Any) -> HttpResponse:
    """A page of this group."""
    context = {"member": member, "group": member.group, "today": groups.day_in(member.group, request.now), **context}
    return render(request, f"decisions/{template}", context, status=status)


def form_page(
    request: Request,
    member: "Member",
    form: Any,
    do: Callable[[], HttpResponse],
    *,
    version: "Version | None" = None,
    template: str = "form.html",
    **context: Any,
) -> HttpResponse:
    """A page with one form: shown, or done and left, or shown again with the reason and every typed word."""

    def again(reason: str = "", status: int = 200) -> HttpResponse:
        if reason and version is not None:
            status = status_now(member, version, status)
        kept = {"form": form, "reason": reason, "version": version, **context}
        if version is not None:
            kept["proposal"] = version.proposal
        return show(request, template, member, status, **kept)

    if request.method != "POST":
        return again()
    if not form.is_valid():
        return again("", 400)
    return attempt_or(do, again)
