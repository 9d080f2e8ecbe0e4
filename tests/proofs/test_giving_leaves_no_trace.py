"""Nobody else can tell that a thank-you was written, or a skill noted, and not shared; nor what anybody chose."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from evenground.roles import actions as roles
from evenground.roles.models import Back
from tests.proofs import worlds

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.shared, pytest.mark.prove, pytest.mark.timeout(240)]

WRITES, GETS = 4, 5
OTHERS = (0, 1) if os.environ.get("EVENGROUND_PROVE") else (0,)  # whose pages are read


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


KEEPER = 3


def _chooses(take: str) -> Callable[[worlds.Play], None]:
    def step(play: worlds.Play) -> None:
        now = play.table.now
        card = roles.write_card(by=play.member(0), text=roles.Text("Tea"), now=now)
        back = roles.write_back(by=play.member(1), card=card, what=roles.Return("voucher", rate="One"), now=now)
        roles.keep_back(by=play.member(KEEPER), now=now)
        if take:
            told = play.member(KEEPER)
            roles.choose_back(by=play.member(WRITES), back=back, take=take, number=1, told=told, now=now)

    return step


def _left(play: worlds.Play) -> None:
    _chooses("none")(play)
    roles.leave_back(by=play.member(WRITES), back=Back.objects.get(), now=play.table.now)


def test_what_somebody_chose_changes_nothing_anywhere_else() -> None:
    quiet = seen(_chooses(""))
    for take in ("all", "less", "none", "someone", "later"):
        assert seen(_chooses(take)) == quiet
    assert seen(_left) == quiet


def test_only_who_looks_after_it_and_themselves_see_it() -> None:
    def of(who: int, take: str) -> dict[str, bytes]:
        with worlds.a_world(23):
            play = worlds.begin(["lived", "staff", "lived", "both", "lived", "staff"])
            _chooses(take)(play)
            return worlds.pages_for(play, who)

    for who in (KEEPER, WRITES):
        one, other = of(who, "all"), of(who, "none")
        assert {place.rsplit("/", 2)[-2] for place in one if one[place] != other[place]} >= {"mine"}
