"""What every page of a run sheet begins with: whose place it is, and which event."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpResponse
from django.utils import formats
from django.utils.translation import gettext as _

from evenground.design.requests import Request
from evenground.events import queries as events
from evenground.groups import queries as groups
from evenground.record.domain.verdict import Refused

Page = Callable[..., HttpResponse]


def in_group(page: Page) -> Page:
    """The page gets the person's place in the group; without one it is not there."""

    @login_required
    @wraps(page)
    def inner(request: Request, group_id: uuid.UUID, **which: Any) -> HttpResponse:
        return page(request, groups.place(request.user, group_id), **which)

    return inner


def on_event(page: Page) -> Page:
    """The page gets the person's place, and an event of that group, or is not there."""

    @in_group
    @wraps(page)
    def inner(request: Request, member: Any, event_id: uuid.UUID, **which: Any) -> HttpResponse:
        return page(request, member, there(events.event_in(member, event_id)), **which)

    return inner


def there(found: Any) -> Any:
    """What was found. Raises Http404 where nothing was."""
    if found is None:
        raise Http404
    return found


def attempt(form: Form, act: Callable[[], Any]) -> bool:
    """Does it. A refusal goes to the top of the form, with the words still in it."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, refused.reason)
        return False
    return True


def day_words(day: Any) -> str:
    if day.date is None:
        return _("Day %(number)d") % {"number": day.number}
    return formats.date_format(day.date, "l j F Y")
