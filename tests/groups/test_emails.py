"""Letters about groups: the same contents in short, and no subject names anyone or anything typed."""

import pytest

from evenground.config.letters import LETTERS
from evenground.groups import actions, emails
from evenground.notices.models import Outgoing

TYPED = ("Tuesday", "Marrowfield", "Rowan", "Hollis", "Sade", "open day", "Threats", "Secret")


@pytest.fixture
def rows(cast, now):
    """One outbox row of each kind that groups write."""
    when = cast.group.founding_choices.get(topic="when")
    actions.invite(by=cast.rowan, email="new@example.org", now=now)
    asked = actions.ask(by=cast.rowan, kind="why", choice=when, words="Secret <b>words</b>", now=now)
    actions.pause_posting(by=cast.sade, member=cast.marek, matter="m", why="Threats <i>", hours=5, now=now)
    actions.override(by=cast.hollis, words="No fire", reason="The rules & laws", now=now)
    rows = {
        kind: Outgoing.objects.filter(kind=kind).first()
        for kind in ("invited", "asked", "posting_paused", "overridden")
    }
    letters = {kind: getattr(emails, kind)(row.person, row) for kind, row in rows.items()}
    actions.reply(by=cast.hollis, ask=asked, words="We ask the hall.", now=now)
    row = Outgoing.objects.get(kind="ask_reply")
    return {**letters, "ask_reply": emails.ask_reply(row.person, row)}


def test_no_subject_names_anyone_or_anything_typed(rows):
    for kind, mail in rows.items():
        assert not any(typed in mail.subject for typed in TYPED), kind
        assert kind in LETTERS


def test_an_invitation_says_what_its_page_says(rows):
    for text in (rows["invited"].text, rows["invited"].html):
        for said in (
            "Rowan asks you to join Tuesday Table",
            "We plan this year",
            "Two hours a month",
            "no thanks",
            "/i/",
        ):
            assert said in text


def test_words_are_escaped_in_html_and_whole_in_text(rows):
    assert "Secret <b>words</b>" in rows["asked"].text
    assert "Secret &lt;b&gt;words" in rows["asked"].html
    assert "The rules & laws" in rows["overridden"].text


def test_a_pause_says_why_and_to_whom_one_can_turn(rows):
    assert "Threats <i>" in rows["posting_paused"].text
    assert "Nadia" in rows["posting_paused"].text
    assert "nadia@example.org" in rows["posting_paused"].text


def test_after_no_thanks_no_more_mail_goes_out_about_it(cast, now):
    place = actions.invite(by=cast.rowan, email="new@example.org", now=now)[0]
    actions.no_thanks(invitation=place, now=now)
    assert emails.invited(None, Outgoing.objects.get(kind="invited")) is None


def test_nobody_is_asked_in_the_letter_by_name(cast, now):
    when = cast.group.founding_choices.get(topic="when")
    actions.ask(by=cast.rowan, kind="why", choice=when, words="", now=now)
    row = Outgoing.objects.get(kind="asked")
    assert "Rowan" not in emails.asked(row.person, row).text


def test_a_decided_place_is_asked_for_by_the_group(cast, now):
    from evenground.record import actions as record

    place = actions.admit(chain=record.lock(cast.group.id), group=cast.group, email="new@example.org", now=now)
    row = Outgoing.objects.get(about=f"groups.invitation:{place.id}")
    assert "They decided that together" in emails.invited(None, row).text
