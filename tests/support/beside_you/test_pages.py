"""The pages: the whole way of one person, what a lost key looks like, and that nobody in between keeps anything."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from evenground.support import actions, queries
from evenground.support.models import Adjustment, Buddy, Call, RiderItem, Share
from evenground.support.queries.sealing import key_file

PAGES = ("support", "support_mine", "support_how", "support_usual", "support_buddy", "support_list", "support_write")


@pytest.fixture
def now():
    """Pages read the real clock, so the cast of these tests stands in it."""
    return datetime.now(UTC)  # noqa: TID251  the edge


@pytest.fixture
def see(client, cast):
    """see(person, name, post data or nothing, ids): what the page says."""

    def ask(who, name, data=None, **ids):
        client.force_login(getattr(who, "person", who))
        where = reverse(name, kwargs={"group_id": cast.group.id, **ids})
        response = client.get(where) if data is None else client.post(where, data, follow=True)
        assert response.status_code == 200, (name, response.status_code)
        return re.sub(r"</?bdi[^>]*>", "", response.content.decode())

    return ask


@pytest.fixture
def days(now):
    later = now.replace(year=now.year + 1, day=1)
    return lambda name: {f"{name}_0": "1", f"{name}_1": str(later.month), f"{name}_2": str(later.year)}


def test_a_line_is_written_shown_and_taken_back(cast, see, days):
    assert "Nobody sees it until you show it" in see(
        cast.rowan, "support_list", {"words": "a quiet room", **days("delete_on")}
    )
    item = RiderItem.objects.get()
    assert "a quiet room" in see(cast.rowan, "support")
    see(cast.rowan, "support_share", {"to": cast.sade.person_id}, line_id=item.id)
    assert "Sade can read it" in see(cast.rowan, "support_list")
    assert "a quiet room" in see(cast.sade.person, "support_mine")
    see(cast.rowan, "support_share_back", {}, share_id=Share.objects.get().id)
    assert "a quiet room" not in see(cast.sade.person, "support_mine")
    see(cast.rowan, "support_item", {"words": "a calm room", **days("delete_on")}, line_id=item.id)
    assert "a calm room" in see(cast.rowan, "support_list")
    see(cast.rowan, "support_item_delete", {}, line_id=item.id)
    assert "a calm room" not in see(cast.rowan, "support_list")


def test_an_adjustment_goes_its_way(cast, see, days):
    see(cast.rowan, "support_write", {"words": "Room 3 is quiet", "ask": cast.hollis.person_id, **days("day")})
    row = Adjustment.objects.get()
    assert "You asked Hollis" in see(cast.rowan, "support")
    assert "Room 3 is quiet" in see(cast.hollis.person, "support_mine")
    see(cast.hollis.person, "support_answer", {"say": "yes"}, adjustment_id=row.id)
    assert "Hollis sees to it" in see(cast.rowan, "support")
    see(cast.rowan, "support_met", {"met": "yes"}, adjustment_id=row.id)
    assert "In place." in see(cast.hollis.person, "support_mine")
    see(cast.rowan, "support_met", {"met": "perhaps"}, adjustment_id=row.id)
    assert Adjustment.objects.get().met
    see(cast.hollis.person, "support_hand_back", {}, adjustment_id=row.id)
    assert "Nobody sees to it yet" in see(cast.rowan, "support")
    see(cast.rowan, "support_adjustment", {"ask": cast.sade.person_id}, adjustment_id=row.id)
    assert "You asked Sade" in see(cast.rowan, "support_adjustment", adjustment_id=row.id)
    see(cast.rowan, "support_take_away", {}, adjustment_id=row.id)
    assert not Adjustment.objects.exists()


def test_who_was_shown_a_line_offers(cast, see, now, days):
    item = actions.write_item(by=cast.rowan, words="a quiet room", now=now)
    shared = actions.share(by=cast.rowan, item=item, to=cast.sade.person, now=now)
    see(cast.sade.person, "support_see_to", {"words": "I keep room 3 free", **days("day")}, share_id=shared.id)
    assert "Sade sees to it" in see(cast.rowan, "support")


def test_a_buddy_and_a_call(cast, see):
    see(cast.rowan, "support_buddy", {"member": cast.amina.id})
    assert "You asked Amina" in see(cast.rowan, "support_buddy")
    see(cast.amina, "support_buddy_say", {"say": "yes"}, buddy_id=Buddy.objects.get().id)
    assert "Amina is beside you" in see(cast.rowan, "support")
    see(cast.rowan, "support_call", {"where": "0123"}, person_id=cast.amina.person_id)
    assert "0123" in see(cast.amina, "support_mine")
    see(cast.amina, "support_called", {}, call_id=Call.objects.get().id)
    see(cast.rowan, "support_call", {"where": ""}, person_id=cast.sade.person_id)
    assert "You asked for a call" in see(cast.rowan, "support_how")
    see(cast.rowan, "support_called", {}, call_id=Call.objects.get().id)
    see(cast.rowan, "support_buddy_end", {})
    assert "Nobody just now" in see(cast.rowan, "support")


@pytest.mark.parametrize("wrong", [None, "no key at all"])
def test_a_lost_key_takes_down_no_page_and_says_whom_to_ask(cast, see, now, settings, wrong):
    settings.KEEPER = "Kit, caretaker"
    item = actions.write_item(by=cast.rowan, words="a quiet room", now=now)
    shared = actions.share(by=cast.rowan, item=item, to=cast.sade.person, now=now)
    made = actions.write_adjustment(by=cast.rowan, words="Room 3", day=now.date(), ask=cast.joy.person, now=now)
    actions.ask_call(by=cast.rowan, to=cast.sade.person, where="0123", now=now)
    key_file().unlink()
    if wrong:
        key_file().write_text(wrong)
    pages = [see(cast.rowan, name) for name in PAGES]
    pages += [see(cast.rowan, name, line_id=item.id) for name in ("support_item", "support_share")]
    pages.append(see(cast.rowan, "support_adjustment", adjustment_id=made.id))
    pages += [see(who, "support_mine") for who in (cast.sade.person, cast.joy)]
    pages.append(see(cast.sade.person, "support_see_to", share_id=shared.id))
    for number in (0, 5, 7, 8, 9, 10, 11, 12):
        assert "read this just now" in pages[number], number
        assert "Kit, caretaker" in pages[number], number


def test_words_typed_are_kept_when_they_are_refused(cast, see, days):
    key_file().write_text("no key at all")
    page = see(cast.rowan, "support_list", {"words": "a quiet room", **days("delete_on")})
    assert "nothing was saved" in page
    assert "a quiet room" in page


def test_nothing_between_us_keeps_these_pages_and_no_title_names_anybody(client, cast, now):
    actions.write_item(by=cast.rowan, words="a quiet room", now=now)
    client.force_login(cast.rowan.person)
    for name in PAGES:
        response = client.get(reverse(name, kwargs={"group_id": cast.group.id}))
        assert response["Cache-Control"] == "no-store"
        title = response.content.decode().split("<title>")[1].split("</title>")[0]
        assert not any(word in title for word in ("Rowan", "quiet", cast.group.name))


def test_the_ways_there_are_found(cast, see):
    here = reverse("support", kwargs={"group_id": cast.group.id})
    mine = reverse("support_mine", kwargs={"group_id": cast.group.id})
    assert here in see(cast.rowan, "who_helps")
    assert here in see(cast.rowan, "place")
    for who in (cast.hollis.person, cast.sade.person):
        page = see(who, "who_helps")
        assert mine in page
        assert f'"{here}"' not in page


def test_the_letters_say_nothing_of_what_or_who(cast, now):
    from evenground.notices.models import Outgoing
    from evenground.support import emails

    actions.choose_buddy(by=cast.rowan, to=cast.amina, now=now)
    row = Outgoing.objects.get(kind="support_asked")
    for letter in (
        emails.asked(cast.amina.person, row),
        emails.open_again(cast.amina.person, row),
        emails.offered(cast.amina.person, row),
    ):
        for said in (letter.subject, letter.text, letter.html):
            assert not any(word in said for word in ("Rowan", "buddy", cast.group.name))
    assert str(cast.group.id) in letter.text
    assert queries.buddy_asks(cast.amina)
