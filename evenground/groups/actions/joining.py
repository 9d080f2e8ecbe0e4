"""Asking somebody to join; joining, saying no thanks, having a pause, leaving."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups import entries, permissions
from evenground.groups.actions.base import By, actor, locked, locked_group
from evenground.groups.domain.codes import new_code
from evenground.groups.domain.days import invitation_ends
from evenground.groups.models import Group, HostActor, Invitation, Member, MemberState, Part
from evenground.groups.queries import day_in
from evenground.notices.actions import tell_address
from evenground.people.models import Person
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain

MOST_AT_ONCE = 20
MOST_OPEN = 100


@transaction.atomic
def invite(*, by: By, now: datetime, places: int = 1, email: str = "") -> list[Invitation]:
    """Holds places open, each for one person, for 30 days. With an address, the invitation goes there by email.

    The address goes into the outbox alone, which forgets it once the mail is sent.
    """
    chain, by = locked(by)
    group = by.group
    permissions.may_invite(by, group, now).or_refuse()
    places = 1 if email else places
    if not 1 <= places <= MOST_AT_ONCE:
        raise Refused(_("Choose 1 to %(most)d places at once.") % {"most": MOST_AT_ONCE})
    day = day_in(group, now)
    held = group.invitations.filter(used_on=None, ends_on__gte=day).count()
    if held + places > MOST_OPEN:
        raise Refused(_("Many places are held open already. Take some back first."))
    made = [make_place(group, by=by, decided=False, now=now) for _number in range(places)]
    record.write(chain, entries.INVITED, actor=actor(by), day=day, facts={"places": places})
    if email:
        about = f"groups.invitation:{made[0].id}"
        tell_address(address=clean(email), kind="invited", group_id=group.id, about=about, now=now)
    return made


def make_place(group: Group, *, by: By | None, decided: bool, now: datetime) -> Invitation:
    day = day_in(group, now)
    while Invitation.objects.filter(code=(code := new_code())).exists():
        pass
    return Invitation.objects.create(
        group=group,
        code=code,
        from_member=by if isinstance(by, Member) else None,
        from_host=by if isinstance(by, HostActor) else None,
        made_on=day,
        ends_on=invitation_ends(day),
        decided=decided,
    )


@transaction.atomic
def take_back_place(*, by: By, invitation: Invitation, now: datetime) -> None:
    """Its maker takes a place back. Nothing of it is kept."""
    chain, by = locked(by)
    row = Invitation.objects.filter(id=invitation.id, group=by.group, used_on=None).first()
    mine = row is not None and by.id in {row.from_member_id, row.from_host_id}
    if row is None or not mine:
        raise Refused(_("Only the person who made an invitation can take it back."))
    row.delete()
    record.write(chain, entries.TAKEN_BACK, actor=actor(by), day=day_in(by.group, now))


@transaction.atomic
def no_thanks(*, invitation: Invitation, now: datetime) -> None:
    """Somebody says no thanks: no more mail about this. No reason, no entry, nobody told, no trace of who.

    The code goes on working until its day. Else whoever made the invitation could try it, and learn of the no.
    """
    locked_group(invitation.group)
    Invitation.objects.filter(id=invitation.id, used_on=None).update(no_more_mail=True)


def join(*, chain: Chain, invitation: Invitation, person: Person, part: str, now: datetime) -> Member:
    """The inner step of joining, under the lock already held. Raises Refused where the place can't be taken."""
    row = Invitation.objects.select_related("group").get(id=invitation.id)
    permissions.may_join(row, person, now).or_refuse()
    group, day = row.group, day_in(row.group, now)
    member = Member.objects.create(group=group, person=person, part=_known(part), joined_on=day)
    row.used_on = day
    row.save(update_fields=["used_on"])
    group.last_joined_on = day
    group.save(update_fields=["last_joined_on"])
    record.write(chain, entries.JOINED, actor=actor(member), day=day)
    return member


@transaction.atomic
def take_part(*, by: Member, part: str, now: datetime) -> None:
    """Says how I take part. Seen by nobody else; it has one effect, the lived-experience half of the quorum."""
    _chain, by = locked(by)
    permissions.is_member(by, by.group).or_refuse()
    by.part = _known(part)
    by.save(update_fields=["part"])


def _known(part: str) -> Part:
    if part not in Part.values:
        raise Refused(_("Choose one of the four ways of taking part."))
    return Part(part)


@transaction.atomic
def pause(*, by: Member, now: datetime) -> None:
    """Has a pause: nothing is asked of me, no mail comes. No entry, no reason, nobody is told."""
    _chain, by = locked(by)
    permissions.is_member(by, by.group).or_refuse()
    by.state = MemberState.PAUSED
    by.save(update_fields=["state"])


@transaction.atomic
def come_back(*, by: Member, now: datetime) -> None:
    """Comes back from a pause."""
    _chain, by = locked(by)
    permissions.is_member(by, by.group).or_refuse()
    by.state = MemberState.ACTIVE
    by.save(update_fields=["state"])


def leave(*, chain: Chain, member: Member, now: datetime) -> None:
    """The inner step of leaving, under the lock already held. Leaving twice is fine. Anyone may come back later."""
    row = Member.objects.select_related("group").get(id=member.id)
    if row.state == MemberState.LEFT:
        return
    row.state = MemberState.LEFT
    row.save(update_fields=["state"])
    record.write(chain, entries.LEFT, actor=actor(row), day=day_in(row.group, now))
