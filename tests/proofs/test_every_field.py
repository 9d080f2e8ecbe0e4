"""Every field of every form that a page really holds takes the worst that anybody can send, and answers plainly."""

import os
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from tests.proofs import everybody, worlds
from tests.proofs.everybody import Everybody
from tests.proofs.forging import fields
from tests.proofs.pages_forms import Field, PageForm, forms_of
from tests.proofs.test_every_route import MAY, REFUSED, address, is_ours
from tests.support.engine import is_postgres

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.prove]

Sent = list[tuple[str, bytes]]
ODD = (
    b"\x00", b"a\x00b", b"\xff\xfe\xc3", b"\xed\xa0\x80",  # NUL, and what is no UTF-8
    "\u202egnp.exe\u2066\u200f".encode(), b"\x01\x08\x1b[2J\x7f", "\U0001f469\u200d\U0001f9b0\u0301".encode() * 40,
    b"x" * 20_000, b"<script>alert(1)</script>", b"[a](javascript:alert(1))", b"{{ 7 }}{% now 'Y' %}%(x)s{0}",
)  # fmt: skip
NUMBERS = (
    b"-1", b"0", b"1e9", b"NaN", b"Infinity", b"1" + b"0" * 30, b"9" * 5000, "\u0663".encode(), "\u00b2".encode(),
)  # fmt: skip
DAYS = (b"0000", b"9999", b"31", b"30", b"0", b"-1", b"99999999999999999999")
OTHER = (b"", b" ", b"both ", b"no-such-choice", b"None", b"null", b"../../", b"'; DROP TABLE--")
WHO = ("out", "owner", "host", "lead", "starter", "member", "paused", "nobody")
# These two act and yet show a page: a new card is shown in the answer itself, and of who helps each is saved that fits.
KEEP_AND_SHOW = ("/me/card/", "/who-helps/")
PLAIN = {200, 302, *REFUSED, 429}
# Each field gets about one of these values, in turn; in the long proof it gets each of them.
APART = 1 if os.environ.get("EVENGROUND_PROVE") else 25
EVERY = (*ODD, *NUMBERS, *DAYS, *OTHER)
# In a run of both engines each gets every second field, so that no field is left out.
HERE, OF = (int(is_postgres()), 2) if os.environ.get("EVENGROUND_SHARE") else (0, 1)


@pytest.fixture
def people(db: None, now: datetime) -> Everybody:
    return everybody.assemble(now)


def found(people: Everybody) -> Iterator[tuple[str, PageForm]]:
    """Each form once, and somebody who finds it on a page of theirs."""
    seen = set()
    for kind in WHO:
        for name, takes in dict(worlds.routes()).items():
            if kind not in MAY[name][0]:
                continue
            where = address(name, takes, people, people.ids)
            response = people.ask(kind, "GET", where)
            if response.status_code != 200 or "html" not in response["Content-Type"]:
                continue
            for form in forms_of(where, response.content.decode()):
                if form.shape not in seen:
                    seen.add(form.shape)
                    yield kind, form


def strange(one: Field, people: Everybody, turn: int) -> Iterator[Sent]:
    """What might come for this field instead of what was meant: some values for each, and every value for some."""
    ids = [people.foreign["member_id"], people.ids["objection_id"], people.foreign["choice"], uuid.UUID(int=0)]
    values = [*EVERY, *(str(each).encode() for each in ids)]
    missing: Sent = []
    twice: Sent = [(one.name, each.encode()) for each in [*one.values, "x", "-1"][:2]]
    yield from [missing, twice, *([(one.name, value)] for value in values)][turn % APART :: APART]


def careful(form: PageForm, good: dict[str, Any]) -> dict[str, list[str]]:
    """The form as somebody would send it who wants it taken: with a fair value in each box."""
    sent = form.as_it_stands()
    for name, one in form.fields.items():
        if not any(sent.get(name, [])):
            meant = str(good.get(name, "Words"))
            sent[name] = [meant] if not one.values or not any(one.values) or meant in one.values else one.values[-1:]
    return sent


def post(people: Everybody, kind: str, where: str, pairs: Sent) -> Any:
    client = Client(raise_request_exception=False)
    if kind in people.cookies:
        client.cookies[settings.SESSION_COOKIE_NAME] = people.cookies[kind]
    body = "&".join(f"{urlencode({name: ''})}{_quoted(value)}" for name, value in pairs)
    with time_machine.travel(people.now, tick=False):
        return client.post(where, body, content_type="application/x-www-form-urlencoded")


def _quoted(value: bytes) -> str:
    return "".join(f"%{byte:02x}" for byte in value)


def refused_or_taken(people: Everybody, kind: str, form: PageForm, sent: Sent, before: str) -> str:
    """ "" if this was answered plainly, and kept nothing where it was refused. Else what was wrong."""
    with everybody.undone() as wrote:
        response = post(people, kind, form.to, sent)
        taken = response.status_code == 302 or form.to.endswith(KEEP_AND_SHOW)
        if not taken and wrote.any and everybody.everything() != before:
            return "refused, and yet something changed"
    if response.status_code not in PLAIN:
        return f"answered {response.status_code}"
    return "" if response.status_code == 302 or is_ours(response) else "no page of ours"


@pytest.mark.timeout(3600)
def test_whatever_comes_for_a_field_is_answered_plainly(
    people: Everybody, record_property: Callable[[str, object], None]
) -> None:
    good, wrong, before, count = fields(people.ids), [], everybody.everything(), 0
    turn = 0
    for kind, form in found(people):
        sent = careful(form, good)
        for one in form.fields.values():
            turn += 1
            if turn % OF != HERE:
                continue
            rest: Sent = [(name, each.encode()) for name, values in sent.items() if name != one.name for each in values]
            for odd in strange(one, people, turn):
                count += 1
                if what := refused_or_taken(people, kind, form, [*rest, *odd], before):
                    wrong.append((kind, form.to, one.name, [each[1][:30] for each in odd], what))
    assert not wrong, "\n".join(map(str, wrong))
    assert turn > 150, "fewer fields than the pages have"
    record_property("posts", f"{count} posts for {turn} fields")
