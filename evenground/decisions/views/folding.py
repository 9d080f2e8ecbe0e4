"""Folding what stands on a decision's page. It touches no count, outcome or export (the deciding rule, Kept safe)."""

import uuid
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from evenground.decisions.queries import folding, pages
from evenground.decisions.views.base import Request, on_text, show, to_outcome, to_proposal
from evenground.design.pages import there
from evenground.talk import actions as talk
from evenground.talk import permissions

if TYPE_CHECKING:
    from evenground.decisions.models import Version
    from evenground.groups.models import Member


@on_text
def fold_words(request: Request, member: "Member", version: "Version", thing: str, thing_id: uuid.UUID) -> HttpResponse:
    """A wish to fold what somebody typed on a decision's page: at once for who is named, else with a second."""
    words = there(folding.words_to_fold(version, thing, thing_id))
    about = f"decisions.{thing}:{thing_id}"
    permissions.may_fold(member, about).or_refuse()
    if request.method != "POST":
        return show(request, "fold.html", member, proposal=version.proposal, version=version, words=words)
    talk.wish_fold(by=member, about=about, names_me=request.POST.get("why") == "named", now=request.now)
    messages.success(request, _("Saved. Nobody is told that it was you."))
    one = version.proposal
    return to_proposal(one) if one.state == pages.OPEN else to_outcome(one)
