"""Letters about a room. They hold a link only: no words, and nobody's name."""

import uuid

from django.utils.translation import gettext as _

from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people.models import Person
from evenground.questions import queries


def promise_due(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To the leader, where they left an address, and to members who act for them; until something shows it was done."""
    promise = queries.promise_reminded(uuid.UUID(row.about.rpartition(":")[2]))
    if promise is None:
        return None
    if person is None:
        url, why = send.address("leader_after", key=queries.leader_key(promise.room)), _("You asked us to remind you.")
    else:
        url = send.address("promises", group_id=promise.room.group_id, room_id=promise.room_id)
        why = _("You get this because you act for the leader in a room.")
    return send.letter(row, "questions/mail/promise_due", {"url": url}, subject=_("About a promise"), why=why)
