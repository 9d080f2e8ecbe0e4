"""Two equal ways in, walked through as a browser would."""

import re
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evenground.people import actions, queries
from evenground.people.models import Person

EMAIL, CODE, CARD, ME = (reverse(name) for name in ("sign_in_email", "sign_in_code", "sign_in_card", "me"))


def ask(client: Client, email: str = "rowan@example.org", **more: str) -> str:
    """Ask for a code; the code from the mail."""
    client.post(EMAIL, {"email": email, **more})
    found = re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)
    return found[0] if found else ""


def signed_in(client: Client) -> bool:
    return client.get(ME).status_code == 200


def test_a_code_by_email_lets_in_and_leads_on(client, make):
    make("Rowan", "rowan@example.org")
    code = ask(client)
    answer = client.post(CODE, {"code": f" {code.replace('-', ' ')} ", "next": ME})
    assert answer.url == ME
    assert signed_in(client)
    assert client.session.get_expiry_age() == 90 * 24 * 3600
    assert "rowan" not in str(dict(client.session)), "nobody keeps how and when anyone signed in"


def test_the_mail_names_nobody_and_comes_as_text_and_html(client, make):
    make("Rowan", "rowan@example.org")
    code = ask(client)
    letter = mail.outbox[-1]
    assert "Rowan" not in letter.subject + letter.body
    assert code not in letter.subject
    (html,) = letter.alternatives
    assert code in html[0]
    assert "<img" not in html[0]


def test_a_wrong_code_is_answered_plainly_and_five_are_enough(client, make):
    make("Rowan", "rowan@example.org")
    code = ask(client)
    for _try in range(4):
        answer = client.post(CODE, {"code": "0000-0000"})
        assert "This code doesn&#x27;t fit" in answer.content.decode()
    answer = client.post(CODE, {"code": "0000-0000"}, follow=True)
    assert "You can ask for a new one" in answer.content.decode()
    client.post(CODE, {"code": code})
    assert not signed_in(client)


def test_an_old_code_no_longer_works_and_leads_to_a_new_one(client, make, clock):
    make("Rowan", "rowan@example.org")
    code = ask(client)
    clock.shift(timedelta(minutes=15, seconds=1))
    answer = client.post(CODE, {"code": code}, follow=True)
    assert answer.redirect_chain[-1][0] == EMAIL
    assert "That code no longer works here" in answer.content.decode()
    assert not signed_in(client)


def test_a_used_code_and_a_code_in_another_browser_do_nothing(client, make):
    make("Rowan", "rowan@example.org")
    code = ask(client)
    assert "no longer works" in Client().post(CODE, {"code": code}, follow=True).content.decode()
    client.post(CODE, {"code": code})
    client.post(reverse("sign_out"))
    client.post(CODE, {"code": code})
    assert not signed_in(client)


def test_only_the_newest_code_works(client, make, clock):
    make("Rowan", "rowan@example.org")
    old = ask(client)
    assert client.get(EMAIL).status_code == 200, "whoever mistyped may come back"
    new = ask(client)
    client.post(CODE, {"code": old})
    assert not signed_in(client)
    client.post(CODE, {"code": new})
    assert signed_in(client)


def test_typing_the_code_confirms_the_address(client, make):
    person = make("Rowan", "rowan@example.org", confirmed=False)
    client.post(CODE, {"code": ask(client)})
    assert signed_in(client)
    assert queries.verified_address(person) == "rowan@example.org"


def test_nobody_learns_who_has_a_place(make):
    make("Rowan", "rowan@example.org")
    seen = []
    for email in ("rowan@example.org", "nobody@example.org"):
        client = Client()
        client.get(EMAIL)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.post(EMAIL, {"email": email})
        page = client.get(CODE)
        wrong = client.post(CODE, {"code": "0000-0000"})
        bodies = [
            re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text.content.decode()) for text in (page, wrong)
        ]
        bodies = [text.replace(email, "EMAIL") for text in bodies]
        seen.append((answer.status_code, answer.url, page.status_code, wrong.status_code, bodies))
        seen.append(len(asked))
    assert seen[0] == seen[2]
    assert abs(seen[1] - seen[3]) <= 3
    assert len(mail.outbox) == 2
    assert "by an invitation" in mail.outbox[1].body


def test_nobody_can_have_codes_sent_without_end(client, make):
    make("Rowan", "rowan@example.org")
    for _time in range(3):
        ask(client)
    answer = client.post(EMAIL, {"email": "rowan@example.org"})
    assert "That was often in a short time" in answer.content.decode()
    assert len(mail.outbox) == 3


