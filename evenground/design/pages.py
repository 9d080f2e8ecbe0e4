"""What the pages of every app begin with: who is here, which thing is meant, and a refusal that keeps the words.

Nothing here knows an app: each gives the queries that find a person's place and its own things.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import OperationalError
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from evenground.design.requests import Request
from evenground.record.domain.verdict import Refused

Page = Callable[..., HttpResponseBase]


def with_place(place: Callable[[Any, uuid.UUID], Any]) -> Callable[[Page], Page]:
    """For pages that get the person's place in the group; without one the page is not there (`place` says so)."""

    def in_group(page: Page) -> Page:
        @login_required
        @wraps(page)
        def inner(request: Request, group_id: uuid.UUID, **which: Any) -> HttpResponseBase:
            return page(request, place(request.user, group_id), **which)

        return inner

    return in_group


def with_thing(
    in_group: Callable[[Page], Page], key: str, find: Callable[[Any, uuid.UUID], Any]
) -> Callable[[Page], Page]:
    """For pages that get the person's place, and a thing of that group by the id in the address, or are not there."""

    def on_thing(page: Page) -> Page:
        @in_group
        @wraps(page)
        def inner(request: Request, member: Any, **which: Any) -> HttpResponseBase:
            thing = there(find(member, which.pop(key)))
            return page(request, member, thing, **which)

        return inner

    return on_thing


def there(found: Any) -> Any:
    """What was found. Raises Http404 for None: what is not yours is not there."""
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


def attempt_or(do: Callable[[], HttpResponse], again: Callable[[str, int], HttpResponse]) -> HttpResponse:
    """Does it; where it is refused or the database is busy, `again` shows the same page with the words in it."""
    try:
        return do()
    except Refused as refused:
        return again(refused.reason, 403)
    except OperationalError:
        return again(_("We couldn't save that just now. Your words are still here."), 503)
