"""When something is wrong: is all well, a form that is too old, and calm pages for faults."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from evenground.home.queries.moment import without_database
from evenground.record import queries as record


@without_database
def healthz(request: HttpRequest) -> HttpResponse:
    """ "ok" when the database answers and the record's guards stand; else 503 and why."""
    try:
        said = "ok" if record.guards_stand() else "the record is unguarded"
    except DatabaseError:
        said = "the database does not answer"
    return HttpResponse(f"{said}\n", status=200 if said == "ok" else 503, content_type="text/plain")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open for too long, or cookies are off. What was typed is shown again, to be sent once more."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and value
    ]
    return render(request, "design/not_saved.html", {"words": typed, "too_old": True, "messages": []}, status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Something broke on our side. Needs no database, and no other page."""
    try:
        page: str = render_to_string("500.html")
    except Exception:  # noqa: BLE001  whatever broke may have broken templates too; something calm is always said
        page = _("Something broke on our side. Nothing is your fault. Try again in a few minutes.")
    return HttpResponse(page, status=500)
