"""Nobody else can tell that a thank-you was written, or a skill noted, and not shared."""

from collections.abc import Callable
from typing import Any

import pytest

from evenground.roles import actions as roles
from tests.proofs import worlds

pytestmark = [pytest.mark.django_db, pytest.mark.prove, pytest.mark.timeout(240)]

WRITES, GETS = 4, 5
OTHERS = (0, 1)


def seen(step: Callable[[worlds.Play], object]) -> dict[str, Any]:
    """What the others can reach after this happened."""
    with worlds.a_world(23):
        play = worlds.begin(["lived", "staff", "lived", "both", "lived", "staff"])
        step(play)
        return {
            "record": worlds.record_of(play),
            "mail": [worlds.mail_to(play, one) for one in OTHERS],
            "pages": [worlds.pages_for(play, one) for one in OTHERS],
        }


def nothing(play: worlds.Play) -> None:
    """All is quiet."""


def _thanks(play: worlds.Play) -> Any:
    return roles.thank(by=play.member(WRITES), to=play.member(GETS), words="You made tea", now=play.table.now)


def _shared(play: worlds.Play) -> Any:
    row = _thanks(play)
    roles.share_thanks(by=play.member(GETS), thank=row, yes=True, now=play.table.now)
    return row


def shared_and_back(play: worlds.Play) -> None:
    roles.share_thanks(by=play.member(GETS), thank=_shared(play), yes=False, now=play.table.now)


def put_away(play: worlds.Play) -> None:
    roles.put_away_thanks(by=play.member(GETS), thank=_shared(play), now=play.table.now)


def test_thanks_without_a_yes_are_as_if_they_were_not_there() -> None:
    quiet = seen(nothing)
    for step in (_thanks, shared_and_back, put_away):
        assert seen(step) == quiet
    assert seen(_shared) != quiet  # else this would prove nothing


def _card(play: worlds.Play) -> None:
    roles.write_card(by=play.member(0), text=roles.Text("Tea", skill="Tea"), now=play.table.now)


def _skill(play: worlds.Play, *, shared: bool) -> Any:
    _card(play)
    words = {"words": "Tea", "kind": "try"}
    return roles.write_skill(by=play.member(WRITES), shared=shared, now=play.table.now, **words)


def skill_taken_back(play: worlds.Play) -> None:
    row = _skill(play, shared=True)
    roles.share_skill(by=play.member(WRITES), skill=row, yes=False, now=play.table.now)


def test_a_skill_that_is_not_shared_is_as_if_it_was_not_there() -> None:
    quiet = seen(_card)
    assert seen(lambda play: _skill(play, shared=False)) == quiet
    assert seen(skill_taken_back) == quiet
    assert seen(lambda play: _skill(play, shared=True)) != quiet
