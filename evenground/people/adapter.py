"""allauth's hooks: the one place where its calls reach our house."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import clear_authentication_records
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from evenground.notices import send
from evenground.people import actions, emails

ASKED_SHARED = "sign_in_shared"  # in the session, between asking for a code and typing it
log = logging.getLogger("evenground.people")


class NotSent(Exception):  # noqa: N818  said of a mail, it is no error of ours
    """The mail server didn't take the mail."""


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("This code doesn't fit. Look at the newest mail and type it once more."),
        "too_many_login_attempts": _("That was often in a short time. Wait five minutes, then try again."),
        "rate_limited": _("That was often in a short time. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """A place comes with an invitation, or by starting a group: never through allauth's own form."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what happened themselves."""

    def is_safe_url(self, url: str | None) -> bool:
        """Only addresses from our root: a bare word would be taken for the name of a page."""
        return bool(url and url.startswith("/") and super().is_safe_url(url))

    def get_client_ip(self, request: HttpRequest) -> str:
        """The server has already worked out which address can be believed (config/forwarded.py)."""
        return str(request.META.get("REMOTE_ADDR") or "unknown")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A sign-in code goes at once, past the outbox: somebody is waiting for it. Raises NotSent."""
        letter = emails.FOR_SIGNING_IN[template_prefix](context)
        headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
        try:
            taken = send.wrapped(letter, to=email, headers=headers).send()
        except (SMTPException, OSError) as error:
            log.warning("a sign-in mail was not taken: %s", type(error).__name__)
            raise NotSent from error
        if not taken:
            raise NotSent

    def login(self, request: HttpRequest, user: Any) -> None:
        """The code was right."""
        actions.sign_in(request, user, shared=bool(request.session.pop(ASKED_SHARED, False)))
        clear_authentication_records(request)  # nobody keeps how and when anyone signed in

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return redirect("sign_in")
