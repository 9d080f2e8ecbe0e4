"""What may be read about people. A person reads only their own; others see them through their groups."""

import hashlib
import hmac
import uuid
from datetime import UTC, datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.http import HttpRequest

from evenground.notices.queries import ADDRESS
from evenground.people.domain.ages import CONFIRMING_LINK
from evenground.people.domain.cards import plain_code
from evenground.people.models import Person, SignInCard

_LINK = "evenground.people.confirm"


class Request(HttpRequest):
    """For types alone: what a page is handed. Pages for everybody look at `user.is_authenticated` first."""

    now: datetime  # set by config.middleware
    user: Person


def verified_address(person: Person) -> str:
    """The address that mail goes to. "" if there is none yet."""
    found = EmailAddress.objects.filter(user_id=person.pk, verified=True).order_by("-primary", "pk").first()
    return found.email if found else ""


def waiting_address(person: Person) -> EmailAddress | None:
    """An address this person gave and has not confirmed yet."""
    return EmailAddress.objects.filter(user_id=person.pk, verified=False).order_by("-pk").first()


def address_about(address: EmailAddress) -> str:
    """How the outbox names an address: by its number, never by itself."""
    return f"{ADDRESS}{address.pk}"


def address_of(person: Person, about: str) -> EmailAddress | None:
    """The unconfirmed address of this person that an outbox row is about, if it is still theirs."""
    number = about.removeprefix(ADDRESS)
    return EmailAddress.objects.filter(pk=number, user_id=person.pk).first() if number.isdigit() else None


def belongs_to_another(address: EmailAddress) -> bool:
    """Whether somebody else has confirmed the same address."""
    others = EmailAddress.objects.filter(email=address.email, verified=True).exclude(user_id=address.user_id)
    return bool(others.exists())


def person_to_write_to(email: str) -> Person | None:
    """Whose sign-in code goes to this address; None for nobody.

    Who confirmed it comes first. An address that only one person gave and nobody confirmed works too: typing the code
    confirms it. Where several gave it, none is chosen: only the link in each one's own mail can tell.
    """
    rows = list(EmailAddress.objects.filter(email=email.lower()).select_related("user"))
    rows = [row for row in rows if row.verified] or rows
    return rows[0].user if len(rows) == 1 and rows[0].user.is_active else None


def confirm_key(address: EmailAddress, now: datetime) -> str:
    """The signed end of a confirming link."""
    what = {"a": address.pk, "p": address.user_id.hex, "t": int(now.timestamp())}
    return signing.Signer(salt=_LINK).sign_object(what)


def address_by_key(key: str, now: datetime) -> EmailAddress | None:
    """The address that a confirming link is about. None for a link that is forged, too old, or about nothing."""
    try:
        what = signing.Signer(salt=_LINK).unsign_object(key)
        made = datetime.fromtimestamp(what["t"], UTC)
        number, owner = int(what["a"]), uuid.UUID(what["p"])
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return None
    if now - made > CONFIRMING_LINK:
        return None
    return EmailAddress.objects.filter(pk=number, user_id=owner).first()


def code_hash(code: str) -> str:
    """The keyed hash of a card's code: all that we keep of it."""
    return hmac.new(settings.SECRET_KEY.encode(), b"evenground.card:" + code.encode(), hashlib.sha256).hexdigest()


def working_card(person: Person) -> SignInCard | None:
    """This person's card that works, if they have one."""
    return SignInCard.objects.filter(person=person, ended_on=None).first()


def person_by_card(typed: str) -> Person | None:
    """Whose card carries this code; None if no card that works does."""
    hashed = code_hash(plain_code(typed))  # worked out for every guess alike
    card = SignInCard.objects.filter(code_hash=hashed, ended_on=None).select_related("person").first()
    if card is None or not hmac.compare_digest(card.code_hash, hashed) or not card.person.is_active:
        return None
    return card.person
