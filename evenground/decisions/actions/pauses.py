"""After a pause of posting: the group decides, without the person paused and whoever paused them.

Where fewer than two are left, the outside contact does (the deciding rule, Power).
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.decisions.actions import kinds
from evenground.decisions.actions.base import tell_all
from evenground.decisions.actions.proposing import Text, open_proposal
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Kind
from evenground.groups import actions as groups
from evenground.groups.domain.pauses import DAYS_MORE
from evenground.groups.models import MemberState, PostingPause
from evenground.record import actions as record

FEWEST = 2


@transaction.atomic
def ask_about_pause(*, pause: PostingPause, now: datetime) -> None:
    """Opens the group's decision about a pause, once. With fewer than two left to decide, the outside contact does."""
    chain = record.lock(pause.group_id)
    pause = PostingPause.objects.select_related("group", "member__person", "by").get(id=pause.id)
    if pause.asked_on is not None:
        return
    groups.note_asked(pause=pause, now=now)
    params = {"member": str(pause.member_id), "days": DAYS_MORE}
    if pause.member.state == MemberState.LEFT:
        return
    if len(kinds.deciders(pause.group, Kind.POSTING, params)) < FEWEST:
        groups.ask_outside(pause=pause, now=now)
        return
    what = _("%(name)s's posting stays paused for %(days)d more days.") % {
        "name": pause.member.person.name,
        "days": DAYS_MORE,
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
