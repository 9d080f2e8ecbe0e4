"""What a person may read of groups. Everything starts from the person; what they may not see is simply not there."""

import uuid
from datetime import date, datetime

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.crypto import salted_hmac

from evenground.groups.domain.codes import read_code
from evenground.groups.domain.days import day_of, founding_until
from evenground.groups.domain.founding import mostly_open
from evenground.groups.domain.tries import TRIES, WINDOW, window
from evenground.groups.models import (
    Agreement,
    FoundingAsk,
    FoundingChoice,
    Group,
    Helper,
    HelperKind,
    HostAct,
    HostActor,
    Invitation,
    Member,
    MemberState,
    PostingPause,
    Topic,
)
from evenground.people.models import Person

# Without these four a group can't open (the design, "Help").
NEEDED = (HelperKind.LEAD, HelperKind.DEPUTY, HelperKind.OUTSIDE, HelperKind.HOURS)
HELPER_KINDS = dict(HelperKind.choices)


def day_in(group: Group, now: datetime) -> date:
    """The day it is in the group's zone: the day that is written."""
    return day_of(now, group.time_zone)


def groups_of(person: Person) -> QuerySet[Group]:
    """The groups in which the person has a place, acts for the host or helps; by name."""
    member = Q(members__in=Member.objects.filter(person=person).exclude(state=MemberState.LEFT))
    host = Q(host_actors__in=HostActor.objects.filter(person=person, until=None))
    helper = Q(helpers__in=Helper.objects.filter(person=person, ended_on=None), opened_on__isnull=False)
    return Group.objects.filter(member | host | helper).distinct().order_by("name", "id")


def membership(person: Person | None, group_id: uuid.UUID) -> Member | None:
    """The person's place in the group; None without one, or once they left."""
    if person is None or not person.is_authenticated:
        return None
    rows = Member.objects.filter(person=person, group_id=group_id).exclude(state=MemberState.LEFT)
    member = rows.select_related("group").first()
    if member is not None:
        member.person = person
    return member


def place(person: Person, group_id: uuid.UUID) -> Member:
    """The person's place in an open group. Raises Http404, the same as for a group that doesn't exist."""
    member = membership(person, group_id)
    if member is None or member.group.opened_on is None:
        raise Http404
    return member


def acts_for_host(person: Person, group_id: uuid.UUID) -> HostActor | None:
    """The person as somebody who acts for the host now."""
    rows = HostActor.objects.filter(person=person, group_id=group_id, until=None)
    return rows.select_related("group", "person").first()


def helper_role(person: Person, group_id: uuid.UUID) -> Helper | None:
    """The person as a helper of the group, lead and deputy first."""
    rows = Helper.objects.filter(person=person, group_id=group_id, ended_on=None).select_related("group")
    order = {kind: number for number, kind in enumerate(HelperKind.values)}
    return min(rows, key=lambda helper: order[helper.kind], default=None)


def keeper_role(person: Person, group_id: uuid.UUID) -> Helper | None:
    """The person as safeguarding lead or deputy of the group, whatever else they help with."""
    kinds = (HelperKind.LEAD, HelperKind.DEPUTY)
    rows = Helper.objects.filter(person=person, group_id=group_id, ended_on=None, kind__in=kinds)
    return rows.select_related("group").first()


def is_for_host(by: HostActor | Member) -> bool:
    """Whether somebody is here for the host, and not as a member."""
    return isinstance(by, HostActor)


def starter(person: Person, group_id: uuid.UUID) -> HostActor | Member:
    """Who prepares a group that isn't open yet. Raises Http404 for anybody else and once it is open."""
    group = Group.objects.filter(id=group_id, opened_on=None, ended_on=None).first()
    found = group and (acts_for_host(person, group_id) or membership(person, group_id))
    if not found:
        raise Http404
    return found


def drafts_of(person: Person) -> QuerySet[Group]:
    """Groups that the person is preparing and has not opened yet."""
    return groups_of(person).filter(opened_on=None, ended_on=None)


