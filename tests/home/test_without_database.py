"""Help now and the way out are there also when the database is not. No test here may touch it."""

import pytest
from django.conf import settings
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.urls import reverse

from tests import cast as casts


@pytest.fixture
def gone(monkeypatch):
    def no_answer(self):
        raise OperationalError("no answer")

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", no_answer)


def signed_in():
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    return client


@pytest.mark.parametrize("make", [Client, signed_in])
def test_help_now_without_a_database(gone, make):
    answer = make().get(reverse("help_now"))
    assert answer.status_code == 200
    for name, number in settings.EMERGENCY:
        assert name in answer.content.decode()
        assert number in answer.content.decode()
    assert "no crisis service" in answer.content.decode()


def test_it_says_so_when_it_could_not_look(gone):
    assert "right now" in signed_in().get(reverse("help_now")).content.decode()


def test_it_does_not_wait_for_a_database_that_hangs(monkeypatch):
    import time

    from evenground.home.queries import moment

    monkeypatch.setattr(moment, "MOMENT", 0.2)
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", lambda _self: time.sleep(2))
    began = time.monotonic()
    assert signed_in().get(reverse("help_now")).status_code == 200
    assert time.monotonic() - began < 1.5
    time.sleep(2)


@pytest.mark.parametrize("make", [Client, signed_in])
def test_the_way_out_without_a_database(gone, make):
    answer = make().get(reverse("leave_quickly"))
    assert (answer.status_code, answer.url) == (303, settings.LEAVE_TO)


def test_healthz_says_so(gone):
    answer = Client().get(reverse("healthz"))
    assert answer.status_code == 503
    assert "does not answer" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_with_a_database_my_groups_numbers_stand_there(now):
    cast = casts.assemble(now, "Rowan")
    client = Client()
    client.force_login(cast.rowan.person, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("help_now")).content.decode()
    assert "0300 000 0000" in page
    assert "Sade" in page
    assert "0300 000 0000" not in Client().get(reverse("help_now")).content.decode()


def test_what_was_typed_is_shown_again_without_a_database(gone):
    answer = signed_in().post(reverse("type_code") + "?code=x", {"words": "My long words"})
    assert answer.status_code == 503
    assert "My long words" in answer.content.decode()
    assert signed_in().get(reverse("mine")).status_code == 503
    assert Client().get(reverse("welcome")).status_code == 200
