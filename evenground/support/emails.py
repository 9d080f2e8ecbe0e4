"""Letters about support. They say that there is something, never what, by whom or for whom."""

from django.utils.translation import gettext as _

from evenground.notices import send
from evenground.notices.models import Outgoing
from evenground.people.models import Person


def asked(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To somebody who is asked something, or to whom something was shown."""
    return _letter(row, "asked", "support_mine", _("There is something for you to look at"))


def offered(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To the person whom it is for: somebody sees to something."""
    return _letter(row, "offered", "support", _("Somebody sees to something for you"))


def open_again(person: Person | None, row: Outgoing) -> send.Mail | None:
    """To the person whom an adjustment is for: its owner handed it back."""
    return _letter(row, "open_again", "support", _("Something is open again"))


def _letter(row: Outgoing, name: str, page: str, subject: str) -> send.Mail:
    context = {"url": send.address(page, group_id=row.group_id)}
    why = _("You get this because it is meant for you alone.")
    return send.letter(row, f"support/mail/{name}", context, subject=subject, why=why)
