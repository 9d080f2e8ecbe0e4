"""Lists, how we decide, and receipts."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from evenground.decisions import queries
from evenground.decisions.queries import pages
from evenground.decisions.views.base import in_group, show
from evenground.design.pages import there
from evenground.design.requests import Request
from evenground.groups import queries as groups

if TYPE_CHECKING:
    from evenground.groups.models import Member

SHOWN = {
    "open": _("Open for your say"),
    "lately": _("Decided lately"),
    "put-off": _("Put off"),
    "everything": _("Everything"),
}
PAGE = 25


@in_group
def decisions(request: Request, member: "Member") -> HttpResponse:
    """What is open, decided lately, put off; or everything that was ever suggested."""
    which = request.GET.get("show", "open")
    which = which if which in SHOWN else "open"
    rows = {
        "open": queries.open_for(member),
        "lately": queries.lately(member, 25),
        "put-off": queries.coming_back(member),
        "everything": queries.proposals_of(member),
    }[which]
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    listed = pages.listed(page.object_list)
    return show(
        request,
        "list.html",
        member,
        which=which,
        kinds=SHOWN.items(),
        page=page,
        listed=listed,
        asked=any(row.asks for row in listed),
        reviews=pages.listed(queries.reviews_due(member, request.now)) if which in {"open", "lately"} else [],
    )


@in_group
def how_we_decide(request: Request, member: "Member") -> HttpResponse:
    """The rule in force, in sentences, with examples."""
    group = member.group
    return show(
        request,
        "how.html",
        member,
        rule=queries.rule_in_force(group),
        decided=bool(group.rule),
        founding=groups.is_founding(group, request.now),
    )


@login_required
def receipt(request: Request, key: uuid.UUID) -> HttpResponse:
    """The receipt of my own answer; for anybody else it is not there."""
    answer = there(pages.my_receipt(request.user.pk, key))
    proposal = answer.version.proposal
    return render(
        request,
        "decisions/receipt.html",
        {
            "answer": answer,
            "version": answer.version,
            "proposal": proposal,
            "group": proposal.group,
            "member": answer.member,
            "word": pages.entry_word(proposal.group_id, answer.entered_as),
            "keeper": settings.KEEPER,
        },
    )