def members_of(group: Group) -> list[Member]:
    """Everyone who has a place, by name."""
    rows = group.members.exclude(state=MemberState.LEFT).select_related("person")
    return sorted(rows, key=lambda member: (member.person.name.casefold(), member.id))


def active_members(group: Group) -> QuerySet[Member]:
    """Members who are not having a pause."""
    return group.members.filter(state=MemberState.ACTIVE).select_related("person").order_by("id")


def member_in(group: Group, member_id: uuid.UUID | str) -> Member | None:
    """A member of this group by id, unless they left. None for another group's and for what is no id."""
    try:
        return group.members.exclude(state=MemberState.LEFT).select_related("person").get(id=uuid.UUID(str(member_id)))
    except (ValueError, Member.DoesNotExist):
        return None


def helpers_of(group: Group) -> list[Helper]:
    """Who helps now: the people beside you first, then lead, deputy, outside contact, out-of-hours numbers."""
    order = [HelperKind.BESIDE, *NEEDED]
    return sorted(
        group.helpers.filter(ended_on=None), key=lambda helper: (order.index(HelperKind(helper.kind)), helper.id)
    )


def helper_of_kind(group: Group, kind: str) -> Helper | None:
    return group.helpers.filter(kind=kind, ended_on=None).order_by("id").first()


def helper_in(group: Group, helper_id: uuid.UUID) -> Helper:
    """Somebody who helps this group. Raises Http404."""
    found = group.helpers.select_related("group").filter(id=helper_id, ended_on=None).first()
    if found is None:
        raise Http404
    return found


def missing_helpers(group: Group) -> list[HelperKind]:
    """Which of the four that a group needs are still missing, in order."""
    named = set(group.helpers.filter(ended_on=None).values_list("kind", flat=True))
    return [kind for kind in NEEDED if kind not in named]


def choices_of(group: Group) -> list[FoundingChoice]:
    """The founding choices, the open ones first, each kind in the order of its topics."""
    order = {topic: number for number, topic in enumerate(Topic.values)}
    return sorted(group.founding_choices.all(), key=lambda choice: (choice.fixed, order[choice.topic], choice.id))


def choice_in(group: Group, choice_id: uuid.UUID) -> FoundingChoice:
    """A founding choice of this group. Raises Http404."""
    found = group.founding_choices.filter(id=choice_id).first()
    if found is None:
        raise Http404
    return found


def enough_open(group: Group) -> bool:
    """Whether at least half of the founding choices are open; else an invitation says it is involvement so far."""
    fixed = list(group.founding_choices.values_list("fixed", flat=True))
    return mostly_open(fixed.count(False), len(fixed))


def duties_of(group: Group) -> QuerySet[FoundingChoice]:
    """Duties of law, safety or money that were fixed with a reason: what a decision can name."""
    return group.founding_choices.filter(fixed=True, is_duty=True).order_by("id")


def is_founding(group: Group, now: datetime) -> bool:
    """Whether any member may still invite: until the group is together, and at most 30 days."""
    if group.opened_on is None or group.together_on is not None:
        return False
    return day_in(group, now) <= founding_until(group.opened_on)


def invitation_by_code(code: str, now: datetime) -> Invitation | None:
    """The invitation with this code, typed in any way, if its place can still be taken. None for all others alike."""
    read = read_code(code)
    rows = Invitation.objects.filter(code=read, used_on=None, ended_on=None) if read else Invitation.objects.none()
    found = rows.select_related("group", "from_member__person", "from_host__person").first()
    if found is None or found.group.opened_on is None or found.group.ended_on is not None:
        return None
    if day_in(found.group, now) > found.ends_on:
        return None
    return found if found.decided or is_founding(found.group, now) else None


def find_invitation(code: str, *, whose: str, now: datetime) -> Invitation | None:
    """The same for somebody who tries a code from an address (`whose`).

    After 20 wrong codes in ten minutes none is found from there for a while, not even a right one.
    """
    hashed = salted_hmac("evenground.groups.tries", whose, algorithm="sha256").hexdigest()
    key = f"codes:{hashed}:{window(now)}"
    tries = cache.get(key, 0)
    found = invitation_by_code(code, now) if tries < TRIES else None
    if found is None:
        cache.set(key, tries + 1, timeout=WINDOW.total_seconds())
    return found


