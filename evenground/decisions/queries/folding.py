"""Which words on a decision's pages can be folded: all that people typed there and that every member may read."""

import uuid
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from evenground.decisions.models import Answer, Handover, Objection, State, Suggestion, Version, View, WatchPoint
from evenground.decisions.queries.pages import ASKED

# By the name under which they are folded: the rows of a decision, and where their words stand in a row.
_WORDS: dict[str, Callable[[Version], QuerySet[Any, Any]]] = {
    "objection": lambda text: Objection.objects.filter(proposal=text.proposal_id).values_list("words"),
    "suggestion": lambda text: Suggestion.objects.filter(proposal=text.proposal_id).values_list("what"),
    "answer": lambda text: Answer.objects.filter(version=text, code=ASKED).values_list("words"),
    "view": lambda text: _views(text).values_list("words"),
    "watchpoint": lambda text: WatchPoint.objects.filter(proposal=text.proposal_id).values_list("what"),
    "seen": lambda text: WatchPoint.objects.filter(proposal=text.proposal_id).values_list("seen"),
    "handover": lambda text: Handover.objects.filter(objection__proposal=text.proposal_id).values_list("may_settle"),
    "settled": lambda text: Handover.objects.filter(objection__proposal=text.proposal_id).values_list("settled"),
}


def words_to_fold(version: Version, thing: str, thing_id: uuid.UUID) -> str | None:
    """The words of one thing on a decision's pages. None where there is none, or where not everyone may read it."""
    if thing == "added":
        return version.proposal.views_added or None if thing_id == version.proposal_id else None
    row = _WORDS[thing](version).filter(id=thing_id).first() if thing in _WORDS else None
    return row[0] or None if row else None


def _views(text: Version) -> QuerySet[View]:
    """While owners look over their words, nobody else reads them."""
    rows = View.objects.filter(version=text, taken_back_on=None)
    gone_round = text.proposal.sent_on is not None or text.proposal.state == State.WITHDRAWN
    return rows if gone_round else rows.none()
