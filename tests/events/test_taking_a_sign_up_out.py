"""A sign-up that was made up is taken out by who looks after the guests, and by nobody else."""

from datetime import date

import pytest
from django.urls import reverse

from evenground.events import actions, emails
from evenground.events.models import SignUp
from evenground.notices import actions as notices
from evenground.notices.models import Outgoing
from evenground.notices.queries import address_hash
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.record.queries import entries_of

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def event(cast, now):
    words = actions.Description(name="The fair", days=[date(2026, 6, 20)], joining="The blue door")
    row = actions.plan_event(by=cast.rowan, description=words, now=now)
    actions.publish(chain=record.lock(cast.group.id), event=row, now=now)
    actions.look_after(by=cast.joy, event=row, now=now)
    actions.set_seats(by=cast.rowan, event=row, seats=1, now=now)
    return row


def come_in(event, now, name, **more):
    return actions.sign_up(event=event, name=name, now=now, **more)


def out(row):
    which = {"group_id": row.event.group_id, "event_id": row.event_id, "row_id": row.id}
    return reverse("take_out_sign_up", kwargs=which)


def test_a_line_that_was_stuck_moves_on(cast, come, event, now):
    come_in(event, now, "Ann")
    made_up = come_in(event, now, "Zzzz", companion=True, email="z@example.org")
    come_in(event, now, "Ben", email="ben@example.org")
    actions.cancel(row=SignUp.objects.get(name="Ann"), now=now)
    assert list(SignUp.objects.values_list("state", flat=True)) == ["waiting", "waiting"]
    client = come(cast.joy.person)
    coming = reverse("coming", kwargs={"group_id": cast.group.id, "event_id": event.id})
    assert out(made_up) in client.get(coming).content.decode()
    page = client.get(out(made_up)).content.decode()
    for words in ("They wait in the line", "Nobody can bring it back", "kind letter", "say whose"):
        assert words in page
    assert SignUp.objects.count() == 2  # reading the page does nothing
    assert "It is taken out" in client.post(out(made_up), follow=True).content.decode()
    assert SignUp.objects.values_list("name", "state").get() == ("Ben", "in")
    assert Outgoing.objects.filter(kind="place_free", address="ben@example.org").count() == 1
    assert client.post(out(made_up)).status_code == 404


def test_their_place_goes_to_whoever_waits_and_the_letter_holds_no_typed_words(cast, come, event, now):
    first = come_in(event, now, "Wilhelmina", needs="A quiet room", email="w@example.org")
    come_in(event, now, "Ben")
    assert "Their place goes to whoever waits" in come(cast.joy.person).get(out(first)).content.decode()
    actions.take_out_sign_up(by=cast.joy, row=first, now=now)
    assert SignUp.objects.values_list("name", "state").get() == ("Ben", "in")
    row = Outgoing.objects.get(kind="sign_up_out")
    letter = emails.sign_up_out(None, row)
    for words in (letter.subject, letter.text, letter.html):
        assert not any(typed in words for typed in ("Wilhelmina", "quiet", "The fair", "blue door", "Joy"))
    assert "Saturday 20 June 2026" in letter.text
    assert reverse("public_event", kwargs={"event_id": event.id}) in letter.text


def test_the_record_says_that_it_was_done_and_not_whose(cast, event, now):
    row = come_in(event, now, "Wilhelmina", email="w@example.org")
    actions.take_out_sign_up(by=cast.joy, row=row, now=now)
    entry = list(entries_of(cast.group.id))[-1]
    assert (entry.kind, entry.actor) == ("events.sign_up_out", str(cast.joy.record_key))
    assert entry.subject == f"events.event:{event.id}"
    assert "Wilhelmina" not in str(list(Entry.objects.values_list("subject", "facts")))


def test_without_an_address_or_after_a_stop_nobody_is_told(cast, come, event, now):
    rows = [come_in(event, now, "Ann"), come_in(event, now, "Ben", email="ben@example.org")]
    assert "left no address" in come(cast.joy.person).get(out(rows[0])).content.decode()
    notices.stop(hashed=address_hash("ben@example.org"), about=f"events.signup:{rows[1].id}", now=now)
    for row in rows:
        actions.take_out_sign_up(by=cast.joy, row=row, now=now)
    assert not Outgoing.objects.filter(kind="sign_up_out").exists()


def test_others_may_not(cast, come, event, now):
    row = come_in(event, now, "Ann")
    with pytest.raises(Refused, match="Only who looks after it"):
        actions.take_out_sign_up(by=cast.rowan, row=row, now=now)
    for who in (cast.rowan.person, cast.hollis.person, cast.nobody, None):
        for answer in (come(who).get(out(row)), come(who).post(out(row))):
            assert answer.status_code in {302, 403, 404}
            assert "Ann" not in answer.content.decode()
    assert SignUp.objects.filter(id=row.id).exists()
