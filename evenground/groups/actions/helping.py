"""Who helps, and the pause of posting that keeps people safe."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups import entries, permissions
from evenground.groups.actions.base import By, actor, host_act, locked, one_line, person_at, said
from evenground.groups.actions.outside import ask_whoever_is_outside_now
from evenground.groups.domain import pauses
from evenground.groups.models import Helper, HelperKind, HostActKind, Member, PostingPause
from evenground.groups.queries import day_in
from evenground.notices.actions import tell
from evenground.people.models import Person
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused


@transaction.atomic
def name_helper(
    *,
    by: By,
    kind: str,
    name: str,
    now: datetime,
    job: str = "",
    phone: str = "",
    email: str = "",
    there: str = "",
    does: str = "",
    does_not: str = "",
) -> Helper:
    """Says who helps. A new lead, deputy, outside contact or number takes over from the one before."""
    chain, by = locked(by)
    group = by.group
    if kind not in HelperKind.values:
        raise Refused(_("Choose one of these."))
    permissions.may_name_helper(by, group, kind).or_refuse()
    day = day_in(group, now)
    helper = Helper(
        group=group,
        kind=kind,
        name=said(one_line(name, 200), _("Say who it is, by name.")),
        job=one_line(job, 200),
        phone=one_line(phone, 60),
        email=one_line(email, 254),
        there=one_line(there, 200),
        does=one_line(does, 400),
        does_not=one_line(does_not, 400),
    )
    _can_be_reached(helper)
    helper.person = _person(helper, now)
    _not_one_person_twice(helper)
    _take_over(helper, now)
    digests = _on_the_hosts_page(by, helper, f"{HelperKind(kind).label}: {helper.name}", now)
    record.write(chain, entries.HELPER_NAMED, actor=actor(by), day=day, facts={"role": kind}, digests=digests)
    return helper


def _take_over(helper: Helper, now: datetime) -> None:
    if helper.kind != HelperKind.BESIDE:
        helper.group.helpers.filter(kind=helper.kind, ended_on=None).update(ended_on=day_in(helper.group, now))
    helper.save()
    if helper.kind == HelperKind.OUTSIDE:
        ask_whoever_is_outside_now(group=helper.group, now=now)


def _on_the_hosts_page(by: By, helper: Helper, words: str, now: datetime) -> list[str]:
    """While a group is prepared nobody is there to read of it; later every member can."""
    if helper.group.opened_on is None:
        return []
    return host_act(by, kind=HostActKind.HELPER, words=words, about=f"groups.helper:{helper.id}", now=now)


def _can_be_reached(helper: Helper) -> None:
    if helper.kind != HelperKind.BESIDE and not (helper.phone or helper.email):
        raise Refused(_("Give a phone number or an email address, so that people can reach them."))
    if helper.kind == HelperKind.HOURS and not helper.phone:
        raise Refused(_("Out of hours, people need a number to ring."))


def _person(helper: Helper, now: datetime) -> Person | None:
    """A helper with an email gets a way to sign in. Out-of-hours numbers are nobody's."""
    if not helper.email or helper.kind == HelperKind.HOURS:
        return None
    return person_at(helper.email, group=helper.group, name=helper.name, now=now)


def _not_one_person_twice(helper: Helper) -> None:
    """Lead, deputy and outside contact are three people: each is there for when it is about another."""
    kinds = {HelperKind.LEAD, HelperKind.DEPUTY, HelperKind.OUTSIDE}
    if helper.kind not in kinds:
        return
    for other in helper.group.helpers.filter(kind__in=kinds - {HelperKind(helper.kind)}, ended_on=None):
        same_person = helper.person_id is not None and helper.person_id == other.person_id
        if same_person or helper.name.casefold() == other.name.casefold():
            raise Refused(_("Lead, deputy and outside contact are three people. Name somebody else here."))


@transaction.atomic
def end_helper(*, by: By, helper: Helper, now: datetime) -> None:
    """Somebody no longer helps. The four that a group needs are replaced, never left empty."""
    chain, by = locked(by)
    helper = Helper.objects.select_related("group").get(id=helper.id)
    permissions.may_end_helper(by, helper).or_refuse()
    helper.ended_on = day_in(by.group, now)
    helper.save(update_fields=["ended_on"])
    digests = _on_the_hosts_page(by, helper, _("No longer: %(name)s") % {"name": helper.name}, now)
    record.write(
        chain, entries.HELPER_ENDED, actor=actor(by), day=helper.ended_on, facts={"role": helper.kind}, digests=digests
    )


@transaction.atomic
def pause_posting(*, by: Helper, member: Member, matter: str, why: str, hours: int, now: datetime) -> PostingPause:
    """Pauses one person's posting, for safety and never for an opinion: at most 72 hours, once for the same matter.

    The record says only that a pause was used. Their answers and objections are not touched. Then the group decides.
    """
    chain, by = locked(by)
    member = Member.objects.select_related("group", "person").get(id=member.id)
    known = pauses.same_matter(said(one_line(matter, 200), _("Say which matter it is about, in a few words.")))
    permissions.may_pause_posting(by, member, known).or_refuse()
    why = said(why, _("Say why. The person reads it."))
    try:
        until = pauses.ends(now, hours)
    except ValueError:
        raise Refused(_("A pause is for 1 to 72 hours.")) from None
    pause = PostingPause.objects.create(
        group=member.group, member=member, by=by, matter=known, why=why, starts=now, until=until
    )
    member.no_posts_until = max(until, member.no_posts_until or until)
    member.save(update_fields=["no_posts_until"])
    record.write(chain, entries.POSTING_PAUSED, actor=record.PROGRAM, day=day_in(member.group, now))
    about = f"groups.pause:{pause.id}"
    tell(person=member.person, kind="posting_paused", group_id=member.group_id, about=about, now=now)
    return pause


def note_asked(*, pause: PostingPause, now: datetime) -> None:
    """The inner step, under the lock already held: the group was asked about this pause."""
    pause.asked_on = day_in(pause.group, now)
    pause.save(update_fields=["asked_on"])
