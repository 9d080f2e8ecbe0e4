"""What the group decided, taking effect. Inner steps: the caller holds the group's lock."""

from datetime import datetime

from django.utils.translation import gettext as _

from evenground.groups import entries
from evenground.groups.actions.base import digest
from evenground.groups.actions.joining import make_place
from evenground.groups.models import Agreement, Group, Invitation, Member, MemberState, Part
from evenground.groups.queries import day_in
from evenground.notices.actions import tell_address
from evenground.record import actions as record
from evenground.record.domain.kinds import Kind
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain

GROUP = "group"  # the group itself acted, by a decision


def name_group(*, chain: Chain, group: Group, name: str, now: datetime) -> None:
    """The group takes its name."""
    group.refresh_from_db()
    group.name, group.name_decided = " ".join(clean(name).split())[:200], True
    group.save(update_fields=["name", "name_decided"])
    _write(chain, entries.NAMED, group, now)


def set_rule(*, chain: Chain, group: Group, rule: str, now: datetime) -> None:
    """The group sets its rule (JSON, checked by decisions). It holds for what opens from now on."""
    group.refresh_from_db()
    group.rule = rule
    group.save(update_fields=["rule"])
    _write(chain, entries.RULE_SET, group, now)


def end_founding(*, chain: Chain, group: Group, now: datetime) -> None:
    """The group is together. From now on, joining is a decision. A second time changes nothing."""
    group.refresh_from_db()
    if group.together_on is not None:
        return
    group.together_on = day_in(group, now)
    group.save(update_fields=["together_on"])
    _write(chain, entries.TOGETHER, group, now)


def agree(*, chain: Chain, group: Group, words: str, now: datetime) -> Agreement:
    """The working agreement in force. Earlier ones are kept."""
    row = Agreement.objects.create(
        group=group, words=clean(words), salt=record.new_salt(), since=day_in(group, now), decided=True
    )
    _write(chain, entries.AGREED, group, now, digests=[digest(row.salt, row.words)])
    return row


def admit(*, chain: Chain, group: Group, email: str, now: datetime) -> Invitation:
    """A place held open by decision, for 30 days. Any member can hand its code on."""
    row = make_place(group, by=None, decided=True, now=now)
    _write(chain, entries.ADMITTED, group, now)
    if email:
        about = f"groups.invitation:{row.id}"
        tell_address(address=email, kind="invited", group_id=group.id, about=about, now=now)
    return row


def remove_member(*, chain: Chain, member: Member, now: datetime) -> None:
    """Somebody's place ends, by decision, and with it the invitations that they made and nobody used."""
    row = _in_the_group(member)
    row.state = MemberState.LEFT
    row.save(update_fields=["state"])
    Invitation.objects.filter(from_member=row, used_on=None).delete()
    _write(chain, entries.REMOVED, row.group, now)


def set_part(*, chain: Chain, member: Member, part: str, now: datetime) -> None:
    """How somebody takes part, settled by decision. The record does not say how."""
    row = _in_the_group(member)
    if part not in Part.values:
        raise Refused(_("Choose one of the four ways of taking part."))
    row.part = Part(part)
    row.save(update_fields=["part"])
    _write(chain, entries.PART_SET, row.group, now)


def keep_posting_paused(*, chain: Chain, member: Member, until: datetime, now: datetime, by: str = GROUP) -> None:
    """The group, or the outside contact in its place, decided that somebody's posting stays paused until a moment."""
    row = _in_the_group(member)
    row.no_posts_until = until
    row.save(update_fields=["no_posts_until"])
    record.write(chain, entries.POSTING_KEPT, actor=by, day=day_in(row.group, now))


def _in_the_group(member: Member) -> Member:
    row = Member.objects.select_related("group").get(id=member.id)
    if row.state == MemberState.LEFT:
        raise Refused(_("This person is not in the group any more."))
    return row


def _write(chain: Chain, kind: Kind, group: Group, now: datetime, digests: list[str] | None = None) -> None:
    record.write(chain, kind, actor=GROUP, day=day_in(group, now), digests=digests or [])
