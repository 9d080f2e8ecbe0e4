"""Ten people want the last place at the same moment: one gets it, the rest wait in order."""

from typing import Any

import pytest

from evenground.events import actions
from evenground.events.models import SignUp
from evenground.record import actions as record
from tests import cast as casts
from tests.proofs.test_same_moment import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.prove]


def signing_up(event: Any, number: int, now: Any) -> Any:
    return lambda: actions.sign_up(event=event, name=f"Guest {number}", now=now)


def test_the_last_place_goes_to_one_and_the_rest_stand_in_order(transactional_db: None, now: Any) -> None:
    rowan = casts.assemble(now, "Rowan", "Amina").rowan
    event = actions.plan_event(by=rowan, description=actions.Description("The fair"), now=now)
    publish(rowan, event, now)
    actions.set_seats(by=rowan, event=event, seats=1, now=now)
    at_once(*[signing_up(event, number, now) for number in range(10)])
    rows = list(SignUp.objects.order_by("number"))
    assert [row.number for row in rows] == list(range(1, 11))
    assert [row.state for row in rows] == ["in", *["waiting"] * 9]


def publish(by: Any, event: Any, now: Any) -> None:
    from django.db import transaction

    with transaction.atomic():
        actions.publish(chain=record.lock(by.group_id), event=event, now=now)
