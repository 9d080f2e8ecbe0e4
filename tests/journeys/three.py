"""Three people of a new group, each in a way of their own: with script, without, and by keyboard on a narrow phone."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.journeys.test_the_five_minute_path import press

# `by` is the first of them, `members` all three by name. What follows may print another place to come in: "to /g/...".
_BEGIN = """
from datetime import UTC, date, datetime, time
from django.db import transaction
from tests import factories
from evenground.events import actions as events
from evenground.ideas import actions as ideas
from evenground.people import actions as people
from evenground.record import actions as record
from evenground.roles import actions as roles
now = datetime.now(UTC)
by, members, names = factories.host_group(now, starter="Hollis"), {}, NAMES
print("to", f"/g/{by.group_id}/")
for name in names:
    members[name] = factories.member(by, name.title(), now)
    by = members[names[0]]
    print(name, people.make_card(by=members[name].person, now=now)[1])
"""
_WAYS: tuple[dict[str, Any], ...] = ({}, {"script": False}, {"viewport": {"width": 320, "height": 640}})


def come_in(
    live_site: Any, visitor: Callable[..., Any], names: tuple[str, str, str], more: str = ""
) -> dict[str, Page]:
    """Their pages, by name, signed in with printed cards. `more`: what else is there, in Python, for the server."""
    said = live_site.python(_BEGIN.replace("NAMES", repr(names)) + more).strip().splitlines()
    found = dict(line.split(" ", 1) for line in said)
    pages = {}
    for name, options in zip(names, _WAYS, strict=True):
        page = pages[name] = visitor(**options).page
        page.goto(f"/sign-in/card/?next={found['to']}")
        page.get_by_label("The code on your card").fill(found[name])
        press(page, "Sign in")
    return pages