def test_a_mail_server_that_is_away_is_said_plainly(client, make, monkeypatch):
    make("Rowan", "rowan@example.org")

    def away(*_args: object) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", away)
    for email in ("rowan@example.org", "nobody@example.org"):
        answer = client.post(EMAIL, {"email": email})
        assert answer.status_code == 200
        assert "We couldn&#x27;t send the mail just now" in answer.content.decode()


def test_without_a_mail_server_the_page_says_to_use_the_card(client, make, settings):
    settings.EMAIL_BACKEND = "evenground.notices.send.KeepBackend"
    make("Rowan", "rowan@example.org")
    for answer in (client.get(EMAIL), client.post(EMAIL, {"email": "rowan@example.org"})):
        page = answer.content.decode()
        assert "go out from this server yet" in page
        assert CARD in page
        assert 'name="email"' not in page


def test_a_card_lets_in_just_the_same(client, now, make):
    person = make()
    _card, code = actions.make_card(by=person, now=now)
    answer = client.post(CARD, {"code": code.lower().replace("-", " "), "next": ME})
    assert answer.url == ME
    assert signed_in(client)
    assert client.session.get_expiry_age() == 90 * 24 * 3600


def test_a_new_session_key_at_signing_in(client, now, make):
    _card, code = actions.make_card(by=make(), now=now)
    session = client.session
    session["planted"] = True
    session.save()
    before = client.cookies["sessionid"].value
    client.post(CARD, {"code": code})
    assert client.cookies["sessionid"].value != before


def test_ten_wrong_cards_then_a_pause_and_right_ones_are_not_counted(client, now, make, clock):
    _card, code = actions.make_card(by=make(), now=now)
    for _time in range(12):
        fresh = Client()
        fresh.post(CARD, {"code": code})
        assert signed_in(fresh)
    for _time in range(10):
        assert "No card that works" in client.post(CARD, {"code": "3" * 16}).content.decode()
    for typed in ("3" * 16, code):
        assert "Wait ten minutes" in client.post(CARD, {"code": typed}).content.decode()
    assert not signed_in(client)
    clock.shift(timedelta(minutes=10, seconds=1))
    client.post(CARD, {"code": code})
    assert signed_in(client)


@pytest.mark.parametrize("way", ["email", "card"])
def test_a_shared_device_ends_with_the_browser_and_after_twelve_hours(client, now, make, clock, way):
    person = make("Rowan", "rowan@example.org")
    if way == "email":
        client.post(CODE, {"code": ask(client, shared="on")})
    else:
        client.post(CARD, {"code": actions.make_card(by=person, now=now)[1], "shared": "on"})
    assert signed_in(client)
    assert client.cookies["sessionid"]["max-age"] == "", "gone when the browser is closed"
    clock.shift(timedelta(hours=11, minutes=59))
    assert signed_in(client)
    clock.shift(timedelta(minutes=1))
    assert not signed_in(client)


def test_ninety_days_and_no_longer(client, now, make, clock):
    client.post(CARD, {"code": actions.make_card(by=make(), now=now)[1]})
    clock.shift(timedelta(days=89, hours=23))
    assert signed_in(client)
    clock.shift(timedelta(hours=2))
    assert not signed_in(client)


def test_signing_out_everywhere_ends_every_device(client, now, make):
    person = make()
    other = Client()
    for one in (client, other):
        one.post(CARD, {"code": actions.make_card(by=person, now=now)[1]})
    client.post(reverse("sign_out_everywhere"))
    assert not signed_in(client)
    assert not signed_in(other)
    other.post(CARD, {"code": actions.make_card(by=Person.objects.get(pk=person.pk), now=now)[1]})
    assert signed_in(other)


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(client, now, make, there):
    _card, code = actions.make_card(by=make(), now=now)
    assert client.post(f"{CARD}?next={there}", {"code": code, "next": there}).url == reverse("mine")


def test_pages_for_oneself_lead_to_signing_in(client):
    for name in ("me", "my_card"):
        assert client.get(reverse(name)).url.startswith(reverse("sign_in"))
    for name in ("sign_out_everywhere", "confirm_again", "no_mail", "mail_again"):
        assert client.post(reverse(name)).url.startswith(reverse("sign_in"))


def test_odd_input_is_answered_calmly(client):
    for typed in ("x" * 20_000, "\x00", "<script>alert(1)</script>", "\u202e" * 16, "'"):
        for path, field in ((EMAIL, "email"), (CARD, "code")):
            answer = client.post(path, {field: typed})
            assert answer.status_code == 200
            assert "<script>alert(1)" not in answer.content.decode()
    assert client.post(CODE, {"code": "\x00"}).status_code == 302
