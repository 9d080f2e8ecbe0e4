"""What happens around every page: the clock is read once, headers are set, a refusal becomes a calm page."""

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _

from evenground.design.requests import Request
from evenground.people.domain.ages import SHARED
from evenground.record.domain.verdict import Refused

Page = Callable[[Request], HttpResponse]
log = logging.getLogger("evenground.pages")
_CHOSEN = re.compile("[a-z0-9_:.-]{0,60}")  # what buttons and choices send: a short word, a number, a day, an id

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self';"
    " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def given_clock(page: Page) -> Page:
    """`request.now`: the one place where a page's clock is read."""

    def inner(request: Request) -> HttpResponse:
        request.now = datetime.now(UTC)  # noqa: TID251  the edge
        return page(request)

    return inner


def careful_headers(page: Page) -> Page:
    """Nothing from another host, and no page of a signed-in person kept by the device."""

    def inner(request: Request) -> HttpResponse:
        response = page(request)
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()")
        if not request.path.startswith(settings.STATIC_URL):
            response.setdefault("Cache-Control", "no-store, private")
        return response

    return inner


class CarefulSessions(SessionMiddleware):
    """A page that was made is shown, also when the database is too busy to note that its messages were seen.

    Only for the session that came with the request: one that is new (somebody signs in) must be kept, or it is a fault.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            return super().process_response(request, response)
        except (OperationalError, SessionInterrupted) as error:
            came = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
            if came is None or came != request.session.session_key or not _is_busy(error):
                raise
            return response


def _is_busy(error: BaseException | None) -> bool:
    """Whether the database's own "not now" is behind this. Django says of it that the session was deleted."""
    while error is not None and not isinstance(error, OperationalError):
        error = error.__context__
    return error is not None


def shared_devices(page: Page) -> Page:
    """Somebody who said that others use this device is signed out after some hours, if the browser stays open."""

    def inner(request: Request) -> HttpResponse:
        return page(request)

    def process_view(request: Request, view: Page, args: object, kwargs: object) -> HttpResponse | None:
        if getattr(view, "without_database", False):
            return None  # help now, and the way out: they are there also when the database is not
        try:
            until = request.session.get(SHARED)
            if until and request.now >= datetime.fromisoformat(until):
                logout(request)
        except OperationalError as error:
            return _no_answer(request, error)
        return None

    inner.process_view = process_view  # type: ignore[attr-defined]  # as Django looks for it
    return inner


def plain_refusals(page: Page) -> Page:
    """A refusal says why, in plain words; a busy database says that nothing was saved."""

    def inner(request: Request) -> HttpResponse:
        response = page(request)
        if response.status_code == 405 and not response.content:
            return _only_pressed(request, response)
        if _sends_away(request, response) and (words := _written(request)):
            said = {"words": words, "sign_in": response["Location"], "messages": []}
            return render(request, "design/not_saved.html", said, status=403)
        return response

    def process_exception(request: Request, error: Exception) -> HttpResponse | None:
        if isinstance(error, Refused):
            said = {"reason": error.reason, "words": _written(request)}
            return render(request, "design/refused.html", said, status=403)
        if isinstance(error, OperationalError):
            return _no_answer(request, error)
        return None

    inner.process_exception = process_exception  # type: ignore[attr-defined]  # where Django looks for it
    return inner


def _only_pressed(request: Request, bare: HttpResponse) -> HttpResponse:
    """An address that is there to be pressed was opened instead: after signing in, say. Never an empty page."""
    reason = _("This belongs to a button. Go back to the page with the button, and press it there.")
    said = render(request, "design/refused.html", {"reason": reason}, status=405)
    said["Allow"] = bare["Allow"]
    return said


def _no_answer(request: Request, error: OperationalError) -> HttpResponse:
    """The database is away or too busy. This page must not ask it again: no messages, nobody's name."""
    log.error("the database did not answer: %s", type(error).__name__)
    if request.method != "POST":
        return render(request, "500.html", {"messages": []}, status=503)
    return render(request, "design/not_saved.html", {"words": _typed(request), "messages": []}, status=503)


def _typed(request: Request) -> list[tuple[str, str]]:
    """What the person typed, to be shown again: words are never thrown away."""
    hidden = {"csrfmiddlewaretoken"}
    return [(name, value) for name, values in request.POST.lists() for value in values if name not in hidden and value]


def _written(request: Request) -> list[tuple[str, str]]:
    """The same of a page that was sent, where somebody wrote on it: buttons and choices alone are nobody's words."""
    typed = _typed(request) if request.method == "POST" else []
    return typed if any(not _CHOSEN.fullmatch(value) for _name, value in typed) else []


def _sends_away(request: Request, response: HttpResponse) -> bool:
    """Whether somebody sent a page after they were signed out, and is led to signing in, without what they wrote."""
    if response.status_code != 302 or request.method != "POST":
        return False
    return response["Location"].startswith(f"{resolve_url(settings.LOGIN_URL)}?") and not request.user.is_authenticated


def for_every_page(request: Request) -> dict[str, object]:
    return {
        "demo": settings.DEMO,
        "site": settings.SITE,
        "now": getattr(request, "now", None),
        "languages": settings.LANGUAGES,
    }
