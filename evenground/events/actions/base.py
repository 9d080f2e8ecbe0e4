"""What every action here begins with: the group's lock, and the rows read afresh under it."""

from django.utils.translation import gettext as _

from evenground.events.models import Event, Item
from evenground.groups.models import Member
from evenground.record import actions as record
from evenground.record.domain.chain import words_digest
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean
from evenground.record.models import Chain

WORDS_ROOM = 20_000


def locked(by: Member) -> tuple[Chain, Member]:
    """Takes the group's chain head first, then reads the member as they are now."""
    chain = record.lock(by.group_id)
    return chain, Member.objects.select_related("group").get(id=by.id)


def locked_event(by: Member, event: Event) -> tuple[Chain, Member, Event]:
    chain, by = locked(by)
    return chain, by, Event.objects.select_related("group", "series").get(id=event.id)


def line(words: str, most: int, otherwise: str = "") -> str:
    """Words on one line. Raises Refused where too long, or missing and `otherwise` says why they are needed."""
    kept = " ".join(clean(words).split())
    if len(kept) > most:
        raise Refused(_("Make this shorter. There is room for %(most)d letters.") % {"most": most})
    if not kept and otherwise:
        raise Refused(otherwise)
    return kept


def long(words: str) -> str:
    """Words that may run over lines. Raises Refused where they are too long."""
    kept = clean(words)
    if len(kept) > WORDS_ROOM:
        raise Refused(_("This is too long for one go. There is room for 20,000 letters."))
    return kept


def digest(salt: str, *words: str) -> str:
    """The salted digest of some words, kept in the record in their place."""
    return words_digest("\n".join(words), bytes.fromhex(salt))


def event_digest(event: Event) -> str:
    return digest(
        event.salt, event.name, event.purpose, event.who_for, event.time_zone, event.way, event.place, event.access
    )


def item_digest(item: Item) -> str:
    times = f"{item.day.number} {item.starts:%H:%M} {item.ends:%H:%M}"
    return digest(item.salt, times, item.kind, item.title, item.what, item.who, item.place)


def about(row: Event | Item) -> str:
    """How the record names an event or a thing in a programme."""
    return f"events.{type(row).__name__.lower()}:{row.pk}"


def actor(by: Member) -> str:
    return str(by.record_key)
