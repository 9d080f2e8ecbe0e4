from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from evenground.record import queries as record


def healthz(request: HttpRequest) -> HttpResponse:
    """"ok" when the database answers and the record's guards stand; else 503."""
    well = record.guards_stand()
    return HttpResponse("ok\n" if well else "the record is unguarded\n", status=200 if well else 503, content_type="text/plain")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open for too long, or cookies are off. What was typed is shown again."""
    typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken" and value]
    return render(request, "design/not_saved.html", {"words": typed, "too_old": True}, status=403)
