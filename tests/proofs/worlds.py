"""Two worlds played side by side: the same steps with the same dice and the same clock, different in one thing only."""

import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from importlib import import_module
from typing import Any

import time_machine
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from django.urls.resolvers import URLPattern, URLResolver

from evenground.config.letters import LETTERS
from evenground.decisions import actions as decisions
from evenground.decisions import jobs
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Objection, Proposal
from evenground.decisions.queries import current
from evenground.groups.models import Group, Member
from evenground.notices.models import Outgoing
from evenground.record.domain.verdict import Refused
from evenground.record.queries import lines
from tests.decisions.actions.conftest import Table, make_table
from tests.proofs import making

START = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
# Of the pages that belong to no group, the short proofs read those that know who is here; the long proofs read all.
PERSONAL = {"welcome", "me", "mine", "help_with_this", "help_now", "knock_code"}
EVERY_PAGE = bool(os.environ.get("EVENGROUND_PROVE"))
_ONLY_TAKE: set[str] = set()


@contextmanager
def a_world(seed: int) -> Iterator[None]:
    """Everything inside happens with the same dice and a still clock, and is undone afterwards."""
    dice = random.Random(seed)
    real = os.urandom, random._urandom
    os.urandom = random._urandom = dice.randbytes
    try:
        with time_machine.travel(START, tick=False), transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        os.urandom, random._urandom = real


@dataclass
class Play:
    """A group in a world, and the steps that were refused there (with the sentence that was said)."""

    table: Table
    said: list[str] = field(default_factory=list)

    @property
    def group(self) -> Group:
        return Group.objects.get(id=self.table.group.id)

    def proposals(self) -> list[Proposal]:
        return list(Proposal.objects.filter(group=self.table.group).order_by("id"))

    def try_to(self, do: Callable[[], Any]) -> None:
        try:
            with transaction.atomic():
                do()
        except Refused as refused:
            self.said.append(refused.reason)

    def one(self, which: int) -> Proposal | None:
        found = self.proposals()
        return found[which % len(found)] if found else None

    def member(self, who: int) -> Member:
        return Member.objects.select_related("group", "person").get(id=self.table.members[who].id)


def begin(parts: Sequence[str], **group: object) -> Play:
    """A group of as many people as there are ways of taking part."""
    table = make_table(len(parts), START, **group)
    for member, part in zip(table.members, parts, strict=True):
        Member.objects.filter(id=member.id).update(part=part)
    return Play(table)


def step_propose(play: Play, who: int, size: str) -> None:
    by = play.member(who)
    text = decisions.Text("Something to do", "A reason")
    play.try_to(lambda: decisions.propose(by=by, group=play.group, text=text, size=Size(size), now=play.table.now))


def step_answer(play: Play, which: int, who: int, code: str, words: str = "") -> None:
    if (proposal := play.one(which)) is None:
        return
    objects = code == Code.OBJECT
    play.try_to(
        lambda: decisions.answer(
            by=play.member(who),
            proposal=proposal,
            version_number=current(proposal).number,
            code=Code(code),
            words="" if objects else words,
            concern=words if objects else "",
            now=play.table.now,
        )
    )


def step_mark(play: Play, which: int, who: int, fate: str) -> None:
    from evenground.decisions.domain.objections import Fate

    proposal = play.one(which)
    mine = Objection.objects.filter(proposal=proposal, owner=play.table.members[who]).select_related("proposal__group")
    for objection in mine.order_by("id")[:1]:
        play.try_to(
            lambda objection=objection: decisions.mark_objection(
                by=play.member(who), objection=objection, fate=Fate(fate), now=play.table.now
            )
        )


def step_change(play: Play, which: int) -> None:
    proposal = play.one(which)
    if proposal is None or proposal.by is None:
        return
    text = decisions.Text("Something else to do", "A better reason")
    play.try_to(lambda: decisions.change_text(by=proposal.by, proposal=proposal, text=text, now=play.table.now))


def step_days(play: Play, days: int) -> None:
    """Days go by, and the due jobs come round each morning."""
    for _day in range(days):
        play.table.now += timedelta(days=1)
        for job in (jobs.close_due, jobs.send_round, jobs.look_round):
            job.call(now=play.table.now)


