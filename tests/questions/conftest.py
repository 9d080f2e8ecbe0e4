"""A room with its two hosts; people come into it without an account."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from evenground.decisions import actions as decisions
from evenground.decisions.actions import Text
from evenground.decisions.domain.answers import Answer
from evenground.decisions.models import Proposal
from evenground.events import actions as events
from evenground.people.models import Person
from evenground.questions import actions, queries
from evenground.questions.actions import About, Asked, Wish
from tests import cast as casts


@pytest.fixture
def cast(db: None, now: datetime) -> casts.Cast:
    return casts.assemble(now)


@pytest.fixture
def come(db: None) -> Callable[..., Client]:
    """A browser, signed in as somebody or as nobody."""

    def make(person: Person | None = None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


class InTheRoom:
    """`room`, its `hosts`, and what people in it do: each by the number of their ticket."""

    def __init__(self, cast: Any, now: Any) -> None:
        self.cast, self.now, self.slips = cast, now, {}
        fair = events.plan_event(by=cast.rowan, description=events.Description("Fair"), series="Fairs", now=now)
        self.room = actions.make_room(by=cast.rowan, event=fair, says=About("Dana", "chief executive"), now=now)
        self.hosts = [cast.amina, cast.joy]
        self.choose(*self.hosts)

    def choose(self, *hosts: Any) -> Proposal:
        """The group decides who hosts it."""
        params = {"about": queries.about(self.room), "members": [str(one.id) for one in hosts]}
        text = Text("They host the room.", params=params)
        row = decisions.propose(by=self.cast.rowan, group=self.cast.group, text=text, kind="room_hosts", now=self.now)
        return decided(self.cast, row, self.now)

    def again(self) -> Any:
        self.room.refresh_from_db()
        return self.room

    def open(self, *, live: bool = False) -> "InTheRoom":
        actions.open_room(by=self.hosts[0], room=self.room, now=self.now)
        if live:
            actions.go_live(by=self.hosts[0], room=self.room, now=self.now)
        self.again()
        return self

    def slip(self, who: int) -> str:
        return self.slips.setdefault(who, actions.new_ticket(self.room))

    def ask(self, who: int, words: str = "Why?", **more: Any) -> Any:
        return actions.ask(room=self.room, slip=self.slip(who), asked=Asked(words, **more), now=self.now)

    def support(self, who: int, question: Any, *, yes: bool = True, mine: tuple[str, ...] = ()) -> str:
        return actions.support(wishes=[Wish(self.room, self.slip(who), str(question.id), yes, mine)])[0]


def decided(cast: Any, proposal: Proposal, now: Any) -> Proposal:
    """All say yes, and its day comes."""
    for one in cast.everyone:
        decisions.answer(by=one, proposal=proposal, version_number=1, code=Answer.HAPPY, now=now)
    decisions.close_if_due(proposal_id=proposal.id, now=now + timedelta(days=30))
    row = Proposal.objects.get(id=proposal.id)
    assert row.state == "decided", row.state
    return row


@pytest.fixture
def there(cast: Any, now: Any) -> InTheRoom:
    return InTheRoom(cast, now)
