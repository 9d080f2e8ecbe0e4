"""Every page of a group, seen by whom it is for, and by whom it isn't."""

import uuid

import pytest
from django.urls import reverse

from evenground.groups import actions as groups
from evenground.people.models import Person
from evenground.groups.domain.codes import spoken
from tests import factories

FOR_MEMBERS = ["place", "ask", "hello", "muted", "leave"]
FOR_HOST_TOO = ["invite", "slips", "members", "agreement", "host"]
FOR_HELPERS_TOO = ["who_helps"]


@pytest.fixture(autouse=True)
def plain_static(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def real_now():
    from datetime import UTC, datetime

    return datetime.now(UTC)


@pytest.fixture
def live(db, real_now):
    """The cast, put together at the real clock, which pages read."""
    from tests import cast

    return cast.assemble(real_now)


def page(client, person, name, group, **more):
    client.force_login(person) if person else client.logout()
    return client.get(reverse(name, kwargs={"group_id": group.id, **more}))


@pytest.mark.parametrize("name", FOR_MEMBERS + FOR_HOST_TOO + FOR_HELPERS_TOO)
def test_each_page_opens_for_whom_it_is_for(client, live, name):
    group = live.group
    stranger = factories.person("Stranger", live.hollis.group and None or __import__("datetime").datetime.now(__import__("datetime").UTC))
    assert page(client, live.rowan.person, name, group).status_code == 200
    assert page(client, live.hollis.person, name, group).status_code == (404 if name in FOR_MEMBERS else 200)
    assert page(client, live.sade.person, name, group).status_code == (200 if name in FOR_HELPERS_TOO else 404)
    assert page(client, stranger, name, group).status_code == 404
    nowhere = client.get(reverse(name, kwargs={"group_id": uuid.uuid4()}))
    assert nowhere.status_code == 404
    assert page(client, None, name, group).status_code == 302


def test_titles_name_no_person_and_no_group(client, live):
    for name in FOR_MEMBERS + FOR_HOST_TOO + FOR_HELPERS_TOO:
        words = page(client, live.rowan.person, name, live.group).content.decode()
        title = words.split("<title>")[1].split("</title>")[0]
        assert not any(typed in title for typed in ("Rowan", "Tuesday", "Marrowfield", "Hollis")), title
