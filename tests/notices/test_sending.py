"""Sending: at least once, to addresses known to be the person's own, and never for ever."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from evenground.notices import actions, jobs, queries
from evenground.notices.domain.pauses import PAUSES, TRIES
from evenground.notices.models import KeptMail, Outgoing
from tests.support.mailbox import Mailbox, html_of, text_of

ABOUT = "decisions.proposal:0190a000-0000-7000-8000-000000000001"
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def post(settings, mailbox: Mailbox):
    """A real mail server."""
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.controller.port
    mailbox.messages.clear()
    mailbox.refuse = False
    yield mailbox
    mailbox.refuse = False


def test_a_letter_goes_over_real_wires_once(post, person, now, work):
    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    work()
    work(now + timedelta(days=3))
    (letter,) = post.messages
    row = Outgoing.objects.get()
    assert row.sent_at == now
    assert letter["Message-ID"] == f"<{row.pk}@localhost>"
    assert letter["Subject"] == "Something new to decide"
    assert letter["To"] == "rowan@example.org"
    assert letter["Auto-Submitted"] == "auto-generated"
    for part in (text_of(letter), html_of(letter)):
        assert "Stop mail about this" in part
        assert "You belong." in part
        assert "Rowan" not in part
    assert "<img" not in html_of(letter)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["List-Unsubscribe"].strip("<> ") in text_of(letter)


def test_each_letter_is_on_its_own(post, person, now, work):
    for number in range(5):
        actions.tell(person=person(f"p{number}@example.org"), kind="new", about=ABOUT, now=now)
    work()
    assert sorted(letter["To"] for letter in post.messages) == [f"p{number}@example.org" for number in range(5)]
    assert len({letter["Message-ID"] for letter in post.messages}) == 5


def test_a_crash_between_sending_and_marking_sends_it_again_as_the_same(post, person, now, work, monkeypatch):
    class Killed(BaseException):
        """Nothing catches it, as nothing catches SIGKILL."""

    def die(**_row: object) -> None:
        raise Killed

    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    with monkeypatch.context() as patch:
        patch.setattr(actions, "mark_sent", die)
        with pytest.raises(Killed):
            work()
    work(now + timedelta(seconds=59))
    assert len(post.messages) == 1
    work(now + timedelta(seconds=60))
    first, second = post.messages
    assert first["Message-ID"] == second["Message-ID"]
    assert Outgoing.objects.get().sent_at


def test_a_refused_letter_is_tried_ten_times_over_two_days(post, person, now, work):
    post.refuse = True
    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    at = now
    for number in range(TRIES):
        work(at)
        work(at)
        assert Outgoing.objects.get().tries == number + 1
        at += PAUSES[number] if number < len(PAUSES) else timedelta(days=30)
    post.refuse = False
    work(at)
    assert not post.messages


def test_one_letter_nobody_can_write_keeps_no_other_back(post, person, now, work, letters):
    actions.tell(person=person("a@example.org"), kind="unheard-of", about=ABOUT, now=now)
    actions.tell(person=person("b@example.org"), kind="new", about=ABOUT, now=now)
    work()
    assert [letter["To"] for letter in post.messages] == ["b@example.org"]
    letters["unheard-of"] = letters["new"]
    work(now + timedelta(minutes=1))
    assert len(post.messages) == 2


def test_a_mail_server_that_is_away_costs_no_try(settings, person, now, work):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", 9
    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    work()
    row = Outgoing.objects.get()
    assert (row.tries, row.sent_at, row.not_before) == (0, None, now + timedelta(minutes=1))


def test_a_connection_that_breaks_is_made_again_for_the_next(person, now, work, monkeypatch):
    backend = "django.core.mail.backends.locmem.EmailBackend.send_messages"
    whole = mail.get_connection("django.core.mail.backends.locmem.EmailBackend").__class__.send_messages
    calls = iter([SMTPServerDisconnected()])

    def once_broken(self, messages):
        if broken := next(calls, None):
            raise broken
        return whole(self, messages)

    monkeypatch.setattr(backend, once_broken)
    # Two rows of one moment have no order between them, so each has a moment of its own.
    for second, email in enumerate(("a@example.org", "b@example.org")):
        actions.tell(person=person(email), kind="new", about=ABOUT, now=now + timedelta(seconds=second))
    work(now + timedelta(seconds=1))
    assert [letter.to for letter in mail.outbox] == [["b@example.org"]]


def test_only_addresses_known_to_be_their_own(person, now, work):
    one = person(verified=False)
    actions.tell(person=one, kind="new", about=ABOUT, now=now)
    actions.tell(person=person(""), kind="new", about=ABOUT, now=now)
    work()
    assert not mail.outbox
    EmailAddress.objects.filter(user=one).update(verified=True)
    work(now + timedelta(days=1))
    assert len(mail.outbox) == 1


def test_not_before_its_time(person, now, work):
    actions.tell(person=person(), kind="new", about=ABOUT, now=now, not_before=now + timedelta(hours=1))
    work()
    assert not mail.outbox
    work(now + timedelta(hours=1))
    assert len(mail.outbox) == 1


def test_a_strangers_address_is_forgotten_once_written_to(now, work):
    actions.tell_address(address="guest@example.org", kind="new", about="groups.invitation:1", now=now)
    work()
    assert mail.outbox[0].to == ["guest@example.org"]
    assert Outgoing.objects.get().address == ""


def test_nothing_to_say_any_more_is_let_go(person, now, work, monkeypatch):
    monkeypatch.setattr(jobs, "letter_for", lambda _kind: lambda _person, _row: None)
    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    work()
    assert not mail.outbox
    assert not Outgoing.objects.exists()


def test_without_a_mail_server_everything_waits_and_no_mail_is_kept(settings, person, now, work):
    settings.EMAIL_BACKEND = "evenground.notices.send.KeepBackend"
    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    work()
    assert Outgoing.objects.get().tries == 0
    assert mail.get_connection().send_messages([mail.EmailMessage("a", "b", "c@example.org", ["d@example.org"])]) == 0
    assert not KeptMail.objects.exists()


def test_in_the_demo_mail_is_kept_to_be_shown(settings, person, now, work):
    settings.EMAIL_BACKEND, settings.DEMO = "evenground.notices.send.KeepBackend", True
    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    work()
    (kept,) = queries.kept_mail()
    row = Outgoing.objects.get()
    assert (kept.to, kept.subject, kept.at) == ("rowan@example.org", "Something new to decide", now)
    assert kept.message_id == f"<{row.pk}@localhost>"
    assert "<main>" in kept.html
    assert "Stop mail about this" in kept.text
    assert row.sent_at == now


def test_two_workers_take_no_row_twice(person, now):
    actions.tell(person=person(), kind="new", about=ABOUT, now=now)
    assert actions.claim_next(now=now) is not None
    assert actions.claim_next(now=now) is None


def test_old_things_are_forgotten(person, now, work):
    sent, unsent, without = person("a@example.org"), person("b@example.org"), person("")
    actions.tell(person=sent, kind="new", about=ABOUT, now=now)
    work()
    for one in (unsent, without):
        actions.tell(person=one, kind="new", about=ABOUT, now=now)
    actions.tidy(now=now)
    assert {row.person_id for row in Outgoing.objects.all()} == {sent.pk, unsent.pk}
    actions.tidy(now=now + timedelta(days=31))
    assert not Outgoing.objects.exists()
