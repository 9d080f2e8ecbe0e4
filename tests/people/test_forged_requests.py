"""Requests that no page of ours sends: nobody is signed in by them, and nothing is saved."""

from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from evenground.people import actions
from evenground.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def rowan(now: datetime) -> Person:
    return factories.person("Rowan", now)


def signed_in(person: Person, **options: bool) -> Client:
    client = Client(**options)
    client.force_login(person)
    return client


def test_a_post_from_another_site_does_nothing(rowan: Person) -> None:
    client = signed_in(rowan, enforce_csrf_checks=True)
    page = client.post("/me/", {"name": "Forged", "reach_by": "here"})
    assert page.status_code == 403
    assert b'id="main"' in page.content
    rowan.refresh_from_db()
    assert rowan.name == "Rowan"


@pytest.mark.parametrize("cookie", ["", "x", "a" * 32, "../../etc/passwd", "\x01", "é", "1' OR '1'='1", "9" * 5000])
def test_a_made_up_session_is_nobodys(cookie: str) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    assert client.get("/me/")["Location"] == "/sign-in/?next=/me/"


def test_a_session_planted_before_signing_in_is_worth_nothing_after(rowan: Person, now: datetime) -> None:
    _card, code = actions.make_card(by=rowan, now=now)
    planted = Client()
    planted.post("/sign-out/")
    before = planted.cookies[settings.SESSION_COOKIE_NAME].value
    with time_machine.travel(now, tick=False):
        assert planted.post("/sign-in/card/", {"code": code}).status_code == 302
        after = planted.cookies[settings.SESSION_COOKIE_NAME].value
        other = Client()
        other.cookies[settings.SESSION_COOKIE_NAME] = before
        assert after != before
        assert other.get("/me/").status_code == 302
        assert planted.get("/me/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost@evil.example", "evil.example/localhost"])
def test_another_host_s_name_is_refused(host: str) -> None:
    page = Client().get("/", headers={"host": host})
    assert page.status_code == 400
    assert b"evil" not in page.content


def test_no_header_or_field_makes_another_method_of_a_get(rowan: Person) -> None:
    client = signed_in(rowan)
    for more in ({"headers": {"x-http-method-override": "POST"}}, {"query_params": {"_method": "POST"}}):
        assert client.get("/me/sign-out-everywhere/", **more).status_code == 405
    assert client.get("/me/").status_code == 200


def test_a_name_of_several_lines_is_one_line(rowan: Person, now: datetime) -> None:
    client = signed_in(rowan)
    client.post("/me/", {"name": "Ro\r\nBcc: all@example.org\x00", "reach_by": "here"})
    rowan.refresh_from_db()
    assert "\n" not in rowan.name
    assert "\r" not in rowan.name
