"""What granian serves: the same pages, settings and database, by Django's own WSGI handler."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
