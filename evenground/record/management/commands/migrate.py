from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connection

from evenground.record import actions


class Command(Migrate):
    """Django's own migrate, and then the record's guards: a rebuilt table has lost its triggers."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if "record_entry" in connection.introspection.table_names():
            actions.install_guards()
