"""Nobody can tell who said no to a role, that anyone did, or who handed one back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from evenground.events import actions as events
from evenground.events.models import Event
from evenground.groups import actions as groups
from evenground.roles import actions as roles
from evenground.roles import queries
from tests.proofs import worlds

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.shared, pytest.mark.prove, pytest.mark.timeout(240)]

ASKED = 4
OTHERS = (0, 1, 2, 3)
Step = Callable[[worlds.Play, Any], None]


def seen(step: Step, *, several: bool = False, others: tuple[int, ...] = OTHERS[:2]) -> dict[str, Any]:
    """What the others can reach after a role was written, backed up and offered, and this happened."""
    with worlds.a_world(21):
        play = worlds.begin(["lived", "staff", "lived", "both", "lived", "staff"])
        now = play.table.now
        card = roles.write_card(by=play.member(0), text=roles.Text("Tea", several=several), now=now)
        roles.back_up(by=play.member(1), card=card, yes=True, now=now)
        about = events.Description("Fair", days=[date(2026, 9, 12)])
        fair = events.plan_event(by=play.member(0), description=about, series="Fairs", now=now)
        text = roles.StepText("Warm the pot", card=card.pk)
        roles.write_step(by=play.member(2), event=fair, text=text, now=now)
        feeds = [roles.new_feed(by=play.member(one)) for one in others]
        step(play, card)
        return {
            "record": worlds.record_of(play),
            "mail": [worlds.mail_to(play, one) for one in OTHERS],
            "pages": [worlds.pages_for(play, one) for one in others],
            "feeds": [_calendar(play, one) for one in feeds],
        }


def _calendar(play: worlds.Play, feed: Any) -> bytes:
    """What somebody's calendar fetches of their own part."""
    with time_machine.travel(play.table.now, tick=False):
        return Client().get(reverse("feed", args=[feed.pk, queries.feed_key(feed)])).content


def _asks(play: worlds.Play, card: Any) -> None:
    roles.offer(by=play.member(0), card=card, to=play.member(ASKED), now=play.table.now)


def silent(play: worlds.Play, card: Any) -> None:
    _asks(play, card)
    _asks(play, card)


def no(play: worlds.Play, card: Any) -> None:
    _asks(play, card)
    roles.leave_offer(by=play.member(ASKED), card=card, now=play.table.now)
    _asks(play, card)  # who asks once more meets the same, and so does anybody else


def test_no_and_no_answer_are_the_same_for_everybody_else() -> None:
    assert seen(no) == seen(silent)


def carried_by(who: int) -> Step:
    def step(play: worlds.Play, card: Any) -> None:
        roles.take(by=play.member(who), card=card, support="Tea first", now=play.table.now)
        roles.agree(by=play.member(who), card=card, number=1, now=play.table.now)
        roles.hand_back(by=play.member(who), card=card, now=play.table.now)

    return step


def kept_by(who: int) -> Step:
    return lambda play, card: roles.take(by=play.member(who), card=card, now=play.table.now) and None


@pytest.mark.parametrize("who", [2, 5])
def test_after_handing_back_all_is_equal_whoever_it_was(who: int) -> None:
    after = seen(carried_by(ASKED))
    assert after == seen(carried_by(who))
    assert "Something stands open again" in "".join(after["mail"][1])


REMAINS = 3


def shared_by(*who: int, back: int) -> Step:
    """Two carry it together, both agree to its words, and one of them hands it back."""

    def step(play: worlds.Play, card: Any) -> None:
        for one in who:
            roles.take(by=play.member(one), card=card, now=play.table.now)
            roles.agree(by=play.member(one), card=card, number=1, now=play.table.now)
        roles.hand_back(by=play.member(back), card=card, now=play.table.now)

    return step


def test_where_two_share_it_nothing_says_which_of_the_others_left() -> None:
    """Read by who backs it up, and by the one who still carries it."""
    first = seen(shared_by(ASKED, REMAINS, back=ASKED), several=True, others=(1, REMAINS))
    second = seen(shared_by(REMAINS, 5, back=5), several=True, others=(1, REMAINS))
    assert first == second
    assert "Something stands open again" in "".join(first["mail"][1])
    assert [b"My part" in one for one in first["feeds"]] == [False, True]  # their own part, and nobody else's


def test_the_proof_would_find_a_name() -> None:
    assert seen(kept_by(ASKED))["pages"] != seen(kept_by(5))["pages"]


def test_asking_somebody_in_a_pause_or_somebody_who_said_no_is_the_same() -> None:
    def paused(play: worlds.Play, card: Any) -> None:
        groups.pause(by=play.member(ASKED), now=play.table.now)
        _asks(play, card)

    def paused_after_no(play: worlds.Play, card: Any) -> None:
        no(play, card)
        groups.pause(by=play.member(ASKED), now=play.table.now)

    assert seen(paused) == seen(paused_after_no)


def feels(feeling: str, *chosen: int) -> Step:
    """Somebody says how they feel before the day, and whom they chose may read it."""

    def step(play: worlds.Play, card: Any) -> None:
        event = Event.objects.get(group=play.table.group)
        seen_by = [play.member(one).id for one in chosen]
        roles.say_ready(by=play.member(ASKED), event=event, feeling=feeling, seen_by=seen_by, now=play.table.now)

    return step


def nothing(play: worlds.Play, card: Any) -> None:
    """Nobody says anything."""


def test_nobody_else_can_tell_whether_somebody_said_how_they_feel() -> None:
    silent_world = seen(nothing)
    assert seen(feels("talk", 5)) == silent_world == seen(feels("ready"))
    assert seen(feels("talk", 1))["pages"] != silent_world["pages"]  # whom they chose can read it
