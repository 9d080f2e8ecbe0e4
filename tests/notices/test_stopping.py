"""The line at the end of each mail: one press, signed in or not."""

import uuid

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from evenground.notices import actions, queries, send
from evenground.notices.models import Stopped

ABOUT = "decisions.proposal:0190a000-0000-7000-8000-000000000001"
GROUP = uuid.UUID("0190a000-0000-7000-8000-00000000000a")


@pytest.fixture
def link(person, now, work):
    """The path in a letter that really went out."""
    actions.tell(person=person(), kind="new", group_id=GROUP, about=ABOUT, now=now)
    work()
    return "/stop/" + mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").split("/stop/")[1]


def wishes() -> list[str]:
    return list(Stopped.objects.values_list("about", flat=True))


def test_looking_changes_nothing_and_one_press_stops_it(client, link):
    assert client.get(link).status_code == 200
    assert not wishes()
    page = client.post(link, {"what": "this"}, follow=True).content.decode()
    assert "We won't write to you about this" in page
    assert wishes() == [ABOUT]


def test_mail_programs_press_it_too(link):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert wishes() == [ABOUT]


def test_it_names_nobody(client, link):
    assert "Rowan" not in client.get(link).content.decode()


def test_it_can_be_allowed_again_or_widened(client, link):
    client.post(link, {"what": "this"})
    client.post(link, {"what": "allow"})
    assert not wishes()
    client.post(link, {"what": "group"})
    client.post(link, {"what": "everything"})
    assert wishes() == [queries.group_about(GROUP), queries.EVERYTHING]


@pytest.mark.parametrize("signed", ["x", "a:b", ".e30:abc", "%00", "é"])
def test_a_made_up_link_is_nothing(client, signed):
    for answer in (client.get(f"/stop/{signed}/"), client.post(f"/stop/{signed}/")):
        assert answer.status_code == 404
    assert not wishes()


def test_a_link_changed_by_hand_is_nothing(client, link):
    for changed in (link[:-4] + "/", link.replace("/stop/", "/stop/x")):
        assert client.post(changed).status_code == 404
    assert not wishes()


def test_somebody_without_a_place_here_can_say_no_as_well(client, now, work):
    actions.tell_address(address="guest@example.org", kind="new", group_id=GROUP, about="groups.invitation:1", now=now)
    work()
    there = mail.outbox[0].extra_headers["List-Unsubscribe"].strip("<>").split("localhost:8000")[1]
    assert "guest" not in there
    client.post(there, {"what": "group"})
    actions.tell_address(address="guest@example.org", kind="new", group_id=GROUP, about="groups.invitation:2", now=now)
    work()
    assert len(mail.outbox) == 1


def test_ones_own_confirming_has_no_such_line(person, now):
    actions.tell(person=person(verified=False), kind=queries.CONFIRMING, about="people.address:1", now=now)
    assert send.stop_url(queries.waiting(now).get()) == ""
    assert reverse("stop_mail", args=["x"]) == "/stop/x/"
