"""People with confirmed addresses, and letters of one kind that stands for all."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from evenground.notices import jobs, send
from evenground.notices.models import Outgoing
from evenground.people.models import Person

ABOUT = "decisions.proposal:0190a000-0000-7000-8000-000000000001"


def sample(person: Person | None, row: Outgoing) -> send.Mail | None:
    """A letter like those of the apps above."""
    return send.letter(
        row, "people/mail/already_here", {"sign_in_url": "x"}, subject="Something new\nto decide", why="You belong."
    )


@pytest.fixture(autouse=True)
def letters(db: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The table of letters while a test runs; the test may add to it."""
    cache.clear()
    table = {"new": f"{__name__}.sample"}
    monkeypatch.setattr(
        jobs,
        "import_string",
        lambda name: table if name.endswith("LETTERS") else {"sample": sample}[name.split(".")[-1]],
    )
    return table


@pytest.fixture
def person() -> Callable[..., Person]:
    def make(email: str = "rowan@example.org", *, verified: bool = True, language: str = "") -> Person:
        made = Person.objects.create(name="Rowan Ash", language=language)
        if email:
            EmailAddress.objects.create(user=made, email=email, verified=verified, primary=verified)
        return made

    return make


@pytest.fixture
def work(now: datetime) -> Callable[..., None]:
    """What the worker does every half minute."""
    return lambda at=now: jobs.send_waiting.func(now=at)
