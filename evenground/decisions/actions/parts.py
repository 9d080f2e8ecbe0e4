"""How people who came in while the group was founding take part, for what they found open."""

from django.db.models import OuterRef, Subquery

from evenground.decisions.models import Decider, Proposal
from evenground.decisions.queries import current
from evenground.groups.models import Member, MemberState, Part


def note_parts(proposal: Proposal) -> None:
    """In the founding time: who had not said how they take part, and says it, counts so for the text that is open.

    An inner step, under a lock already held, of the daily look, of the close and of the end of the founding time.
    What was said once is frozen. After the founding time nothing changes any more.
    """
    if proposal.group.together_on is not None:
        return
    unsaid = Decider.objects.filter(version=current(proposal), part=Part.UNSAID)
    said = unsaid.exclude(member__part=Part.UNSAID).exclude(member__state=MemberState.LEFT)
    said.update(part=Subquery(Member.objects.filter(id=OuterRef("member_id")).values("part")[:1]))
