"""What the server calls: one ASGI app of two lanes (see lanes.py)."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from evenground.config.guard import Guard
from evenground.config.lanes import Lanes

# Django's own handler, settings and apps: everything below needs them.
_pages = get_wsgi_application()

from evenground.config.live import make_live  # noqa: E402  it knows apps

application = Lanes(
    pages=_pages,
    guard=Guard(
        body_limits=getattr(settings, "BODY_LIMITS", {}),
        trusted_proxies=settings.TRUSTED_PROXIES,
    ),
    threads=getattr(settings, "PAGE_THREADS", 8),
    live=make_live(),
)
