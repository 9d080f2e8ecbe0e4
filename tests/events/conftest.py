from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from evenground.people.models import Person
from tests import cast as casts


@pytest.fixture
def cast(db: None, now: datetime) -> casts.Cast:
    return casts.assemble(now)


@pytest.fixture
def clock(now: datetime) -> Iterator[None]:
    """Pages read the clock once, at the edge: here it stands still, at `now`."""
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def come(db) -> Callable[[Person | None], Client]:
    """A browser, signed in as somebody or as nobody."""

    def make(person: Person | None = None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make
