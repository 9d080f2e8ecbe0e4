"""People's own acts: a place here, a card, a changed name, an address confirmed, signing in and out."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from evenground.notices.actions import tell
from evenground.notices.queries import CONFIRMING
from evenground.people import permissions, queries
from evenground.people.domain.ages import SHARED, SHARED_DEVICE
from evenground.people.domain.cards import new_code, plain_code
from evenground.people.domain.names import can_be_seen, is_a_part
from evenground.people.models import Person, Reach, SignInCard, new_stamp
from evenground.record.domain.verdict import Refused
from evenground.record.domain.words import clean


@transaction.atomic
def make_person(
    *,
    name: str,
    pronouns: str = "",
    reach_by: str,
    reach_detail: str = "",
    email: str = "",
    language: str = "",
    now: datetime,
) -> Person:
    """Somebody new has a place here. An address is written to only once, to ask whether it is theirs.

    Gives the person, whatever the address: that it already belongs to somebody is said in the mail alone.
    Raises Refused for a name of nothing and for a made-up way of being reached.
    """
    person = Person(pronouns=_line(pronouns, 60), reach_detail=_line(reach_detail, 300))
    person.name, person.reach_by, person.language = _name(name), _reach(reach_by), _language(language)
    person.save(force_insert=True)
    if email:
        _give_address(person, email, now=now)
    return person


@transaction.atomic
def change_person(
    *,
    by: Person,
    name: str,
    pronouns: str,
    reach_by: str,
    reach_detail: str,
    email: str,
    now: datetime,
    language: str | None = None,
) -> Person:
    """Takes over what the owner says about themselves. A new address counts once it is confirmed; until then the old.

    Raises Refused if that would take away the only way in.
    """
    person = _afresh(by)
    person.name, person.reach_by = _name(name), _reach(reach_by)
    person.pronouns, person.reach_detail = _line(pronouns, 60), _line(reach_detail, 300)
    if language is not None:
        person.language = _language(language)
    person.save(update_fields=["name", "pronouns", "reach_by", "reach_detail", "language"])
    _change_address(person, email.strip().lower(), now=now)
    return person


def _change_address(person: Person, email: str, *, now: datetime) -> None:
    mine, waiting = queries.verified_address(person), queries.waiting_address(person)
    if email == mine:
        EmailAddress.objects.filter(user_id=person.pk, verified=False).delete()
    elif not email:
        permissions.may_go_without_email(person).or_refuse()
        EmailAddress.objects.filter(user_id=person.pk).delete()
        Person.objects.filter(pk=person.pk).update(email="")
    elif waiting is None or waiting.email != email:
        permissions.may_send_confirming(person, now).or_refuse()
        _give_address(person, email, now=now)


@transaction.atomic
def send_confirming_again(*, by: Person, now: datetime) -> None:
    """The confirming mail once more. Raises Refused where no address waits, or after several in an hour."""
    person = _afresh(by)
    waiting = queries.waiting_address(person)
    if waiting is None:
        raise Refused(_("There is no address waiting to be confirmed."))
    permissions.may_send_confirming(person, now).or_refuse()
    tell(person=person, kind=CONFIRMING, about=queries.address_about(waiting), now=now)


@transaction.atomic
def confirm_email(*, key: str, now: datetime) -> Person:
    """The owner of an address says that it is theirs: from now on mail goes there, and to no earlier one.

    Whoever holds the key read that mailbox. Raises Refused for a wrong or old key, and for a taken address.
    """
    found = queries.address_by_key(key, now)
    if found is None:
        raise Refused(_("This link no longer works. Sign in and ask for a new one on your own page."))
    person = _afresh(found.user)
    address = EmailAddress.objects.filter(pk=found.pk).first()
    if address is None or queries.belongs_to_another(address):
        raise Refused(_("This address already has a place here. You can sign in with it."))
    EmailAddress.objects.filter(user_id=person.pk).exclude(pk=address.pk).delete()
    address.verified = address.primary = True
    address.save(update_fields=["verified", "primary"])
    person.email = address.email
    person.save(update_fields=["email"])
    return person


@transaction.atomic
def change_language(*, by: Person, language: str, now: datetime) -> None:
    """The language of pages and mail. Raises Refused for one that we don't have."""
    code = _language(language)
    if not code:
        raise Refused(_("We don't have that language yet."))
    Person.objects.filter(pk=by.pk).update(language=code)


