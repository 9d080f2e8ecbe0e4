"""Where things are shown, beyond the group's own pages: only with every yes, asked anew at each look."""

import uuid
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from evenground.events.models import Event
from evenground.groups.models import Member, MemberState
from evenground.ideas.models import InIt, InShowing, Made, Showing
from evenground.ideas.queries.made import Seen, seen
from evenground.people.models import Person
from evenground.roles import queries as roles


@dataclass(frozen=True)
class Place:
    """A place that its maker is asked about, or said something to. `waits`: for a yes of others; never whose."""

    showing: Showing
    waits: bool


def _not_yet_in() -> Exists:
    """Whether somebody who is in the thing of a showing did not say yes to it; whether or not it stands."""
    yes = InShowing.objects.filter(showing=OuterRef(OuterRef("id")), member=OuterRef("member"), said=True)
    return Exists(InIt.objects.filter(made=OuterRef("made")).exclude(Exists(yes)))


def _open() -> QuerySet[Showing]:
    """The showings that everyone concerned said yes to."""
    not_yet = InIt.objects.filter(made=OuterRef("made")).exclude(said=True)
    rows = Showing.objects.filter(said=True, made__shown=True, made__taken_back_on=None)
    return rows.exclude(Exists(not_yet)).exclude(_not_yet_in())


def shown_at(event: Event) -> list[Seen]:
    """What is shown at an event, for members of its group. Two questions, however many."""
    return [one for _key, one in _shown(event, Showing.Where.EVENT)]


def shown_to_all(event: Event) -> list[tuple[uuid.UUID, Seen]]:
    """What is shown on an event's page for everyone, each with the key of its place. Two questions, however many."""
    return _shown(event, Showing.Where.PUBLIC)


def _shown(event: Event, where: str) -> list[tuple[uuid.UUID, Seen]]:
    places = _open().filter(event=event, where=where, made__group_id=event.group_id)
    rows = list(places.select_related("made__group", "made__by__person").order_by("made__made_on", "made_id"))
    keys = {row.made_id: row.id for row in rows}
    return [(keys[one.made.id], one) for one in seen(None, [row.made for row in rows])]


def is_shown_at(made: Made, event_id: uuid.UUID) -> bool:
    """Whether it is shown at this event, with every yes."""
    return _open().filter(made=made, event_id=event_id, where=Showing.Where.EVENT).exists()


def shown_for_all(event: Event, showing_id: uuid.UUID) -> Seen | None:
    """One thing on an event's page for everyone. None for anything else, the same as for none."""
    return dict(shown_to_all(event)).get(showing_id)


def events_of(made: Made) -> list[Event]:
    """The events that it is shown at, earliest first."""
    places = _open().filter(made=made, where=Showing.Where.EVENT)
    return list(Event.objects.filter(id__in=places.values("event")).select_related("series").order_by("id"))


def run_sheets_of(made: Made) -> list[Event]:
    """The events on whose run sheets it stands."""
    return list(Event.objects.filter(id__in=roles.shows_at(made.id)).select_related("series").order_by("id"))


def places_of(made: Made) -> list[Place]:
    """Every place that its maker is asked about or spoke of: for the maker alone."""
    rows = Showing.objects.filter(made=made).annotate(not_yet=_not_yet_in()).select_related("event")
    return [Place(row, row.not_yet) for row in rows.order_by(F("said").asc(nulls_first=True), "event_id", "where")]


def asked_of(member: Member, made: Made) -> list[tuple[Showing, bool | None]]:
    """The places that somebody who is in it is asked about, each with what they said themselves."""
    if not InIt.objects.filter(made=made, member=member).exists():
        return []
    said = dict(InShowing.objects.filter(showing__made=made, member=member).values_list("showing", "said"))
    rows = Showing.objects.filter(made=made, said=True, made__taken_back_on=None).select_related("event")
    return [(row, said.get(row.id)) for row in rows.order_by("event_id", "where")]


def showing_for(member: Member, showing_id: uuid.UUID) -> Showing | None:
    """A showing that this member is asked about, because they are in it. None for any other."""
    rows = Showing.objects.filter(id=showing_id, said=True, made__group_id=member.group_id, made__people__member=member)
    return rows.select_related("made").first()


def waits_for(person: Person, made_id: uuid.UUID) -> Made | None:
    """A thing that still waits for a yes of this person, who is here and has no pause; for a letter to them."""
    place = InIt.objects.filter(made=OuterRef("id"), member__person=person, member__state=MemberState.ACTIVE)
    mine = InShowing.objects.filter(showing=OuterRef("id"), member__person=person)
    showing = Showing.objects.filter(made=OuterRef("id"), said=True).exclude(Exists(mine))
    rows = Made.objects.filter(Exists(place), id=made_id, shown=True, taken_back_on=None)
    return rows.filter(Exists(place.filter(said=None)) | Exists(showing)).select_related("group").first()


def asked_maker(person: Person, made_id: uuid.UUID) -> Made | None:
    """A thing whose maker, this person, has not answered every asking yet; for a letter to them."""
    rows = Made.objects.filter(Q(by__person=person, by__state=MemberState.ACTIVE), id=made_id, taken_back_on=None)
    return rows.filter(showings__said=None).select_related("group").distinct().first()
