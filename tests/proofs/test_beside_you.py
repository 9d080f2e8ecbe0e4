"""What is beside you stays between you. Two worlds differ in it alone; all that others can fetch is equal, by bytes.

Worlds: somebody has a list, an adjustment, a buddy, a wish for a call, or not; whoever is asked says no, or nothing.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from evenground.groups.models import Helper, HostActor, Member
from evenground.people.models import Person
from evenground.support import actions, jobs, queries
from evenground.support.models import Adjustment, Buddy
from tests.proofs import worlds

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.shared, pytest.mark.timeout(240)]

WHO, ASKED, OTHER, FOURTH = 0, 1, 2, 3
OTHERS = (OTHER, FOURTH)
DAY = date(2026, 6, 1)
Step = Callable[[worlds.Play], None]


@pytest.fixture(autouse=True)
def keys_beforehand(settings: Any, tmp_path: Path) -> None:
    """Made outside the worlds: they must throw the same dice."""
    settings.DATA = tmp_path
    actions.ensure_keys()


def member(play: worlds.Play, who: int) -> Member:
    return play.member(who)


@cache  # a world is played again exactly as before: what was seen in one serves all tests that ask for it
def seen(do: Step, by: tuple[int, ...] = OTHERS, *, more: Step | None = None) -> dict[str, Any]:
    """All that these members can reach after it, and what who acts for the host can."""
    with worlds.a_world(11):
        play = worlds.begin(["lived", "staff", "unsaid", "both"])
        lead = Person.objects.create(name="Sade")
        Helper.objects.create(group=play.table.group, kind="lead", name="Sade", person=lead, phone="1")
        HostActor.objects.create(group=play.table.group, person=Person.objects.create(name="Hollis"), since=DAY)
        worlds.step_propose(play, 2, "small")
        do(play)
        if more is not None:
            more(play)
        jobs.tidy.call(now=play.table.now)
        dice_go_on_alike()
        worlds.step_days(play, 1)
        return {
            "record": worlds.record_of(play),
            "mail": [worlds.mail_to(play, one) for one in by],
            "pages": [worlds.pages_for(play, one) for one in by],
            "host": for_the_host(play),
        }


def for_the_host(play: worlds.Play) -> list[bytes]:
    """The pages of somebody who acts for the host and was asked nothing."""
    client = Client()
    client.force_login(Person.objects.get(name="Hollis"))
    ids = {"group_id": play.table.group.id}
    with time_machine.travel(play.table.now, tick=False):
        return [
            worlds._still(client.get(reverse(name, kwargs=ids)).content)
            for name in ("host", "who_helps", "members", "support_mine")
        ]


def dice_go_on_alike() -> None:
    """How many dice a secret took is nothing that others see: from here both worlds throw the same again."""
    import os
    import random

    dice = random.Random(12)
    os.urandom = random._urandom = dice.randbytes


def nothing(play: worlds.Play) -> None:
    """Nobody needs anything."""


def a_list(play: worlds.Play) -> None:
    for words in ("a quiet room", "step-free"):
        item = actions.write_item(by=member(play, WHO), words=words, now=play.table.now)
    actions.share(by=member(play, WHO), item=item, to=member(play, ASKED).person, now=play.table.now)


def an_adjustment(play: worlds.Play, who: int = WHO) -> None:
    ask = member(play, ASKED).person
    actions.write_adjustment(by=member(play, who), words="A ramp", day=DAY, ask=ask, now=play.table.now)


def a_buddy(play: worlds.Play) -> None:
    actions.choose_buddy(by=member(play, WHO), to=member(play, ASKED), now=play.table.now)


def a_buddy_for_good(play: worlds.Play) -> None:
    a_buddy(play)
    actions.answer_buddy(by=member(play, ASKED), buddy=Buddy.objects.get(), said="yes")


def a_call(play: worlds.Play) -> None:
    lead = Person.objects.get(name="Sade")
    actions.ask_call(by=member(play, WHO), to=lead, where="0123", now=play.table.now)


def all_of_it(play: worlds.Play) -> None:
    for do in (a_list, an_adjustment, a_buddy_for_good, a_call):
        do(play)


def test_nobody_else_can_tell_that_there_is_any_of_it() -> None:
    for what in (a_list, an_adjustment, a_buddy, a_buddy_for_good, a_call, all_of_it):
        assert seen(what) == seen(nothing), what.__name__


@cache
def of_two(first: int, second: int) -> Step:
    def do(play: worlds.Play) -> None:
        for who in (first, second):
            an_adjustment(play, who)

    return do


def test_of_the_group_s_line_nobody_can_tell_whose_it_is() -> None:
    assert seen(of_two(0, 3), (OTHER,)) == seen(of_two(3, 0), (OTHER,))
    first = seen(of_two(0, 3), (OTHER,))
    assert first != seen(nothing, (OTHER,))  # the line is there
    assert any(b"Not all is in place yet" in page for page in first["pages"][0].values())


@cache
def answers(said: str) -> Step:
    def do(play: worlds.Play) -> None:
        buddy, made = Buddy.objects.first(), Adjustment.objects.first()
        if said and buddy:
            actions.answer_buddy(by=member(play, ASKED), buddy=buddy, said=said)
        if said and made:
            actions.answer_ask(by=member(play, ASKED).person, adjustment=made, yes=False)

    return do


@pytest.mark.parametrize("what", [a_buddy, an_adjustment])
def test_a_no_is_seen_by_nobody_not_by_who_asked_either(what: Step) -> None:
    by = (WHO, *OTHERS)
    for said in ("no", "not_now"):
        assert seen(what, by, more=answers(said)) == seen(what, by, more=answers("")), said


@cache
def asked_again(said: str) -> Step:
    """They answer, or not; somebody else is asked, then they once more."""

    def do(play: worlds.Play) -> None:
        answers(said)(play)
        now, mine = play.table.now, member(play, WHO)
        for who in (OTHER, ASKED):
            actions.choose_buddy(by=mine, to=member(play, who), now=now)
            made = Adjustment.objects.get()
            actions.ask_owner(by=mine.person, adjustment=made, to=member(play, who).person, now=now)

    return do


def both(play: worlds.Play) -> None:
    a_buddy(play)
    an_adjustment(play)


def test_nor_when_they_are_asked_once_more() -> None:
    by = (WHO, *OTHERS)
    for said in ("no", "not_now"):
        assert seen(both, by, more=asked_again(said)) == seen(both, by, more=asked_again("")), said


def test_a_buddy_who_was_changed_learns_nothing() -> None:
    """They see the same whether nobody or somebody took their place."""

    def changes(play: worlds.Play) -> None:
        actions.choose_buddy(by=member(play, WHO), to=member(play, OTHER), now=play.table.now)

    def ends(play: worlds.Play) -> None:
        actions.end_buddy(by=member(play, WHO))

    assert seen(a_buddy_for_good, (ASKED,), more=changes) == seen(a_buddy_for_good, (ASKED,), more=ends)


def test_handing_back_is_seen_by_nobody_but_the_person_it_is_for() -> None:
    def owned(play: worlds.Play) -> None:
        of_two(0, 3)(play)
        for made in Adjustment.objects.all():
            actions.answer_ask(by=member(play, ASKED).person, adjustment=made, yes=True)

    def hands_back(play: worlds.Play) -> None:
        made = Adjustment.objects.get(member=member(play, WHO))
        actions.hand_back(by=member(play, ASKED).person, adjustment=made, now=play.table.now)

    assert seen(owned, OTHERS, more=hands_back) == seen(owned, OTHERS)


def test_the_proof_finds_a_page_that_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the line came with one person alone, or a no made the question go away, the worlds would differ."""
    monkeypatch.setattr(queries, "group_line", lambda _group: "not_yet" if Adjustment.objects.exists() else "")
    assert seen.__wrapped__(an_adjustment) != seen.__wrapped__(nothing)
    monkeypatch.undo()
    real = queries.my_buddy

    def telling(of: Member) -> Any:
        return None if Buddy.objects.filter(by=of, said="no").exists() else real(of)

    monkeypatch.setattr(queries, "my_buddy", telling)
    assert seen.__wrapped__(a_buddy, (WHO,), more=answers("no")) != seen.__wrapped__(a_buddy, (WHO,))
