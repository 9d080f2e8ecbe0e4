"""The open door: a group's call to everyone, those who knock, and what is forgotten of them."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from evenground.files.models import Upload
from evenground.groups import actions, jobs, queries
from evenground.groups.actions import CallWords, KnockWords
from evenground.groups.domain.codes import new_code, spoken
from evenground.groups.domain.door import MOST_BYTES
from evenground.groups.models import Knock, OpenCall
from evenground.ideas import jobs as ideas_jobs
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories
from tests.factories import PICTURE


@pytest.fixture(autouse=True)
def fresh_tries(db: None) -> Any:
    cache.clear()
    yield
    cache.clear()


def knocked(cast: Any, now: Any, **words: Any) -> Knock:
    call = queries.call_now(cast.group) or actions.write_call(by=cast.rowan, text=CallWords("Bread"), now=now)
    return actions.knock(call=call, text=KnockWords(**({"reach": "0123"} | words)), now=now)


def ask(who: Any, now: Any, method: str, name: str, data: Any = None, **takes: Any) -> Any:
    client = Client()
    with time_machine.travel(now, tick=False):
        if who is not None:
            client.force_login(who)
        return getattr(client, method)(reverse(name, kwargs=takes), data or {})


def test_any_member_opens_changes_and_closes_the_call(cast, now):
    call = actions.write_call(by=cast.joy, text=CallWords("We bake", "An hour"), now=now)
    assert actions.write_call(by=cast.dev, text=CallWords("We bake bread"), now=now) == call
    entries = list(Entry.objects.filter(group_id=cast.group.id).order_by("-seq")[:2])
    assert [one.kind for one in entries] == ["groups.call_changed", "groups.call_opened"]
    assert "bake" not in str(list(Entry.objects.filter(group_id=cast.group.id).values()))
    actions.close_call(by=cast.amina, now=now)
    actions.close_call(by=cast.amina, now=now)
    assert queries.find_call(call.code, whose="1.2.3.4", now=now) is None
    assert Entry.objects.filter(group_id=cast.group.id, kind="groups.call_closed").count() == 1
    again = actions.write_call(by=cast.rowan, text=CallWords("More"), now=now)
    assert again.code != call.code


def test_a_call_needs_words_and_an_open_group(cast, now):
    with pytest.raises(Refused, match="A sentence is enough"):
        actions.write_call(by=cast.rowan, text=CallWords("  "), now=now)
    draft = factories.draft(now, starter="Alwyn")
    assert ask(draft.person, now, "get", "our_call", group_id=draft.group_id).status_code == 404


def test_the_page_for_everyone_names_no_member(cast, now):
    call = actions.write_call(by=cast.rowan, text=CallWords("We bake", "An hour", "Bread"), now=now)
    page = ask(None, now, "get", "open_door", call_code=spoken(call.code))
    assert page["X-Robots-Tag"].startswith("noindex")
    body = page.content.decode()
    for words in ("We bake", "An hour", "Bread", "Nobody is asked to speak for a group", "Safeguarding lead"):
        assert words in body
    people = [*(one.person.name for one in cast.everyone), cast.hollis.person.name, cast.sade.name]
    assert [name for name in people if name in body] == []


def test_the_form_can_be_sent_from_a_browser(cast, now):
    """A browser says where a form comes from only if the page lets it."""
    call = actions.write_call(by=cast.rowan, text=CallWords("We bake"), now=now)
    assert ask(None, now, "get", "open_door", call_code=call.code)["Referrer-Policy"] != "no-referrer"


def test_closed_unknown_and_too_many_tries_are_one_calm_page(cast, now):
    call = actions.write_call(by=cast.rowan, text=CallWords("We bake"), now=now)
    actions.close_call(by=cast.rowan, now=now)
    pages = [ask(None, now, "get", "open_door", call_code=code) for code in (call.code, new_code(), "x")]
    pages.append(ask(None, now, "get", "my_knock", knock_code=new_code()))
    bodies = {_plain(page) for page in pages}
    assert {page.status_code for page in pages} == {404}
    assert len(bodies) == 1
    call = actions.write_call(by=cast.rowan, text=CallWords("We bake"), now=now)
    for _try in range(20):
        ask(None, now, "get", "open_door", call_code=new_code())
    assert _plain(ask(None, now, "get", "open_door", call_code=call.code)) in bodies
    invitation = factories.invitation(cast.rowan, now)
    assert queries.find_invitation(invitation.code, whose="127.0.0.1", now=now) == invitation  # counted apart


def _plain(page: Any) -> str:
    """What the page says, without the addresses and tokens that name it."""
    return page.content.decode().partition('id="main"')[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"reach": ""}, "one way to reach you"),
        ({"reach": "", "friend": "Kit"}, "their name and their number"),
        ({"friend": "Kit", "friend_phone": "0123"}, "Ask your friend first"),
        ({"about_for": "host"}, "Choose who may read"),
    ],
)
def test_one_way_to_reach_somebody_is_needed_and_a_friend_knows(cast, now, words, reason):
    with pytest.raises(Refused, match=reason):
        knocked(cast, now, **words)
    assert not Knock.objects.exists()


def test_knocking_shows_a_code_that_changes_and_forgets_it(cast, now):
    call = actions.write_call(by=cast.rowan, text=CallWords("We bake"), now=now)
    before = Entry.objects.count()
    friend = {"friend": "Kit", "friend_phone": "0123", "about_for": "all", "words": "I can sing"}
    wrong = ask(None, now, "post", "open_door", friend, call_code=call.code)
    assert wrong.status_code == 400
    assert "I can sing" in wrong.content.decode()
    done = ask(None, now, "post", "open_door", {**friend, "friend_knows": "on"}, call_code=call.code)
    code = Knock.objects.get().code
    assert done["Location"] == reverse("my_knock", kwargs={"knock_code": spoken(code)})
    actions.close_call(by=cast.rowan, now=now)  # their own page stays theirs
    page = ask(None, now, "get", "my_knock", knock_code=code).content.decode()
    assert spoken(code) in page
    assert "13 June 2026" in page
    ask(None, now, "post", "my_knock", {"reach": "me@example.org", "about_for": "all"}, knock_code=code)
    assert Knock.objects.get().reach == "me@example.org"
    assert Knock.objects.get().friend == ""
    assert ask(None, now, "post", "forget_knock", knock_code=code).status_code == 302
    assert not Knock.objects.exists()
    assert Entry.objects.count() == before + 1  # the call was closed, and nothing else


def test_sixty_days_and_it_is_forgotten(cast, now):
    row = knocked(cast, now)
    for days, kept in ((59, True), (60, False)):
        later = now + timedelta(days=days)
        assert bool(queries.find_knock(row.code, whose="1.2.3.4", now=later)) is kept
        assert bool(queries.knocks_for(cast.rowan, cast.group, later)) is kept
        jobs.forget_knocks.func(now=later)
        assert Knock.objects.exists() is kept


def test_many_knocks_are_slowed_down_from_one_address_and_kept_up_to_a_number(cast, now, monkeypatch):
    call = actions.write_call(by=cast.rowan, text=CallWords("We bake"), now=now)
    sent = {"reach": "0123", "about_for": "all"}
    codes = [ask(None, now, "post", "open_door", sent, call_code=call.code).status_code for _turn in range(21)]
    assert codes == [302] * 20 + [400]
    monkeypatch.setattr("evenground.groups.actions.door.MOST_KNOCKS", 20)
    with pytest.raises(Refused, match="Very many people"):
        knocked(cast, now)


def test_about_me_is_read_by_those_chosen_alone(cast, now):
    knocked(cast, now, words="Hello there", about_me="I use a stick", about_for="helpers")
    knocked(cast, now, about_me="I love beans", about_for="all")

    def page(person: Any) -> str:
        return ask(person, now, "get", "knocks", group_id=cast.group.id).content.decode()

    member, lead = page(cast.amina.person), page(cast.sade.person)
    assert "Hello there" in member
    assert "I love beans" in member
    assert "I use a stick" not in member
    assert "I use a stick" in lead
    assert "I'll get in touch" not in lead  # that is for members


def test_somebody_of_another_group_finds_nothing(cast, now):
    other, row = factories.own_group(now, starter="Outsider"), knocked(cast, now)
    here = {"group_id": cast.group.id}
    for person in (other.person, cast.hollis.person, cast.nobody):
        assert ask(person, now, "get", "knocks", **here).status_code == 404
        assert ask(person, now, "get", "our_call", **here).status_code == 404
    for group in (cast.group.id, other.group_id):
        where = {"group_id": group, "knock_id": row.id}
        assert ask(other.person, now, "post", "get_in_touch", {"say": "yes"}, **where).status_code == 404


def test_one_gets_in_touch_and_can_give_it_back(cast, now):
    row = knocked(cast, now)
    before = Entry.objects.count()
    where = {"group_id": cast.group.id, "knock_id": row.id}
    ask(cast.amina.person, now, "post", "get_in_touch", {"say": "yes"}, **where)
    assert "Amina" in ask(cast.dev.person, now, "get", "knocks", group_id=cast.group.id).content.decode()
    with pytest.raises(Refused, match="no two of you"):
        actions.get_in_touch(by=cast.dev, row=row, yes=True)
    actions.get_in_touch(by=cast.dev, row=row, yes=False)  # not theirs to give back
    assert Knock.objects.get().taken_by == cast.amina
    ask(cast.amina.person, now, "post", "get_in_touch", {"say": "no"}, **where)
    assert Knock.objects.get().taken_by is None
    assert Entry.objects.count() == before
    assert OpenCall.objects.count() == 1


def _heard(row: Knock, content: bytes, now: Any) -> None:
    actions.leave_voice(row=row, came=io.BytesIO(content), size=len(content), now=now)


def test_a_voice_at_the_door_is_heard_by_those_who_read_the_rest_and_goes_with_it(cast, now, settings, tmp_path):
    settings.DATA = tmp_path
    row = knocked(cast, now)
    _heard(row, PICTURE, now)  # a picture stands in for a voice: it needs no making ready
    _heard(row, PICTURE, now)
    assert Upload.objects.count() == 1
    mine = ask(None, now, "get", "my_knock", knock_code=row.code).content.decode()
    assert reverse("my_knock_file", kwargs={"knock_code": spoken(row.code)}) in mine
    assert ask(None, now, "get", "my_knock_file", knock_code=row.code).status_code == 200
    here = {"group_id": cast.group.id, "knock_id": row.id}
    assert (
        reverse("knock_file", kwargs=here)
        in ask(cast.joy.person, now, "get", "knocks", group_id=cast.group.id).content.decode()
    )
    for person, status in ((cast.joy.person, 200), (cast.sade.person, 200), (cast.hollis.person, 404)):
        assert ask(person, now, "get", "knock_file", **here).status_code == status
    ideas_jobs.forget_loose_uploads.call(now=now + timedelta(days=9))
    assert Upload.objects.exists()
    jobs.forget_knocks.func(now=now + timedelta(days=60))
    assert not Upload.objects.exists()


def test_a_voice_is_taken_out_alone_and_what_is_no_file_or_too_long_says_so(cast, now, settings, tmp_path):
    settings.DATA = tmp_path
    row = knocked(cast, now)
    where = {"knock_code": row.code}
    assert "Choose a file first" in ask(None, now, "post", "knock_voice", **where).content.decode()
    long = SimpleUploadedFile("long.ogg", b"OggS" + b"\0" * MOST_BYTES, "audio/ogg")
    assert "too long" in ask(None, now, "post", "knock_voice", {"file": long}, **where).content.decode()
    short = SimpleUploadedFile("me.png", PICTURE, "image/png")
    assert ask(None, now, "post", "knock_voice", {"file": short}, **where).status_code == 302
    assert ask(None, now, "post", "knock_voice", {"say": "out"}, **where).status_code == 302
    assert not Upload.objects.exists()
    assert Knock.objects.get().upload is None
    assert ask(None, now, "get", "my_knock_file", **where).status_code == 404
    assert ask(None, now, "post", "knock_voice", {"file": short}, knock_code=new_code()).status_code == 404
