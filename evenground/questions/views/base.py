"""What the pages of rooms begin with: the group's place and its room; or the room by its code, with what the device
holds: a ticket, and the secrets of what was asked on it.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from evenground.design.pages import there, with_place, with_thing
from evenground.design.requests import Request
from evenground.groups import queries as groups
from evenground.groups.domain.codes import spoken
from evenground.questions import actions, queries
from evenground.record.domain.verdict import Refused

Page = Callable[..., HttpResponse]

in_group = with_place(groups.place)
on_room = with_thing(in_group, "room_id", queries.room_in)

_KEPT = 120 * 24 * 3600  # seconds: as long as somebody may come back to see what became of it
_MOST_MINE = 40


class Device:
    """What this device holds for one room. It is sent with each request, and written down nowhere."""

    def __init__(self, cookies: Mapping[str, str], room: Any) -> None:
        self.room = room
        self.slip = queries.slip_in(room, cookies.get(self._name("ticket"), ""))
        kept = cookies.get(self._name("mine"), "").split("_")
        self.came_with_it = bool(self.slip)  # a ticket that was made just now can't be used by the same request
        self.secrets = tuple(dict.fromkeys(code for one in kept if (code := queries.read_secret(one))))[-_MOST_MINE:]

    def check(self) -> None:
        """Raises Refused, with what one can do, where nothing can be asked or supported from here just now."""
        if not self.slip:
            raise Refused(_("Very many came in from here just now. Wait ten minutes, or use a card from the door."))
        if not self.came_with_it:
            raise Refused(_("Your device had no ticket yet. It has one now: please press once more."))

    def keep(self, response: HttpResponse, *, slip: str = "", secret: str = "") -> HttpResponse:
        """Gives the device a ticket, or one secret more."""
        if slip:
            self._set(response, "ticket", slip)
        if secret:
            self._set(response, "mine", "_".join([*self.secrets, secret][-_MOST_MINE:]))
        return response

    def _set(self, response: HttpResponse, name: str, value: str) -> None:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(self._name(name), value, max_age=_KEPT, httponly=True, samesite="Lax", secure=secure)

    def _name(self, what: str) -> str:
        return f"{what}_{self.room.code}"


def in_room(page: Page) -> Page:
    """For pages found by the room's code, without an account. Each device gets a ticket by coming in.

    One address can get many, since a whole hall may share it, but not any number: then the page can still be read.
    """

    @wraps(page)
    def inner(request: Request, room_code: str, **which: Any) -> HttpResponse:
        room = there(queries.room_called(room_code))
        device = Device(request.COOKIES, room)
        fresh = ""
        if not device.slip and ratelimit.consume(request, action="room_ticket"):
            fresh = actions.new_ticket(room)
        device.slip = device.slip or fresh
        response = page(request, room, device, **which)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return (
            device.keep(response, slip=fresh) if fresh and f"ticket_{room.code}" not in response.cookies else response
        )

    return inner


def show(request: Request, template: str, status: int = 200, **context: Any) -> HttpResponse:
    form = context.get("form")
    wrong = form is not None and form.is_bound and form.errors
    return render(request, f"questions/{template}", context, status=400 if wrong and status == 200 else status)


def address_of(room: Any) -> str:
    return settings.SITE + reverse("room", kwargs={"room_code": spoken(room.code)})


def asking(
    request: Request, template: str, form: Any, reason: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """A page with its form, once more where something was refused: then the reason stands above the words."""
    if reason:
        form.add_error(None, reason)
    return show(request, template, status, form=form, **context)


def named_questions(room: Any) -> list[tuple[str, str]]:
    """What a promise may answer to, each by its first words."""
    return [(str(row.id), Truncator(row.words).chars(80)) for row in queries.heard_questions(room)]


def promised(room: Any, form: Any) -> actions.Promised:
    """What was typed about a promise."""
    given = dict(form.cleaned_data)
    return actions.Promised(**{**given, "question": queries.question_in(room, given["question"])})
