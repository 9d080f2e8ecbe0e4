"""Letters about what we made. They hold a link only: no title, no words, no picture, and nobody's name."""

import uuid

from django.utils.translation import gettext as _

from evenground.ideas import queries
from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people.models import Person


def asked_in_it(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To somebody who can be seen or heard in something, as long as it waits for them."""
    made = None if person is None else queries.waits_for(person, _key(row))
    if made is None:
        return None
    context = {"url": send.address("thing", group_id=made.group_id, made_id=made.id)}
    why = _("You get this because somebody said that you are in something they made.")
    return send.letter(row, "ideas/mail/asked_in_it", context, subject=_("Is this fine with you?"), why=why)


def asked_to_show(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To the maker, who is asked whether it may be shown somewhere: once for each place."""
    made = None if person is None else queries.asked_maker(person, _key(row))
    if made is None:
        return None
    context = {"url": send.address("thing", group_id=made.group_id, made_id=made.id)}
    why = _("You get this because you made something.")
    return send.letter(row, "ideas/mail/asked_to_show", context, subject=_("May we show it?"), why=why)


def _key(row: Outgoing) -> uuid.UUID:
    return uuid.UUID(row.about.rpartition(":")[2])
