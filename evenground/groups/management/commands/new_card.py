"""`evenground new-card GROUP NAME`: a new sign-in card for somebody who lost theirs and has no email."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.urls import reverse

from evenground.groups import actions, queries
from evenground.people.models import Person
from evenground.record.domain.verdict import Refused


class Command(BaseCommand):
    help = (
        "Make a new sign-in card for somebody who lost theirs and has no email. Be sure that it is them: whoever has "
        "the code can sign in as them. The old card stops working. The record of each of their groups says that "
        "whoever looks after the server did this; it names nobody."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("group", help="the short code of a group they are in; its page of the record says it")
        parser.add_argument("name", help="their name, as it stands on the group's page")
        parser.add_argument("--which", type=int, metavar="NUMBER", help="which of several with the same name")

    def handle(self, *args: Any, group: str, name: str, which: int | None, **options: Any) -> None:
        try:
            person = _one(queries.people_called(group, name), which)
            code = actions.replace_lost_card(person=person, now=datetime.now(UTC))  # noqa: TID251  the edge
        except Refused as refused:
            raise CommandError(refused.reason) from None
        except DatabaseError as error:
            raise CommandError("There is no database here yet, so there is nobody to make a card for.") from error
        self.stdout.write(f"The code on the new card, shown this once:  {code}")
        self.stdout.write(f"They sign in with it here: {settings.SITE}{reverse('sign_in_card')}")
        self.stdout.write("Their old card no longer works. The record of their groups says that a card was made.")
        self.stdout.write("If somebody may have found the old one: on their own page they can sign out every device.")


def _one(found: list[Person], which: int | None) -> Person:
    if not found:
        raise CommandError("Nobody in a group with this short code goes by that name.")
    if which is None and len(found) > 1:
        raise CommandError(f"{len(found)} people go by that name. Say which with --which: 1 is who came in first.")
    if which is not None and not 1 <= which <= len(found):
        raise CommandError(f"--which goes from 1 to {len(found)}.")
    return found[(which or 1) - 1]
