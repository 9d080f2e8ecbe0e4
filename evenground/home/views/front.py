"""The first page, my groups, what one can count on, Easy Read, and the way out."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import DatabaseError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from evenground.design.requests import Request
from evenground.home.queries import gathered
from evenground.home.queries.easy import EASY
from evenground.home.queries.moment import without_database
from evenground.people.domain.ages import SHARED


def welcome(request: Request) -> HttpResponse:
    """What this is, and the ways in. Who is signed in goes to their groups."""
    if request.user.is_authenticated:
        return redirect("mine")
    return render(request, "home/welcome.html")


@login_required
def mine(request: Request) -> HttpResponse:
    """My groups, and what is open for my say in any of them."""
    found = gathered.mine(request.user)
    return render(request, "home/mine.html", {"places": found.places, "open": found.open, "asked": found.asked})


def counts_on(request: Request) -> HttpResponse:
    """The promises, in words like those of the design."""
    return render(request, "home/counts_on.html", {"keeper": settings.KEEPER})


def easy_read(request: Request) -> HttpResponse:
    return render(request, "home/easy_read.html", {"pages": EASY.items()})


def easy(request: Request, slug: str) -> HttpResponse:
    """An Easy Read page: a picture and a short sentence, one below the other."""
    if slug not in EASY:
        raise Http404
    others = [(name, page) for name, page in EASY.items() if name != slug]
    return render(request, "home/easy.html", {"page": EASY[slug], "others": others})


@without_database
def leave_quickly(request: Request) -> HttpResponse:
    """Away from here at once. On a device that others use too, signed out. Works without a database."""
    response = HttpResponseRedirect(settings.LEAVE_TO)
    response.status_code = 303
    response["Referrer-Policy"] = "no-referrer"
    try:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.get(SHARED):
            logout(request)
    except DatabaseError:
        response.delete_cookie(settings.SESSION_COOKIE_NAME)
    return response
