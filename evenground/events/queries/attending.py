"""What everyone may see of a published event, somebody's own place at it, and who comes for those who look after it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.core import signing
from django.db.models import Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from evenground.events.domain.reminding import Pace
from evenground.events.domain.seats import free
from evenground.events.models import Caretaker, Event, SignUp
from evenground.groups.domain.codes import read_code
from evenground.groups.models import MemberState

_LINK = "evenground.events.place"
_ONCE = "evenground.events.once"
KEPT_DAYS = 30


def published(event_id: uuid.UUID) -> Event | None:
    """An event that everyone can see. None for any other, the same as for none."""
    rows = Event.objects.filter(id=event_id, published_on__isnull=False, past=False)
    return rows.select_related("group", "series").first()


def event_with_places(event_id: uuid.UUID) -> Event | None:
    """An event to which somebody may have a place: published now, or with sign-ups since it was."""
    rows = Event.objects.filter(Q(published_on__isnull=False) | Q(sign_ups__isnull=False), id=event_id, past=False)
    return rows.select_related("group", "series").first()


def line_is_there(event: Event) -> bool:
    """Whether whoever signs up now waits in a line."""
    rows = SignUp.objects.filter(event=event).values_list("state", "companion")
    taken = sum(1 + companion for state, companion in rows if state == SignUp.State.IN)
    return free(event.seats, taken) < 1 or any(state == SignUp.State.WAITING for state, _companion in rows)


def is_looked_after(event: Event) -> bool:
    return _caretakers(event).exists()


def once_key() -> str:
    """For a form that was shown: two presses of it make one sign-up. Signed, so that nobody makes one of a row's id."""
    return signing.Signer(salt=_ONCE).sign_object(str(uuid.uuid4()))


def read_once(key: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(signing.Signer(salt=_ONCE).unsign_object(key))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None


def place_key(row: SignUp) -> str:
    """The signed end of the link to somebody's own place."""
    return signing.Signer(salt=_LINK).sign_object(str(row.id))


def place_by_key(event_id: uuid.UUID, key: str) -> SignUp | None:
    """Somebody's own place, by the link we made. None for any other link, and once it was given back."""
    try:
        found = uuid.UUID(signing.Signer(salt=_LINK).unsign_object(key))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    return SignUp.objects.filter(id=found, event_id=event_id).select_related("event__group").first()


def place_by_code(event: Event, typed: str) -> SignUp | None:
    code = read_code(typed)
    return SignUp.objects.filter(event=event, code=code).first() if code else None


def place_to_write_of(row_id: uuid.UUID) -> SignUp | None:
    return SignUp.objects.filter(id=row_id).select_related("event__group").first()


def event_to_write_of(event_id: uuid.UUID) -> Event | None:
    return Event.objects.filter(id=event_id).first()


def turn(row: SignUp) -> int:
    """How many stand in the line up to this one: 1 is next."""
    return SignUp.objects.filter(event=row.event_id, state=SignUp.State.WAITING, number__lte=row.number).count()


@dataclass(frozen=True)
class WhoComes:
    """For who looks after it: places and the line, in the order in which they came."""

    come: list[SignUp]
    wait: list[SignUp]


def who_comes(event: Event) -> WhoComes:
    rows = list(SignUp.objects.filter(event=event).order_by("number"))
    return WhoComes(
        [row for row in rows if row.state == SignUp.State.IN], [row for row in rows if row.state != SignUp.State.IN]
    )


def sign_up_in(event: Event, row_id: uuid.UUID) -> SignUp | None:
    return SignUp.objects.filter(event=event, id=row_id).select_related("event__group").first()


def needs_digest(row: SignUp) -> str:
    """Tells needs that were read from others."""
    return sha256(row.needs.encode()).hexdigest()


def _caretakers(event: Event) -> QuerySet[Caretaker]:
    """Those who still have a place in the group."""
    return Caretaker.objects.filter(event=event).exclude(member__state=MemberState.LEFT)


def caretakers_of(event: Event) -> list[Caretaker]:
    rows = _caretakers(event).select_related("member__person")
    return sorted(rows, key=lambda row: row.member.person.name.casefold())


def last_day(event: Event) -> date | None:
    """Its last day; where none was ever settled, the day on which it was closed."""
    found: date | None = event.days.aggregate(last=Max("date"))["last"]
    return found or event.closed_on


def forgotten_on(event: Event) -> date | None:
    """The day on which we forget who signed up. None while the event has no date."""
    last = last_day(event)
    return last + timedelta(days=KEPT_DAYS + 1) if last else None


def to_sweep(today: date) -> Iterable[Event]:
    """Events whose sign-ups may be due to be forgotten; the action asks exactly."""
    rows = Event.objects.filter(sign_ups__isnull=False).annotate(last=Max("days__date"))
    rows = rows.annotate(over=Coalesce("last", "closed_on"))
    return rows.filter(over__lt=today - timedelta(days=KEPT_DAYS)).select_related("group").distinct()


def first_day(event: Event) -> date | None:
    found: date | None = event.days.aggregate(first=Min("date"))["first"]
    return found


def today_at(event: Event, now: datetime) -> date:
    """The day it is where the event is."""
    return now.astimezone(ZoneInfo(event.time_zone)).date()


def is_over(event: Event, now: datetime) -> bool:
    """Whether its last day is over where it is. Without a day it is still ahead."""
    last = last_day(event)
    return last is not None and last < today_at(event, now)


def is_on(event: Event, now: datetime) -> bool:
    """Whether today is one of its days."""
    return event.days.filter(date=today_at(event, now)).exists()


def wishes_to_remind() -> QuerySet[SignUp]:
    """Everybody who asked for a reminder that has not come yet."""
    wished = Q(remind_week=True) | Q(remind_day=True) | Q(remind_morning=True)
    return SignUp.objects.filter(wished).select_related("event").order_by("id")


def welcomed_before(now: datetime) -> QuerySet[SignUp]:
    """Who was welcomed on a day that may be over; the action asks exactly, in the event's own zone."""
    rows = SignUp.objects.filter(here_on__lte=(now + timedelta(days=1)).date())
    return rows.select_related("event").order_by("id")


def at_the_door(event: Event, typed: str) -> list[SignUp]:
    """Who has a place and is meant by these letters: a code, or how a name begins. At most ten, and none for none."""
    rows = SignUp.objects.filter(event=event, state=SignUp.State.IN)
    code = read_code(typed)
    found = list(rows.filter(code=code)) if code else []
    start = " ".join(typed.split()).casefold()
    if not found and start:
        found = [row for row in rows.order_by("number") if row.name.casefold().startswith(start)]
    return found[:10]


def here_now(event: Event, now: datetime) -> list[SignUp]:
    """Who was welcomed today, with what they need. By name."""
    rows = SignUp.objects.filter(event=event, here_on=today_at(event, now))
    return sorted(rows, key=lambda row: (row.name.casefold(), row.number))


def asked_to_remind(row: SignUp) -> list[str]:
    """The reminders they still wait for, by their pace."""
    return [pace.value for pace in Pace if getattr(row, f"remind_{pace.value}")]
