"""Starting a group in short steps, each saved, and opening it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups import entries, permissions
from evenground.groups.actions.base import By, actor, host_act, locked, one_line, said
from evenground.groups.domain.codes import new_group_code
from evenground.groups.domain.days import day_of
from evenground.groups.models import Agreement, Group, HostActKind, HostActor, Member
from evenground.groups.queries import choices_of, day_in
from evenground.people.models import Person
from evenground.record import actions as record
from evenground.record.models import Chain


@dataclass(frozen=True)
class Description:
    """What the first step says. `host_name` is "" for a group of its own."""

    name: str
    why: str
    time_needed: str = ""
    what_you_get_back: str = ""
    host_name: str = ""


@transaction.atomic
def start_group(
    *,
    by: Person,
    description: Description,
    now: datetime,
    job: str = "",
    also_member: bool = False,
    time_zone: str = "",
) -> Group:
    """Starts a group that is not open yet. For a host, its starter acts for the host; else they are its first member.

    `also_member`: who starts it for a host takes part as a member besides, like any other.
    """
    zone = time_zone or settings.TIME_ZONE
    day = day_of(now, zone)
    group = Group(code=_free_code(), time_zone=zone, started_by=by, started_on=day)
    _describe(group, description)
    group.save()
    chain = record.start(group.id)
    who: list[By] = []
    if group.host_name:
        who.append(HostActor.objects.create(group=group, person=by, job=one_line(job, 200), since=day))
    if not group.host_name or also_member:
        who.append(Member.objects.create(group=group, person=by, joined_on=day))
        group.last_joined_on = day
        group.save(update_fields=["last_joined_on"])
    record.write(chain, entries.STARTED, actor=actor(who[0]), day=day)
    return group


@transaction.atomic
def describe_group(*, by: By, description: Description, now: datetime) -> Group:
    """Writes the first step anew, until the group is open. Whether it has a host stays as it was started."""
    _chain, by = locked(by)
    group = by.group
    permissions.may_prepare(by, group).or_refuse()
    host = group.host_name
    _describe(group, description)
    group.host_name = (group.host_name or host) if host else ""
    group.save()
    return group


def _describe(group: Group, description: Description) -> None:
    group.name = said(one_line(description.name, 200), _("Give it a working name. The group chooses its own later."))
    group.why = said(description.why, _("Say why the group is there. One sentence is enough."))
    group.time_needed = one_line(description.time_needed, 300)
    group.what_you_get_back = one_line(description.what_you_get_back, 600)
    group.host_name = one_line(description.host_name, 200)


def _free_code() -> str:
    while Group.objects.filter(code=(code := new_group_code())).exists():
        pass
    return code


def open_group(*, chain: Chain, group: Group, by: By, now: datetime) -> None:
    """The inner step of opening, under the lock already held: invitations work from now on.

    Raises Refused while help is missing, and says which (the design, "Help").
    """
    group.refresh_from_db()
    permissions.may_open(by, group).or_refuse()
    day = day_in(group, now)
    group.opened_on = day
    group.save(update_fields=["opened_on"])
    fixed = [choice.fixed for choice in choices_of(group)]
    open_and_fixed = {"open": fixed.count(False), "fixed": fixed.count(True)}
    words = _("Founding choices: %(open)d open, %(fixed)d fixed.") % open_and_fixed
    digests = host_act(by, kind=HostActKind.OPENED, words=words, now=now)
    record.write(
        chain,
        entries.OPENED,
        actor=actor(by),
        day=day,
        facts={**open_and_fixed},
        digests=digests,
    )
    Agreement.objects.create(group=group, words=_starter_agreement(), salt=record.new_salt(), since=day)


def _starter_agreement() -> str:
    """A few lines to start from, until the group agrees on its own."""
    lines = (
        _("We speak for ourselves, and let others finish."),
        _("Anyone can say no, have a break, or leave, without a reason."),
        _("What people share here stays here, unless they say otherwise."),
        _("We can see things differently and still belong."),
        _("If something hurts, we say so, and we listen."),
    )
    return "\n".join(f"- {line}" for line in lines)
