"""Addresses that nobody's page ever linked to: strange questions behind them, strange ways of asking, strange paths."""

from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from tests.proofs import everybody, worlds
from tests.proofs.everybody import Everybody
from tests.proofs.test_every_route import MAY, address, is_ours

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.shared, pytest.mark.timeout(300)]

ASKED = ("act", "about", "back", "code", "family", "from", "kind", "link", "member", "month", "next", "objection",
         "page", "previous", "proposal", "show")  # fmt: skip
ODD = (
    "a\x00b", "%ff", "x" * 1000, "-1", "1" + "0" * 30, "\u0663", "mine", "2026-13",
    "00000000-0000-0000-0000-000000000000", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)",
    "/\r\nSet-Cookie: a=b", "../..",
)  # fmt: skip
PLAIN = {200, 302, 303, 400, 403, 404, 405, 409, 410, 429}


@pytest.fixture
def people(db: None, now: datetime) -> Everybody:
    return everybody.assemble(now)


def asked(people: Everybody, kind: str, method: str, where: str, **more: Any) -> Any:
    client = Client(raise_request_exception=False)
    if kind in people.cookies:
        client.cookies[settings.SESSION_COOKIE_NAME] = people.cookies[kind]
    with time_machine.travel(people.now, tick=False):
        return client.generic(method, where, **more)


def pages(people: Everybody, kind: str) -> list[str]:
    routes = dict(worlds.routes()).items()
    return [address(name, takes, people, people.ids) for name, takes in routes if kind in MAY[name][0]]


@pytest.mark.parametrize("kind", ["out", "owner"])
def test_whatever_stands_behind_the_question_mark_is_answered_plainly(people: Everybody, kind: str) -> None:
    wrong, asking = [], 0
    for where in pages(people, kind):
        reads = asked_about(people, kind, where)
        asking += reads
        for odd in ODD if reads else ODD[:1]:
            with everybody.undone() as wrote:
                query = "&".join(f"{name}={_quoted(odd)}" for name in ASKED)
                response = asked(people, kind, "GET", where, QUERY_STRING=query)
            leads_away = response.status_code == 302 and not _ours(response["Location"])
            if response.status_code not in PLAIN or leads_away or (wrote.any and "no-thanks" in where):
                wrong.append((where, odd, response.status_code))
    assert not wrong, "\n".join(map(str, wrong))
    assert asking > 5, "hardly any page seems to read what stands behind the question mark"


def asked_about(people: Everybody, kind: str, where: str) -> bool:
    """Whether this page looks at anything behind the question mark, be it plain or odd."""
    with pytest.MonkeyPatch.context() as patch, everybody.undone():
        read: set[str] = set()
        for method in ("get", "getlist", "__getitem__", "__contains__", "items", "lists", "dict", "urlencode"):
            _watch(patch, method, read)
        for odd in ("1", "a b"):
            asked(people, kind, "GET", where, QUERY_STRING="&".join(f"{name}={_quoted(odd)}" for name in ASKED))
    return bool(read)


def _watch(patch: pytest.MonkeyPatch, method: str, read: set[str]) -> None:
    real = getattr(QueryDict, method)

    def watched(self: QueryDict, *words: Any, **more: Any) -> Any:
        name = str(words[0]) if words else ASKED[0]
        read.update({name}.intersection(ASKED))
        return real(self, *words, **more)

    patch.setattr(QueryDict, method, watched)


def _quoted(text: str) -> str:
    return text if text == "%ff" else "".join(f"%{byte:02x}" for byte in text.encode())


def _ours(location: str) -> bool:
    return location == settings.LEAVE_TO or (location.startswith("/") and location[1:2] not in {"/", "\\"})


def test_no_other_way_of_asking_changes_anything(people: Everybody) -> None:
    before, wrong = everybody.everything(), []
    for method in ("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "GETT"):
        for name, takes in dict(worlds.routes()).items():
            where = address(name, takes, people, people.ids)
            with everybody.undone() as wrote:
                response = asked(people, "owner", method, where)
                changed = wrote.any and everybody.everything() != before
            if changed or response.status_code >= 500:
                wrong.append((method, name, response.status_code, changed))
    assert not wrong, "\n".join(map(str, wrong))


def test_strange_paths_lead_to_a_plain_page_and_nowhere_else(people: Everybody) -> None:
    group = f"/g/{people.foreign['group_id']}"
    for path in (
        f"/{group}/decisions/", f"{group}/./people/", f"{group}/people/;a=b/", f"{group}/people%00/",
        f"/g/{people.ids['group_id']}/../../{group}/people/", "//elsewhere.example/mine", "/\\elsewhere.example/mine",
        "/%2e%2e/%2e%2e/etc/passwd", "/static/../secret", "/static/%2e%2e/%2e%2e/settings.py", "/i/%00/", "/i/%ff/",
        "/stop/%00/", "/easy/%2e%2e/", "/%F0%9F%98%80/", "/i/" + "x" * 4000 + "/",
    ):  # fmt: skip
        response = asked(people, "owner", "GET", path)
        assert response.status_code in {301, 302, 400, 404, 410}, (path, response.status_code)
        if response.status_code in {301, 302}:
            assert _ours(response["Location"]), (path, response["Location"])
        else:
            assert is_ours(response), path


def test_where_somebody_was_on_their_way_to_is_an_address_of_ours(people: Everybody) -> None:
    """What is passed on by signing in and by changing the language is no name of a page, and no other place."""
    for wish in (
        "x",
        "mine",
        "record_file",
        "https://elsewhere.example/",
        "//elsewhere.example",
        "javascript:1",
        "\x00",
    ):
        for kind, where in (("out", reverse("language")), ("owner", reverse("sign_in"))):
            method = "POST" if kind == "out" else "GET"
            more = {"QUERY_STRING": f"next={_quoted(wish)}"}
            response = asked(people, kind, method, where, **more)
            assert response.status_code == 302, wish
            assert response["Location"] in {reverse("welcome"), reverse("mine")}, wish
