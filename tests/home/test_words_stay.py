"""What somebody wrote stays on the page: after a refusal, and after they were signed out meanwhile."""

import pytest
from django.urls import reverse

from evenground.events import actions

WORDS = "The ramp is by the garden"


@pytest.fixture
def event(cast, now):
    return actions.plan_event(by=cast.rowan, description=actions.Description(name="The fair"), now=now)


def test_a_refusal_beside_the_form_keeps_the_words(cast, come, event, now):
    actions.look_after(by=cast.joy, event=event, now=now)
    which = {"group_id": cast.group.id, "event_id": event.id, "row_id": event.id}
    actions.let_go(by=cast.joy, event=event, now=now)
    page = come(cast.joy.person).post(reverse("needs", kwargs=which), {"reply": WORDS})
    assert page.status_code == 403
    assert WORDS in page.content.decode()


@pytest.mark.parametrize(("sent", "kept"), [({"title": WORDS}, True), ({"say": "no"}, False)])
def test_who_was_signed_out_meanwhile_finds_their_words(cast, come, event, sent, kept):
    add = reverse("add_item", kwargs={"group_id": cast.group.id, "event_id": event.id})
    page = come().post(add, sent)
    assert page.status_code == (403 if kept else 302)
    assert (WORDS in page.content.decode()) is kept
    if kept:
        assert f'href="/sign-in/?next={add}"' in page.content.decode()
        assert f'action="{add}"' in page.content.decode()
