"""The guided talk "Who is missing?": questions, words that can be taken back, and what the group will do."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from evenground.groups import actions, queries
from evenground.groups.models import MissingDeed, MissingWord
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories


def ask(who: Any, now: Any, method: str, name: str, data: Any = None, **takes: Any) -> Any:
    client = Client()
    with time_machine.travel(now, tick=False):
        client.force_login(who)
        return getattr(client, method)(reverse(name, kwargs=takes), data or {})


def test_the_talk_in_pages_from_its_beginning_to_something_done(cast, now):
    here = {"group_id": cast.group.id}
    page = ask(cast.amina.person, now, "get", "missing", **here).content.decode()
    assert "Nobody is asked to speak for a group of people" in page
    assert ask(cast.amina.person, now, "get", "missing_question", question=1, **here).status_code == 404
    assert ask(cast.amina.person, now, "post", "begin_missing", **here).status_code == 302
    for number in (1, 2, 3, 4):
        sent = {"words": f"Night workers {number}"}
        assert ask(cast.amina.person, now, "post", "missing_question", sent, question=number, **here).status_code == 302
        page = ask(cast.dev.person, now, "get", "missing_question", question=number, **here).content.decode()
        assert f"Night workers {number}" in page
        assert "Amina" not in page
    assert ask(cast.dev.person, now, "get", "missing_question", question=5, **here).status_code == 404
    day = {"day_0": "20", "day_1": "5", "day_2": "2026"}
    assert ask(cast.dev.person, now, "post", "missing", {"words": "", **day}, **here).status_code == 400
    assert ask(cast.dev.person, now, "post", "missing", {"words": "Meet at noon", **day}, **here).status_code == 302
    deed = {"deed_id": MissingDeed.objects.get().id, **here}
    ask(cast.joy.person, now, "post", "take_missing_deed", {"say": "yes"}, **deed)
    page = ask(cast.dev.person, now, "get", "missing", **here).content.decode()
    assert "Joy</bdi> took it on" in page
    ask(cast.amina.person, now, "post", "missing_deed_done", {"say": "yes"}, **deed)
    assert "Done on" in ask(cast.dev.person, now, "get", "missing", **here).content.decode()


def test_the_record_says_what_and_never_who(cast, now):
    for member in (cast.amina, cast.dev):
        actions.begin_missing(by=member, now=now)
    actions.say_missing(by=cast.amina, question=1, words="Bakers", signed=True, now=now)
    deed = actions.add_deed(by=cast.amina, words="Bake", day=now.date(), now=now)
    actions.take_deed(by=cast.dev, deed=deed, yes=True)
    actions.take_deed(by=cast.dev, deed=deed, yes=False)
    actions.deed_done(by=cast.joy, deed=deed, yes=True, now=now)
    actions.deed_done(by=cast.joy, deed=deed, yes=True, now=now)
    found = list(Entry.objects.filter(kind__startswith="groups.missing").order_by("seq"))
    assert [row.kind.removeprefix("groups.missing_") for row in found] == ["begun", "deed", "done"]
    told = "".join(str(value) for row in found for value in (row.actor, row.facts, row.subject, row.digests))
    keys = [str(member.record_key) for member in cast.everyone]
    assert not [part for part in ("Bake", "Amina", *keys) if part in told]


def test_words_are_signed_or_not_and_taken_back_by_their_writer_alone(cast, now):
    actions.begin_missing(by=cast.amina, now=now)
    word = actions.say_missing(by=cast.amina, question=2, words="The bus", signed=True, now=now)
    assert [(row.name, row.mine) for row in queries.missing_words(cast.dev, 2)] == [("Amina", False)]
    where = {"group_id": cast.group.id, "missing_word_id": word.id}
    assert ask(cast.dev.person, now, "post", "take_back_missing", **where).status_code == 404
    with pytest.raises(Refused, match="whose words these are"):
        actions.take_back_missing(by=cast.dev, word=word)
    assert ask(cast.amina.person, now, "post", "take_back_missing", **where).status_code == 302
    assert not MissingWord.objects.exists()


def test_what_somebody_took_on_is_theirs_until_they_give_it_back(cast, now):
    actions.begin_missing(by=cast.amina, now=now)
    deed = actions.add_deed(by=cast.amina, words="Bake", day=now.date(), now=now)
    actions.take_deed(by=cast.dev, deed=deed, yes=True)
    with pytest.raises(Refused, match="took this on already"):
        actions.take_deed(by=cast.joy, deed=deed, yes=True)
    actions.take_deed(by=cast.joy, deed=deed, yes=False)
    assert queries.missing_deeds(cast.dev)[0].mine
    actions.take_deed(by=cast.dev, deed=deed, yes=False)
    assert queries.missing_deeds(cast.joy)[0].taken is None


@pytest.mark.parametrize("days", [-1, 731])
def test_a_day_lies_ahead_and_in_sight(cast, now, days):
    actions.begin_missing(by=cast.amina, now=now)
    with pytest.raises(Refused, match="from today on"):
        actions.add_deed(by=cast.amina, words="Bake", day=(now + timedelta(days=days)).date(), now=now)


def test_another_group_finds_nothing_of_it(cast, now):
    other = factories.own_group(now, starter="Outsider")
    actions.begin_missing(by=cast.amina, now=now)
    deed = actions.add_deed(by=cast.amina, words="Bake", day=now.date(), now=now)
    for name in ("missing", "our_call"):
        assert ask(other.person, now, "get", name, group_id=cast.group.id).status_code == 404
    for group in (cast.group.id, other.group_id):
        where = {"group_id": group, "deed_id": deed.id}
        assert ask(other.person, now, "post", "missing_deed_done", {"say": "yes"}, **where).status_code == 404
    with pytest.raises(Refused, match="not begun"):
        actions.say_missing(by=other, question=1, words="Hello", signed=False, now=now)
