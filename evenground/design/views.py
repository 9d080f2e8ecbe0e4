from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from evenground.design import drawings
from evenground.design import gallery as shown


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of our pages in every state, for whoever builds or checks them."""
    return render(request, "design/gallery.html", {**shown.examples(), "drawings": drawings.names()})
