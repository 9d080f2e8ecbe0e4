"""Something back: offers that every member reads; and one's own choice, seen by nobody but who they were told of."""

import uuid

from django.db.models import F, QuerySet

from evenground.events.models import Event
from evenground.groups.models import Group, Member, MemberState
from evenground.roles.models import Back, BackChoice, BackKeeper, Got, RoleCard
from evenground.roles.queries.cards import cards_of


def backs_in(member: Member) -> list[Back]:
    """All offers of the group, in the order in which they were written. None says what anybody chose."""
    rows = list(Back.objects.filter(group_id=member.group_id).select_related("event").order_by("id"))
    names = {one.card.pk: one.text.title for one in cards_of(member)}
    return [_named(row, names) for row in rows]


def back_in(member: Member, back_id: uuid.UUID) -> Back | None:
    """An offer of the member's group. None for another group's, the same as for none."""
    return next((row for row in backs_in(member) if row.pk == back_id), None)


def backs_for(thing: Event | RoleCard) -> list[Back]:
    """What is offered for this card or this event."""
    found = Back.objects.filter(card=thing) if isinstance(thing, RoleCard) else Back.objects.filter(event=thing)
    return list(found.order_by("id"))


def back_keeper_of(group: Group) -> Member | None:
    """Who looks after it now, as long as they are here."""
    row = BackKeeper.objects.select_related("member__person").filter(group=group).first()
    return row.member if row and row.member.state != MemberState.LEFT else None


def choice_of(member: Member, back: Back) -> BackChoice | None:
    """My own choice."""
    return BackChoice.objects.filter(back=back, member=member).first()


def choices_of(member: Member) -> QuerySet[BackChoice]:
    """What I chose. `changed` says that the offer reads otherwise since."""
    rows = BackChoice.objects.filter(member=member).select_related("back").order_by("back_id")
    return rows.annotate(now_number=F("back__number"))


def told_to(member: Member) -> list[BackChoice]:
    """What people chose who were told that this member reads it, as long as they look after it."""
    keeper = back_keeper_of(member.group)
    if keeper is None or keeper.id != member.id:
        return []
    rows = BackChoice.objects.filter(told=member, back__group=member.group).exclude(member__state=MemberState.LEFT)
    return list(rows.select_related("back", "member__person").order_by("back_id", "member__person__name", "id"))


def got_by(member: Member) -> list[Got]:
    """What I wrote that I got."""
    return sorted(Got.objects.filter(member=member), key=lambda one: (one.words.casefold(), one.pk))


def got_shared(member: Member) -> list[Got]:
    """What people shared of it, by name."""
    rows = Got.objects.filter(member__group_id=member.group_id, shared=True).exclude(member__state=MemberState.LEFT)
    return list(rows.select_related("member__person").order_by("member__person__name", "id"))


def got_in(member: Member, got_id: uuid.UUID) -> Got | None:
    """One of mine. None for anybody else's, the same as for none."""
    return Got.objects.filter(member=member, id=got_id).first()


def _named(row: Back, names: dict[uuid.UUID, str]) -> Back:
    row.name = row.event.name if row.event else names.get(row.card_id or uuid.UUID(int=0), "")
    return row
