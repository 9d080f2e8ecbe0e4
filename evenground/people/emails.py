"""Mail about one's own place here. Subjects name nobody."""

from typing import Any

from django.utils.translation import gettext as _

from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people import queries
from evenground.people.models import Person


def confirm_email(person: Person, row: Outgoing) -> send.Mail | None:
    """Asks whether an address is theirs; where it already has a place, says so calmly. None once it is settled."""
    address = queries.address_of(person, row.about)
    if address is None or address.verified:
        return None
    why = _("You get this because somebody gave this address to Evenground.")
    if queries.belongs_to_another(address):
        there = {"sign_in_url": send.address("sign_in")}
        return send.letter(row, "people/mail/already_here", there, subject=_("You already have a place here"), why=why)
    link = {"url": send.address("confirm_email", queries.confirm_key(address, row.made_at))}
    return send.letter(row, "people/mail/confirm_email", link, subject=_("Is this your address?"), why=why)


def sign_in_code(context: dict[str, Any]) -> send.Mail:
    """The code that somebody asked for to sign in with."""
    why = _("You get this because somebody typed this address to sign in.")
    return send.laid_out(
        "people/mail/sign_in_code", {"code": context["code"]}, subject=_("Your code to sign in"), why=why
    )


def no_place_yet(context: dict[str, Any]) -> send.Mail:
    """Somebody typed an address that we can't sign in. They learn it here, and nowhere else."""
    why = _("You get this because somebody typed this address to sign in.")
    there = {"sign_in_url": send.address("sign_in")}
    return send.laid_out("people/mail/no_place_yet", there, subject=_("About signing in"), why=why)


# allauth's names for the mails it sends itself.
FOR_SIGNING_IN = {
    "account/email/login_code": sign_in_code,
    "account/email/unknown_account": no_place_yet,
}
