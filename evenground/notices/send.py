"""How mail leaves the house: what a letter is, how it is laid out, and where it goes when no mail server is set."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse

from evenground.notices import queries
from evenground.notices.models import KeptMail, Outgoing

_STOP = "evenground.notices.stop"


class Someone(Protocol):
    @property
    def pk(self) -> uuid.UUID: ...


@dataclass(frozen=True)
class Mail:
    """A letter, ready to go. The subject names no person, no group and no typed words."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Wish:
    """What a stop link carries: whose wish (a person, or a stranger's address by its hash), and about what."""

    about: str
    group_id: uuid.UUID | None = None
    person_id: uuid.UUID | None = None
    hashed: str = ""


def letter(
    row: Outgoing, template: str, context: Mapping[str, Any] | None = None, *, subject: str, why: str = ""
) -> Mail:
    """Lays out a letter for an outbox row from `<template>.txt` and `<template>.html`, which extend `design/mail/base`.

    `why` is the sentence that says why somebody gets this. The line "Stop mail about this" comes by itself.
    Call it under the reader's language (the sending job does).
    """
    return laid_out(template, context, subject=subject, why=why, stop_url=stop_url(row))


def laid_out(
    template: str, context: Mapping[str, Any] | None = None, *, subject: str, why: str = "", stop_url: str = ""
) -> Mail:
    """A letter that belongs to no row (a sign-in code): nothing to stop."""
    whole = {**(context or {}), "site": settings.SITE, "why": why, "stop_url": stop_url}
    text = render_to_string(f"{template}.txt", whole).strip() + "\n"
    return Mail(" ".join(str(subject).split()), text, render_to_string(f"{template}.html", whole))


def address(path_name: str, *args: Any, **kwargs: Any) -> str:
    """A page's whole address, for letters."""
    return f"{settings.SITE}{reverse(path_name, args=args, kwargs=kwargs)}"


def stop_url(row: Outgoing) -> str:
    """The signed address where one press stops mail about this. "" for what was asked for and can't be stopped."""
    if row.kind == queries.CONFIRMING:
        return ""
    hashed = "" if row.person_id else queries.address_hash(row.address)
    about = row.about or queries.group_about(row.group_id) or queries.EVERYTHING
    return address("stop_mail", sign_wish(Wish(about, row.group_id, row.person_id, hashed)))


def sign_wish(wish: Wish) -> str:
    """The wish as the signed end of an address. It never gets too old: no is a full answer, at any time."""
    what = {"a": wish.about, "g": _hex(wish.group_id), "p": _hex(wish.person_id), "h": wish.hashed}
    short = {key: value for key, value in what.items() if value}
    return signing.Signer(salt=_STOP).sign_object(short, compress=True)


def read_wish(signed: str) -> Wish | None:
    """The wish that a stop link carries. None if it was not signed by us."""
    try:
        what = signing.Signer(salt=_STOP).unsign_object(signed)
        return Wish(what["a"], _uuid(what.get("g")), _uuid(what.get("p")), what.get("h", ""))
    except (signing.BadSignature, ValueError, KeyError, TypeError):
        return None


def message(row: Outgoing, mail: Mail, *, to: str, now: datetime) -> EmailMultiAlternatives:
    """The letter as it goes over the wire. Its Message-ID is made from the row: a second copy is seen as the same."""
    headers = {
        "Message-ID": message_id(row),
        "Date": format_datetime(now),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if stop := stop_url(row):
        headers["List-Unsubscribe"] = f"<{stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return wrapped(mail, to=to, headers=headers)


def wrapped(mail: Mail, *, to: str, headers: dict[str, str]) -> EmailMultiAlternatives:
    """A letter with its HTML beside the text."""
    whole = EmailMultiAlternatives(mail.subject, mail.text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
    whole.attach_alternative(mail.html, "text/html")
    return whole


def message_id(row: Outgoing) -> str:
    return f"<{row.pk}@{urlsplit(settings.SITE).hostname or 'localhost'}>"


class KeepBackend(BaseEmailBackend):
    """Where no mail server is set, mail does not go: it stays in the outbox, and pages say so.

    Only in the demo, where nobody is real, what would have gone is kept and shown on a page.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if not settings.DEMO:
            return 0
        for one in email_messages:
            KeptMail.objects.create(
                to=", ".join(one.recipients()),
                subject=str(one.subject)[:300],
                text=str(one.body),
                html=_html(one),
                message_id=str(one.extra_headers.get("Message-ID", "")),
                at=_date(one),
            )
        return len(email_messages)


def _html(one: EmailMessage) -> str:
    parts = getattr(one, "alternatives", None) or []
    return next((str(content) for content, kind in parts if kind == "text/html"), "")


def _date(one: EmailMessage) -> datetime | None:
    written = one.extra_headers.get("Date")
    return parsedate_to_datetime(str(written)) if written else None


def _hex(value: uuid.UUID | None) -> str:
    return value.hex if value else ""


def _uuid(value: str | None) -> uuid.UUID | None:
    return uuid.UUID(value) if value else None
