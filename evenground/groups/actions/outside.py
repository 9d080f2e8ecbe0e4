"""The outside contact decides about a pause of posting where fewer than two members are left to (deciding, Power)."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups import entries, permissions
from evenground.groups.actions.base import locked
from evenground.groups.actions.decided import keep_posting_paused
from evenground.groups.domain import pauses
from evenground.groups.models import Group, Helper, Member, OutsideSays, PostingPause
from evenground.groups.queries import day_in, outside_for, pauses_without_answer
from evenground.notices.actions import tell, tell_address
from evenground.people.queries import verified_address
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused

OUTSIDE = "outside contact"  # the role alone: the record names nobody


def ask_outside(*, pause: PostingPause, now: datetime) -> None:
    """The inner step, under the lock already held: one letter to the outside contact, by address or as a person here.

    Where nobody can be asked nothing happens, and the pause ends by itself.
    """
    helper = outside_for(pause)
    if helper is None or now >= pauses.answer_until(pause.starts):
        return
    pause.outside = helper
    pause.save(update_fields=["outside"])
    about = f"groups.pause:{pause.id}"
    if helper.person is not None and verified_address(helper.person) == helper.email.lower():
        tell(person=helper.person, kind="pause_to_decide", group_id=pause.group_id, about=about, now=now)
    else:
        tell_address(address=helper.email, kind="pause_to_decide", group_id=pause.group_id, about=about, now=now)


def ask_whoever_is_outside_now(*, group: Group, now: datetime) -> None:
    """The inner step when another outside contact was named: what nobody answered yet is theirs to answer."""
    for pause in pauses_without_answer(group, now):
        ask_outside(pause=pause, now=now)


@transaction.atomic
def answer_about_pause(*, by: Helper, pause: PostingPause, answer: str, now: datetime) -> None:
    """The outside contact says whether a pause goes on for 14 days or ends now, and the person is told."""
    chain, by = locked(by)
    pause = PostingPause.objects.select_related("group", "member__person").get(id=pause.id)
    permissions.may_answer_about_pause(by, pause, now).or_refuse()
    if answer not in OutsideSays.values:
        raise Refused(_("Choose one of the two."))
    pause.outside_said = OutsideSays(answer)
    pause.save(update_fields=["outside_said"])
    record.write(chain, entries.OUTSIDE_ANSWERED, actor=OUTSIDE, day=day_in(pause.group, now))
    member = pause.member
    if pause.outside_said == OutsideSays.GO_ON:
        until = pauses.longer(now, member.no_posts_until)
        keep_posting_paused(chain=chain, member=member, until=until, now=now, by=OUTSIDE)
    else:
        _end(pause, member, now)
    about = f"groups.pause:{pause.id}"
    tell(person=member.person, kind="pause_answered", group_id=pause.group_id, about=about, now=now)


def _end(pause: PostingPause, member: Member, now: datetime) -> None:
    others = list(member.posting_pauses.exclude(id=pause.id).values_list("until", flat=True))
    member.no_posts_until = pauses.after_ending(member.no_posts_until, pause.until, others, now)
    member.save(update_fields=["no_posts_until"])
    pause.until = min(pause.until, now)
    pause.save(update_fields=["until"])
