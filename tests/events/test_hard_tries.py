"""What somebody might try with an event: odd times, two presses, words in letters to strangers."""

import re
from datetime import date, time, timedelta

import pytest
from django.db.models import RestrictedError
from django.urls import reverse

from evenground.events import actions, emails, jobs, queries
from evenground.events.models import Item, SignUp
from evenground.notices.models import Outgoing
from evenground.record import actions as record
from evenground.record.domain.verdict import Refused

pytestmark = pytest.mark.usefixtures("clock")

LAST = date(2026, 6, 20)


@pytest.fixture
def event(cast, now):
    row = actions.plan_event(by=cast.rowan, description=actions.Description(name="The fair", days=[LAST]), now=now)
    actions.publish(chain=record.lock(cast.group.id), event=row, now=now)
    return row


def test_times_that_differ_by_seconds_alone_are_refused_with_the_words_kept(cast, come, event):
    add = reverse("add_item", kwargs={"group_id": cast.group.id, "event_id": event.id})
    told = {"title": "My long words", "day": "1", "starts": "10:30:10", "ends": "10:30:50", "kind": "talk"}
    page = come(cast.rowan.person).post(add, told)
    assert page.status_code == 400
    assert "It ends before it begins" in page.content.decode()
    assert "My long words" in page.content.decode()
    assert not Item.objects.exists()


def test_needs_written_while_the_last_one_let_go_are_not_dropped_unsaid(come, event, now):
    page = reverse("sign_up", kwargs={"event_id": event.id})
    refused = come().post(page, {"name": "Ann", "needs": "A ramp"}).content.decode()
    assert "Nobody looks after this yet" in refused
    assert "A ramp" in refused
    mine = actions.sign_up(event=event, name="Ann", now=now)
    here = reverse("my_sign_up", kwargs={"event_id": event.id, "key": queries.place_key(mine)})
    assert "A ramp" in come().post(here, {"name": "Ann", "needs": "A ramp"}).content.decode()


def test_an_address_longer_than_there_is_room_for_is_said(come, event):
    page = reverse("sign_up", kwargs={"event_id": event.id})
    parts = ".".join(["a" * 60] * 4)
    assert come().post(page, {"name": "Ann", "email": f"a@{parts}.example"}).status_code == 302
    assert come().post(page, {"name": "Ann", "email": f"{'a' * 60}@{parts}.example"}).status_code == 400


def test_a_second_seat_passes_nobody_in_the_line(cast, event, now):
    actions.set_seats(by=cast.rowan, event=event, seats=3, now=now)
    first = actions.sign_up(event=event, name="A", now=now)
    actions.sign_up(event=event, name="B", now=now)
    waits = actions.sign_up(event=event, name="C", companion=True, now=now)
    with pytest.raises(Refused, match="no second seat"):
        actions.change_sign_up(row=first, name="A", companion=True, needs="", now=now)
    actions.set_seats(by=cast.rowan, event=event, seats=4, now=now)
    waits.refresh_from_db()
    assert waits.state == "in"


def test_without_a_day_all_is_forgotten_thirty_days_after_it_was_closed(cast, now):
    row = actions.plan_event(by=cast.rowan, description=actions.Description(name="Some day"), now=now)
    actions.publish(chain=record.lock(cast.group.id), event=row, now=now)
    row.refresh_from_db()
    actions.sign_up(event=row, name="Ann", now=now)
    jobs.forget.call(now=now + timedelta(days=400))
    assert SignUp.objects.exists()  # it is still ahead
    actions.close_event(by=cast.rowan, event=row, now=now)
    jobs.forget.call(now=now + timedelta(days=30))
    assert SignUp.objects.exists()
    jobs.forget.call(now=now + timedelta(days=31))
    assert not SignUp.objects.exists()


def test_nobody_signs_up_where_the_group_has_ended(cast, event, now):
    cast.group.ended_on = now.date()
    cast.group.save()
    with pytest.raises(Refused, match="has ended"):
        actions.sign_up(event=event, name="Ann", now=now)


def test_nobody_sends_their_own_words_to_an_address_nor_many_letters(come, event):
    sent = {"name": "Your bank. Pay at evil.example", "email": "somebody@example.org"}
    client, page = come(), reverse("sign_up", kwargs={"event_id": event.id})
    assert [client.post(page, {**sent, "name": f"{sent['name']} {turn}"}).status_code for turn in range(5)] == [302] * 5
    assert "wrote to this address often" in client.post(page, {**sent, "email": sent["email"].upper()}).content.decode()
    assert client.post(page, {**sent, "email": ""}).status_code == 302
    assert SignUp.objects.count() == 6
    rows = Outgoing.objects.filter(kind="signed_up")
    assert rows.count() == 5
    letter = emails.signed_up(None, rows[0])
    assert "evil.example" not in letter.text + letter.html


def test_one_form_pressed_twice_is_one_place_and_another_name_another(come, event):
    client, page = come(), reverse("sign_up", kwargs={"event_id": event.id})
    once = re.search(r'name="once"[^>]*value="([^"]+)"', client.get(page).content.decode())[1]
    sent = {"name": "Ann", "email": "ann@example.org", "once": once}
    assert client.post(page, sent)["Location"] == client.post(page, sent)["Location"]
    assert (SignUp.objects.count(), Outgoing.objects.filter(kind="signed_up").count()) == (1, 1)
    client.post(page, {**sent, "name": "Ben"})
    assert set(SignUp.objects.values_list("name", flat=True)) == {"Ann", "Ben"}
    for made_up in (str(SignUp.objects.get(name="Ann").id), "x", queries.place_key(SignUp.objects.get(name="Ann"))):
        client.post(page, {**sent, "name": "Ann", "email": "", "once": made_up})
    assert SignUp.objects.filter(name="Ann").count() == 4


def test_an_event_goes_whole_with_its_programme(cast, event, now):
    entry = actions.Entry(1, time(10), time(11), "talk", "Hello")
    actions.add_item(by=cast.rowan, event=event, entry=entry, now=now)
    with pytest.raises(RestrictedError):
        event.days.all().delete()
    event.delete()
    assert not Item.objects.exists()


def test_a_reply_never_stands_beside_needs_that_were_written_later(cast, come, event, now):
    actions.look_after(by=cast.joy, event=event, now=now)
    row = actions.sign_up(event=event, name="Ann", needs="A ramp", now=now)
    page = reverse("needs", kwargs={"group_id": cast.group.id, "event_id": event.id, "row_id": row.id})
    client, said = come(cast.joy.person), {"reply": "It is by the garden", "met": "on"}
    said["read"] = re.search(r'name="read"[^>]*value="(\w+)"', client.get(page).content.decode())[1]
    actions.change_sign_up(row=row, name="Ann", companion=False, needs="A sign language interpreter", now=now)
    again = client.post(page, said).content.decode()
    assert "changed what they need" in again
    assert "It is by the garden" in again
    row.refresh_from_db()
    assert not row.met
    said["read"] = re.search(r'name="read"[^>]*value="(\w+)"', again)[1]
    assert client.post(page, said).status_code == 302


def test_a_pause_of_posting_holds_for_replies_to_guests(cast, event, now):
    actions.look_after(by=cast.joy, event=event, now=now)
    row = actions.sign_up(event=event, name="Ann", needs="A ramp", now=now)
    cast.joy.no_posts_until = now + timedelta(hours=5)
    cast.joy.save()
    with pytest.raises(Refused, match="pause just now"):
        actions.reply_to_needs(by=cast.joy, row=row, reply="Go away", met=False, now=now)
