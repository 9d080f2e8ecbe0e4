from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

_APPS = (
    "demo",
    "home",
    "people",
    "groups",
    "talk",
    "roles",
    "events",
    "decisions",
    "ideas",
    "questions",
    "support",
    "notices",
    "design",
)
handler500 = "evenground.home.views.faults.broken"
urlpatterns = [
    path("", include(f"evenground.{app}.urls"))
    for app in _APPS
    if (app != "demo" or settings.DEMO) and find_spec(f"evenground.{app}.urls")
]
