"""The page that asks the outside contact: without an account, and plain about every link."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import signing
from django.urls import reverse

from evenground.groups import actions, emails, queries
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import cast as casts
from tests.groups.outside import LONGEST, afresh, answer, asked, held, kinds, use, where


@pytest.fixture(autouse=True)
def plain_static(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def cast(db, now):
    """Marek is paused: one member is left to decide."""
    return casts.assemble(now, "Marek", "Rowan")


def test_the_page_needs_no_account_and_says_what_may_be_known(cast, now, client):
    pause = use(cast, now)
    before = Entry.objects.count()
    with time_machine.travel(now, tick=False):
        page = client.get(where(pause))
    words = page.content.decode()
    assert page.status_code == 200
    for said in ("Marek", "Sade", "sade@example.org", "Threats in a &lt;b&gt;message", "Tuesday Table"):
        assert said in words
    assert "Secret matter" not in words
    title = words.split("<title>")[1].split("</title>")[0]
    assert not any(typed in title for typed in ("Marek", "Sade", "Tuesday", "Threats"))
    assert (Entry.objects.count(), afresh(pause).outside_said) == (before, "")


def test_both_answers_are_equally_big(cast, now, client):
    pause = use(cast, now)
    with time_machine.travel(now, tick=False):
        words = client.get(where(pause)).content.decode()
    pair = words.split('<div class="pair">')[1].split("</div>")[0]
    classes = re.findall(r'<button type="submit" name="answer" value="\w+" class="([^"]+)"', pair)
    assert len(classes) == 2
    assert len(set(classes)) == 1


def test_it_goes_on_as_if_the_group_had_decided_so(cast, now, client):
    pause = use(cast, now)
    later = now + timedelta(hours=5)
    with time_machine.travel(later, tick=False):
        page = client.post(where(pause), {"answer": "go_on"}, follow=True)
    assert "The pause goes on." in page.content.decode()
    assert held(cast, later + timedelta(days=14, seconds=-1))
    assert not held(cast, later + timedelta(days=14))
    assert kinds(cast)[-2:] == ["groups.outside_answered", "groups.posting_kept"]
    row = Outgoing.objects.get(kind="pause_answered")
    assert row.person == cast.marek.person
    letter = emails.pause_answered(row.person, row)
    assert "It goes on." in letter.text
    assert "nadia@example.org" in letter.html
    assert not any(typed in letter.subject for typed in ("Marek", "Tuesday", "Nadia"))


def test_it_ends_at_once(cast, now, client):
    pause = use(cast, now)
    with time_machine.travel(now, tick=False):
        page = client.post(where(pause), {"answer": "end"}, follow=True)
    assert "The pause has ended." in page.content.decode()
    assert not held(cast, now)
    assert kinds(cast)[-1] == "groups.outside_answered"
    row = Outgoing.objects.get(kind="pause_answered")
    assert "This pause has ended." in emails.pause_answered(row.person, row).text


def test_members_read_of_the_role_alone(cast, now, client):
    answer(use(cast, now), "end", now)
    client.force_login(cast.rowan.person)
    with time_machine.travel(now, tick=False):
        words = client.get(reverse("record", args=[cast.group.id])).content.decode()
    assert "The outside contact answered whether a pause of posting goes on" in words
    assert "Nadia" not in words


def test_twice_changes_nothing(cast, now, client):
    pause = use(cast, now)
    answer(pause, "end", now)
    with pytest.raises(Refused, match="answered already"):
        answer(pause, "go_on", now)
    before = Entry.objects.count()
    with time_machine.travel(now, tick=False):
        page = client.post(where(pause), {"answer": "go_on"}, follow=True)
    assert "Thank you. You have answered." in page.content.decode()
    assert (Entry.objects.count(), held(cast, now)) == (before, False)


def test_too_late_is_said_plainly(cast, now, client):
    pause = use(cast, now)
    with time_machine.travel(now + LONGEST, tick=False):
        for page in (client.get(where(pause)), client.post(where(pause), {"answer": "go_on"})):
            assert page.status_code == 410
            assert "The time for an answer is over" in page.content.decode()
    assert afresh(pause).outside_said == ""
    assert not held(cast, now + LONGEST)


def test_a_short_pause_can_be_answered_for_72_hours_too(cast, now, client):
    pause = use(cast, now, hours=1)
    later = now + timedelta(hours=50)
    with time_machine.travel(later, tick=False):
        words = client.get(where(pause)).content.decode()
        assert "It ended by itself on" in words
        assert "Leave it ended" in words
    answer(pause, "go_on", later)
    assert held(cast, later + timedelta(days=13))


def test_whoever_is_no_longer_the_outside_contact_does_not_decide_and_the_next_one_does(cast, now, client):
    old = use(cast, now)
    actions.name_helper(by=cast.hollis, kind="outside", name="Uma", email="uma@example.org", now=now)
    with time_machine.travel(now, tick=False):
        page = client.post(where(old), {"answer": "go_on"})
    assert page.status_code == 410
    assert "Somebody else is the outside contact now" in page.content.decode()
    new = afresh(old)
    assert (new.outside.name, new.outside_said) == ("Uma", "")
    assert sorted(asked().values_list("address", flat=True)) == ["nadia@example.org", "uma@example.org"]
    with time_machine.travel(now, tick=False):
        assert "The pause has ended." in client.post(where(new), {"answer": "end"}, follow=True).content.decode()
        assert "Somebody else" in client.get(where(old)).content.decode()


def test_forged_links_all_get_the_same_plain_page(cast, now, client):
    pause = use(cast, now)
    good = queries.pause_key(pause)
    link = "evenground.groups.pause"
    keys = [
        "made-up",
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        signing.Signer(salt=link).sign_object({"p": pause.id.hex, "h": cast.sade.id.hex}),
        signing.Signer(salt=link).sign_object({"p": cast.nadia.id.hex, "h": cast.nadia.id.hex}),
        signing.Signer(salt=link).sign_object(["p"]),
        signing.Signer(salt="evenground.notices.stop").sign_object({"p": pause.id.hex, "h": cast.nadia.id.hex}),
    ]
    for person in (None, cast.rowan.person, cast.sade.person):
        if person is not None:
            client.force_login(person)
        for key in keys:
            for page in (client.get(reverse("outside", args=[key])), client.post(reverse("outside", args=[key]))):
                assert page.status_code == 404, key
                assert "This link does not open anything" in page.content.decode()
    assert afresh(pause).outside_said == ""


@pytest.mark.parametrize("said", ["", "yes", "GO_ON"])
def test_only_the_two_answers(cast, now, client, said):
    pause = use(cast, now)
    with time_machine.travel(now, tick=False):
        page = client.post(where(pause), {"answer": said})
    assert page.status_code == 403
    assert afresh(pause).outside_said == ""


def test_my_place_says_until_when_it_goes_on(cast, now, client):
    answer(use(cast, now), "go_on", now)
    client.force_login(cast.marek.person)
    later = now + timedelta(days=10)
    with time_machine.travel(later, tick=False):
        words = client.get(reverse("place", args=[cast.group.id])).content.decode()
    assert "Your posting has a pause" in words
    assert "It was decided that the pause goes on until then." in words


def test_the_lead_reads_what_was_answered(cast, now, client):
    pause = use(cast, now)
    client.force_login(cast.sade.person)
    for said in ("is asked whether it goes on", "answered: it ends"):
        with time_machine.travel(now, tick=False):
            words = client.get(reverse("pause_posting", args=[cast.group.id])).content.decode()
        assert said in words
        if not afresh(pause).outside_said:
            answer(pause, "end", now)
