"""Letters about roles. No subject names a person, a role or typed words, and none says who carries or carried it."""

import uuid

from django.utils.translation import gettext as _

from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people.models import Person
from evenground.roles import queries


def offered(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To who was asked, as long as they have not answered: once, and never again."""
    card_id = uuid.UUID(row.about.rpartition(":")[2])
    card = queries.card_to_write_of(card_id)
    if card is None or person is None or not queries.still_asked(person, card):
        return None
    context = {"url": send.address("card", group_id=card.group_id, card_id=card.pk)}
    why = _("You get this because somebody in your group asks you. We don't write about it again.")
    return send.letter(row, "roles/mail/offered", context, subject=_("Would you like to?"), why=why)


def thanked(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To who was thanked. It holds none of the words, and doesn't say whose they are."""
    thank = queries.thank_to_write_of(uuid.UUID(row.about.rpartition(":")[2]), person)
    if thank is None:
        return None
    context = {"url": send.address("my_thanks", group_id=thank.group_id)}
    why = _("You get this because somebody in your group wrote to you.")
    return send.letter(row, "roles/mail/thanked", context, subject=_("Somebody says thank you"), why=why)


def stands_open(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To who backs it up: it stands open."""
    card = queries.card_to_write_of(uuid.UUID(row.about.rpartition(":")[2]))
    if card is None:
        return None
    context = {"url": send.address("card", group_id=card.group_id, card_id=card.pk)}
    why = _("You get this because you back it up.")
    return send.letter(row, "roles/mail/open", context, subject=_("Something stands open again"), why=why)
