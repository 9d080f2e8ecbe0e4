"""`evenground rider-keys rotate`: a new key for what people need to take part, and everything sealed anew under it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from evenground.support import actions
from evenground.support.domain.envelope import BadKeyError, write_key


class Command(BaseCommand):
    help = (
        "Make a new key for people's access riders and seal everything anew under it. It can stop at any moment and "
        "be run again; pages go on meanwhile. Old keys stay in the ring, for backups. With EVENGROUND_RIDER_KEYS: "
        "put a new key in front of it yourself, on every server, and then run this."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["rotate", "new"], help="rotate, or only show a new key to put in front")

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if what == "new":
            self.stdout.write(write_key(actions.new_key()))
            return
        try:
            if not settings.RIDER_KEYS:
                actions.add_key()
            done = actions.reseal()
        except BadKeyError as wrong:
            raise CommandError(f"Nothing was changed: {wrong}.") from None
        except DatabaseError as error:
            raise CommandError("There is no database here yet, or it is busy. Run this again later.") from error
        self.stdout.write(f"Sealed anew under the key in use: {done.changed}.")
        if done.unreadable:
            self.stdout.write(f"Can't be read, as their key is lost: {done.unreadable}. They were left as they are.")
            self.stdout.write("If you find the old key, put it on a line of its own at the end, and run this again.")
