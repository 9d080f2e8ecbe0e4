from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from evenground.config.urls import urlpatterns as real


def empty(request: HttpRequest) -> HttpResponse:
    """The frame that every page has (doors, ways round, foot), and nothing in it."""
    return render(request, "benchmarks/empty.html")


urlpatterns = [path("empty/", empty), *real]
