from collections.abc import Callable

import pytest
from django.test import Client

from evenground.people.models import Person
from tests import cast as casts


@pytest.fixture
def cast(db, now) -> casts.Cast:
    return casts.assemble(now)


@pytest.fixture(autouse=True)
def clock(now, monkeypatch):
    """Pages read the clock once, at the edge: here it stands still, at `now`."""
    import time_machine

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
