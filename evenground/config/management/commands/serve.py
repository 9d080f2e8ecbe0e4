"""`evenground serve`: bring the database up to date, then serve, doing the due jobs in the same process."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from evenground.config import server
from evenground.support.actions import ensure_keys

DEMO_MARK = "demo_mark"  # the table that the demo's database has, and no other


class Command(BaseCommand):
    help = "Serve Evenground. The same process does the due jobs, unless --no-work is given."
    requires_system_checks = []
    stealth_options = (
        "name",
        "then",
        "only_prepare",
    )  # for `evenground demo`, which stands below and calls this by its name

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"), help="the address to listen on")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")), help="0 takes a free one")
        parser.add_argument("--no-work", action="store_true", help="leave the due jobs to `evenground work`")

    def handle(self, *args: Any, host: str, port: int, no_work: bool, **options: Any) -> None:
        if not settings.DEMO and DEMO_MARK in connection.introspection.table_names():
            raise CommandError("This database is the demo's, with made-up people. Give this server one of its own.")
        make_ready()
        if then := options.get("then"):
            then()
        if not options.get("only_prepare"):
            server.run(host=host, port=port, work=not no_work, name=options.get("name") or "Evenground")


def make_ready() -> None:
    """Everything that serving needs and that a fresh data folder lacks; quick where it is there."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    ensure_keys()
    call_command("collectstatic", verbosity=0, interactive=False)
