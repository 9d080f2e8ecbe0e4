"""What every page of decisions begins with: whose place it is, and how a refusal keeps the words."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.db import OperationalError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from evenground.decisions.queries import pages
from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.record.domain.verdict import Refused

if TYPE_CHECKING:
    from evenground.decisions.models import Proposal, Version
    from evenground.groups.models import Member


Page = Callable[..., HttpResponse]


def in_group(page: Page) -> Page:
    """The page gets the person's place in the group; without one it is not there."""

    @login_required
    @wraps(page)
    def inner(request: Request, group_id: uuid.UUID, **which: Any) -> HttpResponse:
        return page(request, groups.place(request.user, group_id), **which)

    return inner


def on_text(page: Page) -> Page:
    """The page gets the person's place and the newest text of a proposal of that group, or is not there."""

    @in_group
    @wraps(page)
    def inner(request: Request, member: "Member", proposal_id: uuid.UUID, **which: Any) -> HttpResponse:
        return page(request, member, there(pages.opened(member, proposal_id)), **which)

    return inner


def there(found: Any) -> Any:
    """What was found. Raises Http404 where nothing was."""
    if found is None:
        raise Http404
    return found


def attempt(do: Callable[[], HttpResponse], again: Callable[[str, int], HttpResponse]) -> HttpResponse:
    """Does it; where it is refused or the database is busy, `again` shows the same page with the words in it."""
    try:
        return do()
    except Refused as refused:
        return again(refused.reason, 403)
    except OperationalError:
        return again(_("We couldn't save that just now. Your words are still here."), 503)


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
    return attempt(do, again)
