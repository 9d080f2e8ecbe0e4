"""Every route, as every kind of person: a clear refusal for whoever may not, and nothing changed.

`MAY` says for each route who may look, and who may do something there. A new route without a row fails here.
"""

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.proofs import everybody, worlds
from tests.proofs.everybody import KINDS, Everybody
from tests.proofs.forging import fields
from tests.proofs.may import MAY, NONE, STARTER

pytestmark = [pytest.mark.django_db, pytest.mark.shared]

BEFORE_IT_OPENS = {name for name in MAY if MAY[name][0] == STARTER}
CLOSED = {"outcome", "change_view", "view_right", "take_back_view", "show_name", "views_added", "set_day"}
CLOSED |= {"bring_back", "host_decide", "review", "write_seen"}
OF_EVENTS = {"event_id", "item_id"}
OVER = {"look_back", "reopen_event", "mark_item", "suggest_again"}  # about an event that lies behind us
FOR_EVERYONE = {
    "public_event",
    "shown_file",
    "shown_captions",
    "sign_up",
    "sign_up_code",
    "feed",
    *("open_door", "my_knock", "forget_knock", "knock_voice", "my_knock_file"),
    *("room", "room_log", "room_export", "room_screen", "leader", "ask_leader", "my_questions", "report_question"),
    *("support_question", "my_question", "room_after", "room_sheet", "was_it_kept", "say_back", "keepsake"),
    *("leader_before", "leader_ask", "leader_after", "leader_heard", "leader_promise", "leader_beside", "leader_done"),
    *("leader_answer", "leader_remind"),
}  # of every group that decided it
REFUSED = {400, 403, 404, 405, 409, 410}


@pytest.fixture(scope="module")
def every_name() -> dict[str, set[str]]:
    return dict(worlds.routes())


@pytest.fixture
def people(db: None, now: datetime) -> Everybody:
    return everybody.assemble(now)


def address(name: str, takes: set[str], people: Everybody, ids: dict[str, Any]) -> str:
    kwargs = {key: ids[key] for key in takes}
    if name in BEFORE_IT_OPENS and kwargs["group_id"] == people.ids["group_id"]:
        kwargs["group_id"] = people.draft
    if name in CLOSED and "proposal_id" in takes and ids["proposal_id"] == people.ids["proposal_id"]:
        kwargs["proposal_id"] = people.closed
    if name in OVER:
        kwargs |= {
            key: people.ids[f"over_{key}"] for key in kwargs if kwargs[key] == people.ids.get(key) and key in OF_EVENTS
        }
    if name in {"my_sign_up", "cancel_sign_up", "remind_me"}:
        known = {some["key"]: some["place_key"] for some in (people.ids, people.foreign)}
        kwargs["key"] = known.get(kwargs["key"], "made-up")
    if name in {"confirm_email", "outside"}:
        kwargs["key"] = "made-up"
    if name.startswith("leader"):
        kwargs["key"] = {some["key"]: some["leader_key"] for some in (people.ids, people.foreign)}.get(
            kwargs["key"], "x"
        )
    return reverse(name, kwargs=kwargs)


def refused(response: HttpResponse) -> bool:
    """A plain page that says no, or the way to signing in."""
    if response.status_code == 302:
        return response["Location"].startswith("/sign-in/?next=")
    return response.status_code in REFUSED and is_ours(response)


def is_ours(response: HttpResponse) -> bool:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return b'id="main"' in body and b"Traceback" not in body


def sound(response: HttpResponse) -> bool:
    return response.status_code < 500


def test_every_route_has_a_row(every_name: dict[str, set[str]]) -> None:
    assert set(every_name) == set(MAY)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_whoever_may_not_is_refused_and_nothing_changes(
    people: Everybody, every_name: dict[str, set[str]], kind: str
) -> None:
    before, wrong = everybody.everything(), []
    sent = fields(people.ids)
    for name, takes in every_name.items():
        look, do = MAY[name]
        where = address(name, takes, people, people.ids)
        for method, data in (("GET", None), ("POST", {}), ("POST", sent)):
            may = kind in (look if method == "GET" else do)
            with everybody.undone() as wrote:
                response = people.ask(kind, method, where, data)
                acts = may and method == "POST"
                unchanged = acts or not wrote.any or everybody.everything() == before
            seen = kind in look and not may and response.status_code == 200  # the page again, with the reason
            fits = sound(response) if may else refused(response) or seen or _led_away(name, kind, look)
            if not (fits and unchanged):
                wrong.append((name, method, bool(data), response.status_code, unchanged))
    assert not wrong, "\n".join(map(str, wrong))


def _led_away(name: str, kind: str, look: frozenset[str]) -> bool:
    """Pages that only show something take a POST as a wish to see them."""
    return kind in look and MAY[name][1] == NONE


def forged(people: Everybody, takes: set[str]) -> Iterator[dict[str, Any]]:
    """Addresses in my own group with one id of the other group's, or a made-up one; and the other group's as it is."""
    ids = people.ids
    for key in sorted(takes - {"group_id", "code", "act", "kind", "slug", "signed", "thing", "number", "question"}):
        yield {**ids, key: people.foreign[key]}
        yield {**ids, key: uuid.uuid4()}
    if "group_id" in takes:
        yield {**people.foreign}
        yield {**ids, "group_id": uuid.uuid4()}
        yield {**ids, "group_id": people.foreign["group_id"]}
        yield {**ids, "group_id": people.draft}


@pytest.mark.parametrize("kind", ["owner", "host", "lead"])
def test_forged_ids_lead_nowhere(people: Everybody, every_name: dict[str, set[str]], kind: str) -> None:
    before, wrong = everybody.everything(), []
    # Where somebody is refused anyway, by the test above, another id can't let them in. A member is asked everywhere.
    theirs = {name for name in every_name if kind == "owner" or kind in MAY[name][0] | MAY[name][1]} - FOR_EVERYONE
    for name in sorted(theirs):
        takes = every_name[name]
        for ids in forged(people, takes):
            where = address(name, takes, people, ids)
            for method, data in (("GET", None), ("POST", fields(people.foreign))):
                with everybody.undone() as wrote:
                    response = people.ask(kind, method, where, data)
                    unchanged = not wrote.any or everybody.everything() == before
                if not (refused(response) and unchanged):
                    wrong.append((name, method, response.status_code, unchanged, where))
    assert not wrong, "\n".join(map(str, wrong))


def test_the_pages_themselves_are_found_by_whoever_may(people: Everybody, every_name: dict[str, set[str]]) -> None:
    """Else all those refusals would prove nothing."""
    for name in ("proposal", "outcome", "change_view", "host_do", "pause_posting", "start_step", "receipt", "invite"):
        for kind in MAY[name][0]:
            response = people.ask(kind, "GET", address(name, every_name[name], people, people.ids))
            assert response.status_code == 200, (name, kind)
