from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from evenground.people.models import Person
from tests import cast as casts


@pytest.fixture
def cast(db: None, now: datetime) -> casts.Cast:
    return casts.assemble(now)


@pytest.fixture
def come(db) -> Callable[[Person | None], Client]:
    """A browser, signed in as somebody or as nobody."""

    def make(person: Person | None = None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make
