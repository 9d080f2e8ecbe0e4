"""The two doors on every page: help with this, and help now."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from evenground.design.requests import Request
from evenground.home.queries import gathered
from evenground.home.queries.moment import within_a_moment, without_database


def help_with_this(request: Request) -> HttpResponse:
    """The people beside me, by name; and where to look. Signed in or not."""
    found = gathered.helpers_of_mine(request.user) if request.user.is_authenticated else []
    return render(request, "home/help_with_this.html", {"groups": found})


@without_database
def help_now(request: Request) -> HttpResponse:
    """Whom to ring. The numbers of my groups if the database answers within a moment; the others in any case."""
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    found = within_a_moment(lambda: _mine(request)) if signed_in else []
    context = {
        "groups": found or [],
        "unknown": found is None,
        "emergency": settings.EMERGENCY,
        "messages": [],  # these would be read from the database
    }
    return render(request, "home/help_now.html", context)


def _mine(request: Request) -> list[object]:
    return list(gathered.helpers_of_mine(request.user)) if request.user.is_authenticated else []
