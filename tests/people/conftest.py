"""People of these tests, and a mail backend that keeps what is sent. Sign-in limits begin afresh for each test."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache

from evenground.notices.jobs import send_waiting
from evenground.people import actions, queries
from evenground.people.models import Person

Make = Callable[..., Person]


@pytest.fixture(autouse=True)
def clock(db: Any, now: datetime) -> Any:
    """allauth and Django's sessions read the real clock: it stands at `now`, and can be moved."""
    cache.clear()
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def make(now: datetime) -> Make:
    """make("Rowan", "rowan@example.org"): a person whose address is confirmed."""

    def person(name: str = "Rowan", email: str = "", *, confirmed: bool = True) -> Person:
        made = actions.make_person(name=name, reach_by="here", email=email, now=now)
        if email and confirmed:
            waiting = queries.waiting_address(made)
            assert waiting is not None
            actions.confirm_email(key=queries.confirm_key(waiting, now), now=now)
        return made

    return person


@pytest.fixture
def send(now: datetime) -> Callable[[], None]:
    """Does what the worker does every half minute."""
    return lambda: send_waiting.func(now=now)
