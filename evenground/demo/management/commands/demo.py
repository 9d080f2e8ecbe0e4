"""`evenground demo`: plays the story once into a database of its own, then serves it on this machine alone."""

import os
import sys
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from evenground.demo import replays, story
from evenground.demo.models import Mark


class Command(BaseCommand):
    help = "Try Evenground: a made-up group in the middle of its work. Nothing here is real."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="0 takes a free one")
        parser.add_argument("--fresh", action="store_true", help="start the story over")
        parser.add_argument("--prepare", action="store_true", help="make the database, but don't serve it")

    def handle(self, *args: Any, port: int, fresh: bool, prepare: bool, **options: Any) -> None:
        tables = connection.introspection.table_names()
        if "django_migrations" in tables and "demo_mark" not in tables:
            sys.exit("This database is not the demo's. Nothing was changed. Leave DATABASE_URL out to try the demo.")
        if fresh:
            _forget()
            tables = []
        if not tables:
            print("Getting the demo ready. This takes a moment the first time.", flush=True)
        # Serving belongs to a layer above, so it is called by its name.
        call_command("serve", host="127.0.0.1", port=port, name="The demo", then=_play_once, only_prepare=prepare)


def _play_once() -> None:
    if not Mark.objects.exists():
        story.play(now=datetime.now(UTC))  # noqa: TID251  the edge
    replays.play()


def _forget() -> None:
    if connection.vendor != "sqlite":
        sys.exit("Only a demo kept in a file can be started over. Give this one an empty database.")
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    for end in ("", "-wal", "-shm"):
        Path(name + end).unlink(missing_ok=True)
