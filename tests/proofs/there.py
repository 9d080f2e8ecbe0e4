"""A live room: laid in a database and read back beside a server; and those who post to it from their phones."""

import random
import threading
from dataclasses import dataclass, field
from typing import Any

import httpx

from evenground.events import actions as events
from evenground.questions import actions, queries
from evenground.questions.actions import Asked, Wish
from evenground.questions.models import Question, Room, Support
from tests import cast as casts
from tests.proofs.asking import chosen_to_host
from tests.proofs.posters import TOKEN
from tests.proofs.six import real_now
from tests.support.site import Site

FIRST = 6  # questions that are there from the start


def lay() -> dict[str, Any]:
    """A room that is live, with some questions in it."""
    now = real_now()
    cast = casts.assemble(now, "Rowan", "Amina", "Joy")
    event = events.plan_event(by=cast.rowan, description=events.Description(name="Day"), series="Days", now=now)
    room = actions.make_room(by=cast.rowan, event=event, says=actions.About("Dana"), now=now)
    chosen_to_host(room, [cast.amina, cast.joy], now)
    for step in (actions.open_room, actions.go_live):
        step(by=cast.amina, room=room, now=now)
    room.refresh_from_db()
    rows = [
        actions.ask(room=room, slip=actions.new_ticket(room), asked=Asked(f"first-{number}"), now=now)[0]
        for number in range(FIRST)
    ]
    actions.support(wishes=[Wish(room, actions.new_ticket(room), str(row.id)) for row in rows])
    return {"group": cast.group.code, "room": room.code, "questions": [str(row.id) for row in rows]}


def slips(room: str, many: int) -> list[str]:
    """So many new room tickets."""
    found = Room.objects.get(code=room)
    return [actions.new_ticket(found) for _one in range(many)]


def kept(room: str, used: list[str]) -> dict[str, Any]:
    """What stands: questions, and who (of these tickets, by their place in the list) supports which."""
    found = Room.objects.get(code=room)
    place = {queries.ticket_key(found, slip): number for number, slip in enumerate(used)}
    rows = Support.objects.filter(question__room=found).values_list("question_id", "ticket__key").order_by("id")
    return {
        "questions": list(Question.objects.filter(room=found).values("id", "words", "supporters")),
        "supports": [[str(question), place.get(key, -1)] for question, key in rows],
    }


@dataclass
class Said:
    """A post of somebody in the room. `done`: what they were told; None as long as nothing came back."""

    kind: str
    slip: str
    what: str
    done: bool | None = None


@dataclass
class Phones:
    """Everyone who posts to the room, and all that they posted, over every round."""

    site: Site
    room: str
    questions: list[str]
    said: list[Said] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def begin(self, tickets: list[str], threads: int, seed: str) -> list[threading.Thread]:
        some = [
            threading.Thread(target=self._post, args=(tickets[number::threads], f"{seed}-{number}"), daemon=True)
            for number in range(threads)
        ]
        for one in some:
            one.start()
        return some

    def _post(self, tickets: list[str], seed: str) -> None:
        dice = random.Random(seed)
        try:
            for slip in tickets:
                cookies = {f"ticket_{self.room}": slip, "csrftoken": TOKEN}
                with self.site.client(cookies=cookies) as phone:
                    for question in dice.sample(self.questions, 2):
                        self._support(phone, slip, question, live=dice.random() < 0.7)
                    if dice.random() < 0.3:
                        self._ask(phone, slip, f"words-{seed}-{slip[:8]}")
        except httpx.TransportError:
            return  # the server is gone: what was under way stays without an answer
        except Exception as error:  # noqa: BLE001  told to the test, which fails
            self.faults.append(repr(error))

    def _support(self, phone: httpx.Client, slip: str, question: str, *, live: bool) -> None:
        post = Said("support", slip, question)
        self.said.append(post)
        if live:
            here = {"Sec-Fetch-Site": "same-origin"}
            answer = phone.post(f"/live/{self.room}/support", data={"question": question, "say": "yes"}, headers=here)
            post.done = bool(answer.json()["done"])
        else:
            where = f"/r/{self.room}/q/{question}/support/"
            answer = phone.post(where, data={"csrfmiddlewaretoken": TOKEN, "say": "yes"})
            post.done = answer.status_code == 302 and "messages" not in answer.cookies
        if answer.status_code not in {200, 302, 409, 503}:
            self.faults.append(f"{post} was answered with {answer.status_code}")

    def _ask(self, phone: httpx.Client, slip: str, words: str) -> None:
        post = Said("ask", slip, words)
        self.said.append(post)
        data = {"csrfmiddlewaretoken": TOKEN, "kind": "question", "words": words}
        answer = phone.post(f"/r/{self.room}/ask/", data=data)
        post.done = answer.status_code == 302
        if answer.status_code not in {302, 503}:
            self.faults.append(f"{post} was answered with {answer.status_code}")


def check(phones: Phones, found: dict[str, Any], used: list[str]) -> None:
    """All that was acknowledged is there, once; nothing is counted twice; nothing is there that nobody sent."""
    stands = [tuple(one) for one in found["supports"]]
    assert len(stands) == len(set(stands)), "a support is there twice"
    place = {slip: number for number, slip in enumerate(used)}
    sent = {(post.what, place[post.slip]) for post in phones.said if post.kind == "support"}
    told = {(post.what, place[post.slip]) for post in phones.said if post.kind == "support" and post.done}
    ours = {one for one in stands if one[1] >= 0}
    assert told <= ours, f"acknowledged and gone: {told - ours}"
    assert ours <= sent
    for row in found["questions"]:
        assert row["supporters"] == sum(one[0] == row["id"] for one in stands), "a count is not what is there"
    words = [row["words"] for row in found["questions"]]
    for post in phones.said:
        if post.kind == "ask":
            wanted = {1} if post.done else {0, 1}
            assert words.count(post.what) in wanted, f"{post} is there {words.count(post.what)} times"