@transaction.atomic
def make_card(*, by: Person, now: datetime) -> tuple[SignInCard, str]:
    """A new sign-in card, and its code: shown this once, kept nowhere. Any earlier card stops working at once."""
    return _new_card(_afresh(by), now)


replace_card = make_card


def replace_lost_card(*, person: Person, now: datetime) -> str:
    """The inner step for the server's keeper: a card for somebody who lost theirs and has no other way in. Its code.

    Raises Refused for anybody else. The caller writes it into the record of the person's groups.
    """
    person = _afresh(person)
    permissions.may_replace_lost_card(person).or_refuse()
    return _new_card(person, now)[1]


def _new_card(person: Person, now: datetime) -> tuple[SignInCard, str]:
    code = new_code()
    _end_card(person, now)
    card = SignInCard.objects.create(person=person, code_hash=queries.code_hash(plain_code(code)), made_on=now.date())
    return card, code


@transaction.atomic
def take_back_card(*, by: Person, now: datetime) -> None:
    """The card no longer works. Raises Refused if it is the only way in. Twice is fine."""
    person = _afresh(by)
    permissions.may_take_back_card(person).or_refuse()
    _end_card(person, now)


def _end_card(person: Person, now: datetime) -> None:
    SignInCard.objects.filter(person=person, ended_on=None).update(ended_on=now.date())


@transaction.atomic
def sign_out_everywhere(*, by: Person, now: datetime) -> None:
    """Every device is signed out, this one too. Card and email go on working."""
    person = _afresh(by)
    person.sign_in_stamp = new_stamp()
    person.save(update_fields=["sign_in_stamp"])


def sign_in(request: HttpRequest, person: Person, *, shared: bool) -> None:
    """Signs this browser in: for 90 days, or on a shared device until it is closed and for 12 hours at most.

    The session gets a new key, so that one planted before is worth nothing. Needs `request.now`.
    """
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.pop(SHARED, None)
    request.session.set_expiry(0 if shared else None)
    if shared:
        now: datetime = request.now  # type: ignore[attr-defined]  # set by config.middleware
        request.session[SHARED] = (now + SHARED_DEVICE).isoformat()


def forget_old_sessions(*, now: datetime) -> None:
    """Sessions that ended are deleted: nobody keeps when anyone was here."""
    SessionStore.get_model_class().objects.filter(expire_date__lt=now).delete()


def _give_address(person: Person, email: str, *, now: datetime) -> None:
    EmailAddress.objects.filter(user_id=person.pk, verified=False).delete()
    address = EmailAddress.objects.create(user_id=person.pk, email=email.strip().lower())
    tell(person=person, kind=CONFIRMING, about=queries.address_about(address), now=now)


def _afresh(person: Person) -> Person:
    """The person as they are now, their row locked: two acts at the same moment follow one another."""
    return Person.objects.select_for_update().get(pk=person.pk)


def _line(text: str, room: int) -> str:
    return " ".join(clean(text).split())[:room]


def _name(name: str) -> str:
    ours = _line(name, 200)
    if not can_be_seen(ours):
        raise Refused(_("Tell us a name we can call you by. Any name you like."))
    if is_a_part(ours):
        raise Refused(_("Pages use this name for somebody else. Choose another one, or add something to it."))
    return ours


def _reach(reach_by: str) -> str:
    if reach_by not in Reach.values:
        raise Refused(_("Choose one of the ways to reach you."))
    return reach_by


def _language(code: str) -> str:
    return code if code in dict(settings.LANGUAGES) else ""