def step_state(play: Play, who: int, verb: str) -> None:
    from evenground.groups import actions as groups

    does = {"pause": groups.pause, "come_back": groups.come_back}[verb]
    play.try_to(lambda: does(by=play.member(who), now=play.table.now))


def step_leave(play: Play, who: int) -> None:
    play.try_to(lambda: decisions.leave_group(by=play.member(who), carriers={}, now=play.table.now))


STEPS: dict[str, Callable[..., None]] = {
    "propose": step_propose,
    "answer": step_answer,
    "mark": step_mark,
    "change": step_change,
    "days": step_days,
    "state": step_state,
    "leave": step_leave,
    "make": making.step_make,
}


def run(play: Play, steps: Sequence[tuple[Any, ...]]) -> Play:
    for name, *args in steps:
        STEPS[name](play, *args)
    return play


def outcomes(play: Play) -> list[tuple[object, ...]]:
    """How every proposal stands: everything that a close can change."""
    return [
        (
            row.state,
            row.reason,
            row.counts,
            row.rounds,
            row.waits,
            row.closes_on,
            row.closed_on,
            row.enough,
            row.back_on,
        )
        for row in play.proposals()
    ]


def record_of(play: Play) -> list[str]:
    return list(lines(play.table.group.id))


def mail_to(play: Play, who: int) -> list[str]:
    """Every mail that this member would get, as written at the end."""
    rows = Outgoing.objects.filter(person=play.table.members[who].person_id).order_by("id")
    return [_letter(row) for row in rows]


def _letter(row: Outgoing) -> str:
    if row.kind not in LETTERS:
        return row.kind
    module, name = LETTERS[row.kind].rsplit(".", 1)
    mail = getattr(import_module(module), name)(row.person, row)
    return f"{row.kind}\n{mail.subject}\n{mail.text}\n{mail.html}" if mail else row.kind


def pages_for(play: Play, who: int) -> dict[str, bytes]:
    """Every page that this member can open, by its address: all routes of the group and of each proposal in it.

    Addresses that only take what is sent (405) show nobody anything.
    """
    client = Client()
    client.force_login(play.table.members[who].person)
    found = {}
    with time_machine.travel(play.table.now, tick=False):
        for address in addresses(play):
            name = resolve(address).url_name
            if name in _ONLY_TAKE:
                continue
            response = client.get(address)
            if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
                _ONLY_TAKE.add(name)
                continue
            body = response.getvalue() if response.streaming else response.content
            found[address] = f"{response.status_code} ".encode() + _still(body)
    return found


def _still(body: bytes) -> bytes:
    """Without the token of the form, which is new on every page."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", body)


def addresses(play: Play) -> list[str]:
    """Every route that takes nothing, a group, or a proposal, an event or a thing in a programme of this group."""
    group, proposals = str(play.table.group.id), play.proposals()
    found: list[str] = []
    made = making.ids(play.table.group.id)
    for name, takes in routes():
        if not takes and name not in PERSONAL and not EVERY_PAGE:
            continue
        if takes <= {"group_id"}:
            found.append(_reverse(name, {"group_id": group} if takes else {}))
        elif takes == {"group_id", "proposal_id"}:
            found += [_reverse(name, {"group_id": group, "proposal_id": str(row.id)}) for row in proposals]
        else:
            found += [_reverse(name, {"group_id": group, **one}) for one in made if takes == {"group_id", *one}]
            found += [_reverse(name, one) for one in made if takes == set(one)]
    skipped = ("/healthz", "/leave/", "/sign-out", "/accounts/")
    return sorted(address for address in found if not address.startswith(skipped))


def routes() -> Iterator[tuple[str, set[str]]]:
    """All named routes, with the names of what they take."""
    yield from _walk(get_resolver().url_patterns, set())


def _walk(patterns: Sequence[Any], above: set[str]) -> Iterator[tuple[str, set[str]]]:
    for pattern in patterns:
        takes = above | set(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, takes)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, takes


def _reverse(name: str, kwargs: dict[str, str]) -> str:
    return reverse(name, kwargs=kwargs)