def open_places(by: Member | HostActor, now: datetime) -> QuerySet[Invitation]:
    """The places held open that this person made, and those the group decided. "No thanks" looks like no answer."""
    mine = Q(from_member=by) if isinstance(by, Member) else Q(from_host=by)
    rows = Invitation.objects.filter(mine | Q(decided=True), group_id=by.group_id, used_on=None)
    return rows.filter(ends_on__gte=day_in(by.group, now)).order_by("id")


def place_made_by(by: Member | HostActor, invitation_id: uuid.UUID) -> Invitation:
    """A place that this person made and nobody took. Raises Http404."""
    mine = Q(from_member=by) if isinstance(by, Member) else Q(from_host=by)
    found = Invitation.objects.filter(mine, id=invitation_id, group_id=by.group_id, used_on=None).first()
    if found is None:
        raise Http404
    return found


def agreement_of(group: Group) -> Agreement | None:
    """The working agreement in force, or the suggestion to start from."""
    return group.agreements.order_by("-decided", "-since", "-id").first()


def host_actors_of(group: Group) -> QuerySet[HostActor]:
    return group.host_actors.filter(until=None).select_related("person").order_by("id")


def host_actor_in(group: Group, actor_id: uuid.UUID) -> HostActor:
    """Somebody who acts for this group's host now. Raises Http404."""
    found = group.host_actors.select_related("group", "person").filter(id=actor_id, until=None).first()
    if found is None:
        raise Http404
    return found


def host_acts_of(group: Group) -> QuerySet[HostAct]:
    """Everything done for the host, newest first."""
    return group.host_acts.select_related("actor__person").order_by("-done_on", "-id")


def asks_of(group: Group) -> QuerySet[FoundingAsk]:
    """Questions about what is fixed, newest first."""
    return group.founding_asks.select_related("choice", "by__person").order_by("-asked_on", "-id")


def ask_in(group: Group, ask_id: uuid.UUID) -> FoundingAsk:
    """A question of this group. Raises Http404."""
    found = group.founding_asks.select_related("choice", "by__person").filter(id=ask_id).first()
    if found is None:
        raise Http404
    return found


def pauses_to_see(person: Person, group: Group) -> QuerySet[PostingPause]:
    """Pauses of posting that this person may see: their own, and for the lead and the deputy those they used."""
    mine = Q(member__person=person)
    seen = Q(by__group=group, by__kind__in=(HelperKind.LEAD, HelperKind.DEPUTY), by__person=person)
    rows = PostingPause.objects.filter(mine | seen, group=group).select_related("member__person", "by")
    return rows.order_by("-starts")


def pause_of(member: Member, now: datetime) -> PostingPause | None:
    """The pause of this member's own posting that holds now."""
    return member.posting_pauses.filter(until__gt=now).select_related("by").order_by("-until").first()


def place_to_write_of(invitation_id: uuid.UUID) -> Invitation | None:
    """An invitation for its letter: None once its place is taken or ended."""
    rows = Invitation.objects.filter(id=invitation_id, used_on=None, ended_on=None)
    return rows.select_related("group", "from_member__person", "from_host__person").first()


def ask_to_write_of(ask_id: uuid.UUID) -> FoundingAsk | None:
    """A question about something fixed, for its letters."""
    return FoundingAsk.objects.filter(id=ask_id).select_related("group", "choice").first()


def pause_to_write_of(pause_id: uuid.UUID) -> PostingPause | None:
    """A pause of posting, for its letter."""
    return PostingPause.objects.filter(id=pause_id).select_related("group", "by").first()


def act_to_write_of(act_id: uuid.UUID) -> HostAct | None:
    """An act for the host, for its letter."""
    return HostAct.objects.filter(id=act_id).select_related("group").first()
