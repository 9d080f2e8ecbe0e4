"""After a pause of posting: the group decides, without the person paused and whoever paused them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions.actions import kinds
from evenground.decisions.actions.base import tell_all
from evenground.decisions.actions.proposing import Text, open_proposal
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Kind
from evenground.groups import actions as groups
from evenground.groups.models import MemberState, PostingPause
from evenground.record import actions as record

DAYS = 14
FEWEST = 2


@transaction.atomic
def ask_about_pause(*, pause: PostingPause, now: datetime) -> None:
    """Opens the group's decision about a pause, once. With fewer than two left to decide, the outside contact does."""
    chain = record.lock(pause.group_id)
    pause = PostingPause.objects.select_related("group", "member__person").get(id=pause.id)
    if pause.asked_on is not None:
        return
    groups.note_asked(pause=pause, now=now)
    params = {"member": str(pause.member_id), "days": DAYS}
    gone = pause.member.state == MemberState.LEFT
    if gone or len(kinds.deciders(pause.group, Kind.POSTING, params)) < FEWEST:
        return
    what = _("%(name)s's posting stays paused for %(days)d more days.") % {
        "name": pause.member.person.name,
        "days": DAYS,
    }
    why = _("A pause was used for safety. It ends by itself. Only we can decide that it goes on.")
    proposal = open_proposal(
        chain=chain,
        group=pause.group,
        by=None,
        kind=Kind.POSTING,
        size=Size.SMALL,
        text=Text(what, why, params=params),
        now=now,
    )
    tell_all(proposal, "proposal_opened", now=now, but=pause.member)
