"""Codes can't be guessed by changing one's address, and strangers' guesses shut nobody else out."""

from datetime import datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from evenground.config.forwarded import seen_through_proxies
from evenground.groups.domain.tries import TRIES
from evenground.groups.queries import find_invitation
from evenground.people import actions
from tests import cast, factories

CARD = reverse("sign_in_card")
WRONG = "3" * 16


def said(address: str, code: str, **headers: str) -> str:
    answer = Client(REMOTE_ADDR=address).post(CARD, {"code": code}, **headers)
    return answer.content.decode() if answer.status_code == 200 else "in"


@pytest.mark.django_db
def test_strangers_guesses_shut_nobody_out_of_their_card(now: datetime) -> None:
    here = cast.assemble(now, "Rowan", "Amina")
    with time_machine.travel(now, tick=False):
        _card, code = actions.make_card(by=here.rowan.person, now=now)
        for house in range(70):
            for _guess in range(10):
                assert "No card that works" in said(f"198.51.100.{house}", WRONG)
        assert "Wait ten minutes" in said("198.51.100.1", code)
        assert said("203.0.113.1", code) == "in"


@pytest.mark.django_db
def test_another_address_of_the_same_house_or_a_forged_one_gives_no_more_guesses(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        for guess in range(10):
            said(f"2001:db8::{guess:x}", WRONG)
        assert "Wait ten minutes" in said("2001:db8::ffff", WRONG, HTTP_X_FORWARDED_FOR="192.0.2.77")
        assert "No card that works" in said("2001:db8:0:1::1", WRONG)


@pytest.mark.django_db
def test_invitations_are_not_found_from_the_next_address_of_the_same_house(now: datetime) -> None:
    here = cast.assemble(now, "Rowan", "Amina")
    code = factories.invitation(here.rowan, now).code
    for guess in range(TRIES):
        assert find_invitation("AAAAA-AAAAA", whose=f"2001:db8::{guess:x}", now=now) is None
    assert find_invitation(code, whose="2001:db8::ffff", now=now) is None
    assert find_invitation(code, whose="2001:db8:0:1::1", now=now) is not None


@pytest.mark.parametrize("trusted", [0, 1])
def test_whoever_comes_by_the_old_addresses_is_counted_alone(trusted: int) -> None:
    """A server that listens on both kinds sees ::ffff:192.0.2.1: all of those would be one house of the new kind."""
    scope = {"client": ("::ffff:192.0.2.1", 7), "headers": [(b"x-forwarded-for", b"6.6.6.6, ::ffff:192.0.2.9")]}
    seen = seen_through_proxies(scope, trusted=trusted)
    assert seen["client"][0] == ("192.0.2.9" if trusted else "192.0.2.1")
