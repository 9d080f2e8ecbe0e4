"""One's own page, the card, the confirming page, the language."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language

from evenground.notices.models import Outgoing
from evenground.people import actions, queries
from evenground.people.models import Person

ME, CARD = reverse("me"), reverse("my_card")


@pytest.fixture
def mine(client, make):
    """A signed-in person with a confirmed address."""
    person = make("Rowan", "rowan@example.org")
    client.force_login(person)
    return person


def form(**changed: str) -> dict[str, str]:
    whole = {
        "name": "Rowan",
        "pronouns": "",
        "reach_by": "here",
        "reach_detail": "",
        "email": "rowan@example.org",
        "language": "en-gb",
    }
    return whole | changed


def test_what_i_say_about_myself_is_kept_as_i_say_it(client, mine):
    answer = client.post(ME, form(name="Rowan ap Huw", pronouns="they, nhw", reach_by="phone", reach_detail="after 6"))
    assert answer.url == ME
    mine.refresh_from_db()
    assert (mine.name, mine.pronouns, mine.reach_by, mine.reach_detail) == (
        "Rowan ap Huw", "they, nhw", "phone", "after 6",
    )  # fmt: skip


def test_words_stay_in_the_form_when_something_needs_another_look(client, mine):
    page = client.post(ME, form(pronouns="they", reach_by="by-owl", name="")).content.decode()
    assert 'value="they"' in page
    assert "Choose one of these." in page
    page = client.post(ME, form(pronouns="they", email="")).content.decode()
    assert "only way to sign in" in page
    assert 'value="they"' in page


def test_the_page_never_shows_a_hidden_thing_in_its_title(client, mine):
    page = client.get(ME).content.decode()
    assert "Rowan" not in re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]


def test_the_card_is_shown_once_with_a_square_that_leads_there(client, mine, settings):
    page = client.post(CARD, {"what": "make"}).content.decode()
    code = re.search(r"<code[^>]*>([0-9A-Z-]{19})</code>", page)[1]
    assert queries.person_by_card(code) == mine
    assert "<svg" in page.split('class="qr"')[1]
    assert " style=" not in page
    assert code not in client.get(CARD).content.decode()
    client.post(CARD, {"what": "take_back"})
    assert queries.working_card(mine) is None


def test_confirming_needs_a_press(client, now, make):
    person = make("Rowan", "rowan@example.org", confirmed=False)
    there = reverse("confirm_email", args=[queries.confirm_key(queries.waiting_address(person), now)])
    for _look in range(2):
        assert client.get(there).status_code == 200
        assert client.head(there).status_code == 200
    assert not queries.verified_address(person), "a program that looks through mail confirms nothing"
    assert client.post(there, follow=True).status_code == 200
    assert queries.verified_address(person) == "rowan@example.org"
    assert client.post(there, follow=True).status_code == 200, "twice is fine"
    assert client.get(ME).status_code == 302, "confirming signs nobody in"


def test_a_forged_or_old_confirming_link_is_refused_with_a_way_on(client, now, make, clock):
    person = make("Rowan", "rowan@example.org", confirmed=False)
    good = reverse("confirm_email", args=[queries.confirm_key(queries.waiting_address(person), now)])
    clock.shift(15 * 24 * 3600)
    for there in (good, reverse("confirm_email", args=["made-up"])):
        for answer in (client.get(there), client.post(there)):
            assert answer.status_code == 410
            assert reverse("sign_in") in answer.content.decode()
    assert not queries.verified_address(person)


def test_no_mail_at_all_and_mail_again(client, mine, now):
    client.post(reverse("no_mail"))
    actions.tell(person=mine, kind="proposal_opened", about="decisions.proposal:1", now=now)
    assert not Outgoing.objects.filter(kind="proposal_opened").exists()
    assert "no mail at all" in client.get(ME).content.decode()
    client.post(reverse("mail_again"))
    actions.tell(person=mine, kind="proposal_opened", about="decisions.proposal:1", now=now)
    assert Outgoing.objects.filter(kind="proposal_opened").exists()


def test_a_language_for_pages_and_for_the_person(client, mine):
    answer = client.post(reverse("language"), {"language": "cy", "next": ME})
    assert answer.url == ME
    assert answer.cookies["django_language"].value == "cy"
    assert Person.objects.get(pk=mine.pk).language == "cy"
    assert 'lang="cy"' in client.get(ME).content.decode()


@pytest.mark.parametrize("wrong", ["", "xx", "../../etc", "cy\x00"])
def test_a_made_up_language_changes_nothing(client, mine, wrong):
    answer = client.post(reverse("language"), {"language": wrong, "next": "https://elsewhere.example/"})
    assert "django_language" not in answer.cookies
    assert answer.url == reverse("welcome")


def test_ones_own_language_comes_with_signing_in(now, make):
    person = make()
    actions.change_language(by=person, language="cy", now=now)
    answer = Client().post(reverse("sign_in_card"), {"code": actions.make_card(by=person, now=now)[1]})
    assert answer.cookies["django_language"].value == "cy"


def test_mail_comes_in_the_readers_language(now, make, send, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "evenground.people.emails.confirm_email",
        lambda _person, _row: seen.append(get_language()),
    )
    actions.make_person(name="Dev", reach_by="email", email="dev@example.org", language="cy", now=now)
    send()
    assert seen == ["cy"]
    assert not mail.outbox
