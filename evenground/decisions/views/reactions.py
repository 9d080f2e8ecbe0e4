"""The talk below a suggestion, and which words on its page are folded."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from evenground.decisions.forms import ReactionForm
from evenground.decisions.views.base import Request
from evenground.talk import permissions as talk
from evenground.talk import queries as said

if TYPE_CHECKING:
    from evenground.decisions.models import Proposal
    from evenground.groups.models import Member


def subject(proposal: "Proposal") -> str:
    """How talk names a proposal."""
    return f"decisions.proposal:{proposal.id}"


def talk_below(
    request: Request, member: "Member", proposal: "Proposal", reacting: ReactionForm | None = None
) -> dict[str, Any]:
    """What the page's talk needs: what was said, a form to say more, and which words of any kind are folded."""
    wishes = said.wishes_in(member.group_id)
    return {
        "reactions": said.messages_about(member, subject(proposal), wishes),
        "folded": said.folded_by(wishes),
        "talk_form": reacting or ReactionForm(auto_id="talk_%s"),
        "may_say": talk.may_say(member, request.now),
        "back": reverse("proposal", kwargs={"group_id": member.group_id, "proposal_id": proposal.id}),
    }
