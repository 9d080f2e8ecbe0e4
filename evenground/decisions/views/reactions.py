"""The talk below a suggestion, and which words on its page are folded."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse

from evenground.decisions.forms import ReactionForm
from evenground.decisions.views.base import Request, show
from evenground.talk import permissions as talk
from evenground.talk import queries as said

if TYPE_CHECKING:
    from evenground.decisions.models import Proposal, Version
    from evenground.groups.models import Member


def subject(proposal: "Proposal") -> str:
    """How talk names a proposal."""
    return f"decisions.proposal:{proposal.id}"


# A talk may grow to hundreds of messages. A suggestion's own page shows the last ones, for old phones and slow lines.
SHOWN_BELOW = 10


def talk_below(
    request: Request, member: "Member", proposal: "Proposal", reacting: ReactionForm | None = None
) -> dict[str, Any]:
    """What the page's talk needs: what was said last, a form to say more, and which words of any kind are folded."""
    wishes = said.wishes_in(member.group_id)
    last = said.messages_about(member, subject(proposal), wishes, newest=SHOWN_BELOW + 1)
    return {
        "reactions": last[-SHOWN_BELOW:],
        "said_before": len(last) > SHOWN_BELOW,
        "folded": said.folded_by(wishes),
        "back": reverse("proposal", kwargs={"group_id": member.group_id, "proposal_id": proposal.id}),
        **_to_say(request, member, reacting),
    }


def folded_now(member: "Member") -> set[str]:
    """Which words are folded in the group, of any kind. One question."""
    return said.folded_by(said.wishes_in(member.group_id))


def whole_talk(request: Request, member: "Member", version: "Version") -> HttpResponse:
    """The talk from its beginning, on a page of its own."""
    one = version.proposal
    return show(
        request, "talk.html", member, proposal=one, version=version,
        reactions=said.messages_about(member, subject(one)),
        back=reverse("react", kwargs={"group_id": member.group_id, "proposal_id": one.id}),
        **_to_say(request, member, None),
    )  # fmt: skip


def _to_say(request: Request, member: "Member", reacting: ReactionForm | None) -> dict[str, Any]:
    return {
        "talk_form": reacting or ReactionForm(auto_id="talk_%s"),
        "may_say": talk.may_say(member, request.now),
    }
