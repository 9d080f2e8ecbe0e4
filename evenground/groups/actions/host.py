"""What is done for the host, on one page that all members see. Each act is on the record."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from evenground.groups import entries, permissions
from evenground.groups.actions.base import actor, digest, host_act, locked, one_line, person_at, said
from evenground.groups.domain.founding import names_an_amount
from evenground.groups.models import HostAct, HostActKind, HostActor
from evenground.groups.queries import active_members, day_in
from evenground.notices.actions import tell_all
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain


@transaction.atomic
def name_actor(*, by: HostActor, name: str, email: str, job: str, now: datetime) -> HostActor:
    """Names one more person who acts for the host. They get a way to sign in; they are no member by that."""
    chain, by = locked(by)
    group = by.group
    permissions.is_host(by, group).or_refuse()
    name = said(one_line(name, 200), _("Say who it is, by name."))
    email = said(one_line(email, 254), _("Give an email address, so that they can sign in."))
    person = person_at(email, group=group, name=name, now=now)
    if group.host_actors.filter(person=person, until=None).exists():
        raise Refused(_("This person acts for the host already."))
    day = day_in(group, now)
    new = HostActor.objects.create(group=group, person=person, job=one_line(job, 200), since=day)
    words = _("%(name)s acts for the host, too.") % {"name": name}
    digests = host_act(by, kind=HostActKind.ACTOR, words=words, about=f"groups.actor:{new.id}", now=now)
    record.write(chain, entries.ACTOR_NAMED, actor=actor(by), day=day, digests=digests)
    return new


@transaction.atomic
def end_actor(*, by: HostActor, other: HostActor, now: datetime) -> None:
    """Somebody no longer acts for the host. One person always does."""
    chain, by = locked(by)
    other = HostActor.objects.select_related("group", "person").get(id=other.id)
    permissions.may_end_actor(by, other).or_refuse()
    words = _("%(name)s no longer acts for the host.") % {"name": other.person.name}
    digests = host_act(by, kind=HostActKind.ACTOR, words=words, about=f"groups.actor:{other.id}", now=now)
    other.until = day_in(by.group, now)
    other.save(update_fields=["until"])
    record.write(chain, entries.ACTOR_ENDED, actor=actor(by), day=other.until, digests=digests)


@transaction.atomic
def note_pay(*, by: HostActor, words: str, now: datetime) -> HostAct:
    """Notes that something was paid for. Never how much, and never to whom."""
    chain, by = locked(by)
    permissions.is_host(by, by.group).or_refuse()
    words = said(words, _("Say what was paid for. A few words are enough."))
    if names_an_amount(words):
        raise Refused(_("Leave the sum out. How much is between the host and the person."))
    digests = host_act(by, kind=HostActKind.PAID, words=words, now=now)
    record.write(chain, entries.PAID, actor=actor(by), day=day_in(by.group, now), digests=digests)
    return by.acts.latest("id")


@transaction.atomic
def override(*, by: HostActor, words: str, reason: str, now: datetime, about: str = "") -> HostAct:
    """Overrides the group, with a reason. Every member is told, and it stays shown as an override."""
    chain, by = locked(by)
    permissions.is_host(by, by.group).or_refuse()
    permissions.is_open(by.group).or_refuse()
    words = said(words, _("Say what the host does against the group's wish."))
    reason = said(reason, _("Say why. Every member reads it."))
    digests = host_act(by, kind=HostActKind.OVERRODE, words=words, reason=reason, about=about, now=now)
    record.write(chain, entries.OVERRODE, actor=actor(by), subject=about, day=day_in(by.group, now), digests=digests)
    act = by.acts.latest("id")
    everyone = [member.person for member in active_members(by.group)]
    tell_all(people=everyone, kind="overridden", group_id=by.group_id, about=f"groups.act:{act.id}", now=now)
    return act


def note_host_act(
    *, chain: Chain, by: HostActor, kind: str, words: str, reason: str = "", about: str = "", now: datetime
) -> str:
    """An inner step for other apps, under the lock already held: puts an act for the host on its page.

    Gives the digest of its words, for the entry that the caller writes.
    """
    day = day_in(by.group, now)
    act = HostAct.objects.create(
        group=by.group,
        actor=by,
        kind=HostActKind(kind),
        words=clean(words),
        reason=clean(reason),
        salt=record.new_salt(),
        about=about,
        done_on=day,
    )
    return digest(act.salt, act.words, act.reason)
