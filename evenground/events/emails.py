"""Letters to who comes to an event. No subject names a person, a group, an event or typed words.

Anyone can type anyone's address, so a letter holds nothing that was typed with it: not even the name.
"""

import uuid

from django.utils.translation import gettext as _

from evenground.events import queries
from evenground.groups.domain.codes import spoken
from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people.models import Person


def signed_up(person: Person | None, row: Outgoing) -> send.Mail | None:
    """What they signed up for, whether they have a place, and the link to change it or give it back."""
    return _letter(row, _("You signed up"))


def place_free(person: Person | None, row: Outgoing) -> send.Mail | None:
    """A place came free, and it is theirs."""
    return _letter(row, _("A place is yours"))


def event_soon(person: Person | None, row: Outgoing) -> send.Mail | None:
    """The reminder they asked for."""
    return _letter(row, _("The reminder you asked for"))


def sign_up_out(person: Person | None, row: Outgoing) -> send.Mail | None:
    """Their sign-up was taken out. It names the event's days alone, and leads to its page where there is one."""
    event = queries.event_to_write_of(uuid.UUID(row.about.rpartition(":")[2]))
    if event is None:
        return None
    context = {
        "url": send.address("public_event", event_id=event.id) if event.published_on else "",
        "days": [day.date for day in queries.days_of(event) if day.date],
    }
    why = _("You get this because somebody signed up and gave this address.")
    return send.letter(row, "events/mail/sign_up_out", context, subject=_("Your sign-up was taken out"), why=why)


def _letter(row: Outgoing, subject: str) -> send.Mail | None:
    place = queries.place_to_write_of(uuid.UUID(row.about.rpartition(":")[2]))
    if place is None:
        return None
    context = {
        "place": place,
        "event": place.event,
        "has_place": place.state == "in",
        "code": spoken(place.code),
        "url": send.address("my_sign_up", event_id=place.event_id, key=queries.place_key(place)),
        "days": [day.date for day in queries.days_of(place.event) if day.date],
    }
    why = _("You get this because you signed up and gave this address.")
    return send.letter(row, "events/mail/signed_up", context, subject=subject, why=why)
