"""What people may do with their own place. Nobody may do it for somebody else: every action's `by` is the owner.

One exception: whoever looks after the server may replace a lost card. Groups ask for that, and write it down.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evenground.notices import queries as notices
from evenground.people import queries
from evenground.people.domain.ages import CONFIRMING_MAILS_AN_HOUR
from evenground.people.models import Person
from evenground.record.domain.verdict import ALLOW, Action, Verdict, refuse

_OWNER = gettext_lazy("Only you")
ACTIONS = (
    Action("change_person", _OWNER, gettext_lazy("Change your name, your pronouns and how you like to be reached.")),
    Action("make_card", _OWNER, gettext_lazy("Make a card to sign in with, or a new one in its place.")),
    Action("take_back_card", _OWNER, gettext_lazy("Take your card back, so that it no longer works.")),
    Action("sign_out_everywhere", _OWNER, gettext_lazy("Sign out on every device.")),
    Action("stop", _OWNER, gettext_lazy("Stop mail about a thing, or all mail.")),
    Action("allow_again", _OWNER, gettext_lazy("Allow mail again that you stopped.")),
)


def may_send_confirming(person: Person, now: datetime) -> Verdict:
    """A few confirming mails an hour, so that nobody can flood a stranger's letter box from here."""
    made = notices.made_since(person.pk, notices.CONFIRMING, now - timedelta(hours=1))
    if made >= CONFIRMING_MAILS_AN_HOUR:
        return refuse(_("We have sent you several mails in the last hour. Look at those first, or try again later."))
    return ALLOW


def may_go_without_email(person: Person) -> Verdict:
    """The last way in is not taken away by accident."""
    if queries.verified_address(person) and not queries.working_card(person):
        return refuse(_("Your email is your only way to sign in. Make a card first, then take the email away."))
    return ALLOW


def may_take_back_card(person: Person) -> Verdict:
    """The same for the card."""
    if not queries.verified_address(person):
        return refuse(_("Your card is your only way to sign in. You can make a new one: then this one stops working."))
    return ALLOW


def may_replace_lost_card(person: Person) -> Verdict:
    """For the server's keeper: only where the person has no other way in, so that it is never a way round them."""
    if not person.is_active:
        return refuse(_("This person has no place here any more."))
    if queries.verified_address(person) and notices.mail_goes_out():
        return refuse(_("They have an email here. They can sign in with a code by email, and make a card themselves."))
    return ALLOW
