"""Cards as one member meets them."""

import uuid
from dataclasses import dataclass

from django.db.models import F, Max, Prefetch, QuerySet

from evenground.events.models import Event
from evenground.groups.models import Member, MemberState
from evenground.people.models import Person
from evenground.roles.models import CardVersion, Holding, Level, MyLevel, Offer, RoleCard


@dataclass(frozen=True)
class Card:
    """A card as one member meets it."""

    card: RoleCard
    text: CardVersion
    holdings: list[Holding]
    mine: Holding | None

    @property
    def is_open(self) -> bool:
        return not self.holdings or self.text.several

    @property
    def asked_again(self) -> bool:
        """Whether I carry it and have not said yet that I see it so."""
        return self.mine is not None and self.mine.agreed != self.text.number


def about(card: RoleCard) -> str:
    """How records and letters name a card."""
    return f"roles.card:{card.pk}"


def cards_of(member: Member) -> list[Card]:
    """The group's cards: first those that nobody carries, then the others, each by its title."""
    found = [_shown(card, member) for card in _whole(RoleCard.objects.filter(group_id=member.group_id))]
    return sorted(found, key=lambda one: (bool(one.holdings), one.text.title.casefold(), one.card.pk))


def cards_for(member: Member, event: Event) -> list[Card]:
    """The cards that belong to an event, in the same order."""
    return [one for one in cards_of(member) if one.text.event_id == event.pk]


def card_in(member: Member, card_id: uuid.UUID) -> Card | None:
    """A card of the member's group. None for another group's, the same as for none."""
    card = _whole(RoleCard.objects.filter(group_id=member.group_id, id=card_id)).first()
    return _shown(card, member) if card else None


def carried_by(member: Member) -> list[Card]:
    """What I carry. For nobody else's eyes as a list."""
    return [one for one in cards_of(member) if one.mine]


def offered_to(member: Member) -> list[Card]:
    """What I was asked, have not answered, and still stands open. Nothing while I have a pause."""
    if member.state != MemberState.ACTIVE:
        return []
    waiting = set(Offer.objects.filter(to=member, waiting=True).values_list("card_id", flat=True))
    return [one for one in cards_of(member) if one.card.pk in waiting and one.is_open and not one.mine]


def earlier(card: RoleCard) -> list[CardVersion]:
    """How a card stood before its newest version, oldest first."""
    return list(card.versions.select_related("event").order_by("number"))[:-1]


def level_of(member: Member) -> str:
    row = MyLevel.objects.filter(member=member).first()
    return row.level if row else Level.WATCH


def card_to_write_of(card_id: uuid.UUID) -> RoleCard | None:
    """A card for a letter."""
    return RoleCard.objects.select_related("group").filter(id=card_id).first()


def held_by(member: Member, card: RoleCard) -> bool:
    return Holding.objects.filter(card=card, member=member).exists()


def stands_open(card: RoleCard) -> bool:
    """Nobody carries it, or several may share it."""
    newest = card.versions.order_by("-number").first()
    return (newest is not None and newest.several) or not _held().filter(card=card).exists()


def _held() -> QuerySet[Holding]:
    """Of those who are here, by name. Nobody's order depends on when they took it on."""
    rows = Holding.objects.exclude(member__state=MemberState.LEFT).select_related("member__person")
    return rows.order_by("member__person__name", "member_id")


def _whole(cards: QuerySet[RoleCard]) -> QuerySet[RoleCard]:
    newest = (
        CardVersion.objects.select_related("event")
        .annotate(last=Max("card__versions__number"))
        .filter(number=F("last"))
    )
    return cards.select_related("back_up__person").prefetch_related(
        Prefetch("versions", queryset=newest, to_attr="newest"), Prefetch("holdings", queryset=_held(), to_attr="held")
    )


def _shown(card: RoleCard, member: Member) -> Card:
    held: list[Holding] = card.held  # type: ignore[attr-defined]  # set by _whole
    newest: list[CardVersion] = card.newest  # type: ignore[attr-defined]  # set by _whole
    return Card(card, newest[0], held, next((one for one in held if one.member_id == member.id), None))


def still_asked(person: Person, card: RoleCard) -> bool:
    """Whether somebody was asked about this, has not answered, and has no pause."""
    rows = Offer.objects.filter(card=card, to__person=person, to__state=MemberState.ACTIVE, waiting=True)
    return rows.exists() and stands_open(card)
