"""The demo's own pages: a welcome, a door for everyone in the story, and the mail they got. They exist only here."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from evenground.demo import queries
from evenground.demo.cards import CARDS, DOORS, Card
from evenground.demo.cast import CAST
from evenground.demo.replays import kept as kept_replays
from evenground.notices.queries import kept_mail
from evenground.people.actions import sign_in

ENDS = {
    "decided": _("Decided."),
    "not_decided": _("Not decided."),
    "withdrawn": _("Taken back."),
    "postponed": _("Put off."),
}


def welcome(request: HttpRequest) -> HttpResponse:
    places = queries.places()
    cards = [(card, bool(_address(card, places))) for card in CARDS]
    doors = [(door, reverse(door.page, args=[places[door.place]]) if door.place in places else "") for door in DOORS]
    return render(request, "demo/welcome.html", {"cards": cards, "doors": doors})


def people(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/people.html", {"cast": CAST})


@require_POST
def sign_in_as(request: HttpRequest, key: str) -> HttpResponse:
    """Signs in as somebody of the story, and goes to the group, or to the page of the card that was pressed.

    An invitation is looked at by a stranger, who can say yes or no thanks to it.
    """
    person = queries.person(key)
    if person is None:
        raise Http404
    places = queries.places()
    number = request.POST.get("card", "")
    card = CARDS[int(number)] if number.isdigit() and int(number) < len(CARDS) else None
    if card is not None and card.page == "invitation":
        logout(request)
        messages.success(
            request, _("This is a made-up invitation. You look at it as somebody who was just asked to join.")
        )
        return redirect(_address(card, places))
    sign_in(request, person, shared=False)
    messages.success(request, _("You look at the demo as %(name)s now. You can try anything.") % {"name": person.name})
    address = _address(card, places) if card is not None else ""
    return redirect(address) if address else redirect("group", group_id=places["group"])


def mail(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/mail.html", {"mails": kept_mail()})


def replays(request: HttpRequest) -> HttpResponse:
    """Real decisions, held elsewhere, as our rule would have closed them."""
    found = [
        {**one, "outcome_words": ENDS[one["outcome"]], "there_words": ENDS[one["there"]]} for one in kept_replays()
    ]
    return render(request, "demo/replays.html", {"replays": found})


def _address(card: Card, places: dict[str, str]) -> str:
    """The living page of a card; "" while it is coming."""
    if not card.lives_in(places):
        return ""
    if card.page in {"invitation", "room", "room_after"}:  # found by its code, by anyone
        return reverse(card.page, args=[places[card.place]])
    return reverse(card.page, args=[places["group"], *([places[card.place]] if card.place else [])])
