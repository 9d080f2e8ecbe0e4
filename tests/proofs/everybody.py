"""Two groups, one that is not open yet, and every kind of person who could stand before a door of the first."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any

import time_machine
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from evenground.decisions import actions as decisions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.domain.rule import Size
from evenground.decisions.models import Answer, Objection, Proposal
from evenground.events import actions as events
from evenground.events import queries
from evenground.groups import actions as groups
from evenground.groups.models import Group, Member
from evenground.ideas import actions as ideas
from evenground.ideas.models import Showing
from evenground.ideas.queries import in_it
from evenground.notices.send import Wish, sign_wish
from evenground.record import actions as record
from evenground.roles import actions as roles
from evenground.roles.models import Paper
from evenground.roles.queries import digest_of, feed_key, paper_page
from evenground.support import actions as support
from evenground.support.models import Call
from evenground.talk import actions as talk
from tests import cast, factories
from tests.factories import PICTURE
from tests.proofs.asking import live_room

KINDS = ("out", "nobody", "other", "member", "owner", "paused", "left", "host", "lead", "starter")
Ids = dict[str, Any]


@dataclass
class Everybody:
    """People by kind (their session cookies), what stands in either group, and the moment it is."""

    now: datetime
    cookies: dict[str, str]
    ids: Ids  # of what the owner made in the first group
    foreign: Ids  # of the same things in the other group
    closed: Any  # the owner's closed proposal; `closed_foreign` is the other group's
    closed_foreign: Any
    draft: Any  # the id of the group that is not open

    def ask(self, kind: str, method: str, address: str, data: dict[str, Any] | None = None) -> HttpResponse:
        client = Client(raise_request_exception=False)
        if kind in self.cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.cookies[kind]
        with time_machine.travel(self.now, tick=False):
            return client.get(address) if method == "GET" else client.post(address, data or {})


def assemble(now: datetime) -> Everybody:
    """Everybody, some days after it all began."""
    here, there = cast.assemble(now, "Rowan", "Amina", "Dev", "Tomasz"), cast.assemble(now, "Ines", "Joy", "Marek")
    ids, closed, later = _live(here.group, here.rowan, here.amina, now)
    foreign, closed_foreign, _ = _live(there.group, there.ines, there.joy, now)
    draft = factories.draft(now, starter="Alwyn")
    groups.pause(by=here.dev, now=later)
    decisions.leave_group(by=here.tomasz, carriers={}, now=later)
    people = {
        "nobody": here.nobody,
        "other": there.ines.person,
        "member": here.amina.person,
        "owner": here.rowan.person,
        "paused": here.dev.person,
        "left": here.tomasz.person,
        "host": here.hollis.person,
        "lead": here.sade.person,
        "starter": draft.person,
    }
    cookies = {}
    for kind, person in people.items():
        client = Client()
        with time_machine.travel(later, tick=False):
            client.force_login(person)
        cookies[kind] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return Everybody(later, cookies, ids, foreign, closed, closed_foreign, draft.group_id)


def _live(group: Group, owner: Member, other: Member, now: datetime) -> tuple[Ids, Any, datetime]:
    """The owner makes one of everything: a decision that closed with their view, and an open one with an objection."""
    closed = _propose(owner, group, "Bake bread", now)
    for who, code in ((owner, Code.GO_AHEAD_DIFFERENT_VIEW), (other, Code.HAPPY)):
        _answer(who, closed, code, now, words="Cake" if who == owner else "")
    rest = [one for one in group.members.all() if one.id not in {owner.id, other.id}]
    for who in rest:
        _answer(who, closed, Code.HAPPY, now)
    later = now + timedelta(days=5)
    decisions.close_if_due(proposal_id=closed.id, now=later)
    return _made(group, owner, other, closed, later), closed.id, later


def _made(group: Group, owner: Member, other: Member, closed: Proposal, later: datetime) -> Ids:
    proposal = _propose(owner, group, "Plant beans", later)
    _answer(owner, proposal, Code.OBJECT, later, concern="Too many beans")
    objection = Objection.objects.select_related("proposal__group").get(proposal=proposal)
    offer: dict[str, Any] = {"by": other, "objection": objection, "now": later}
    look_on = (later + timedelta(days=9)).date()
    point = decisions.offer_watch_point(what="Slugs", who_looks="Amina", look_on=look_on, stop_at="Ten", **offer)
    pair = decisions.offer_pair(first=owner, second=other, may_settle="The beans", **offer)
    suggestion = decisions.suggest_change(by=other, proposal=proposal, act="text", what="Plant peas", now=later)
    talk.mute(by=owner, other=other, now=later)
    said = talk.say(by=owner, words="Hello", kind="hello", now=later)
    fixed = group.founding_choices.filter(fixed=True).first()
    asked = groups.ask(by=owner, kind="why", choice=fixed, words="Why?", now=later)
    return {
        **_events(owner, later),
        **_given(owner, other, later),
        **_shown(owner, other, later),
        **_beside(group, owner, other, later),
        "group_id": group.id,
        "proposal_id": proposal.id,
        "objection_id": objection.id,
        "thing": "objection",
        "thing_id": objection.id,
        "point_id": point.id,
        "pair_id": pair.id,
        "suggestion_id": suggestion.id,
        "view_id": closed.views.get(owner=owner).id,
        "message_id": said.id,
        "member_id": other.id,
        "invitation_id": factories.invitation(owner, later).id,
        "helper_id": group.helpers.get(kind="lead").id,
        "ask_id": asked.id,
        "choice": fixed.id,
        "key": Answer.objects.get(version__proposal=closed, member=owner).record_key,
        "code": factories.invitation(owner, later).code,
        "act": "override",
        "kind": "beside",
        "slug": "joining",
        "signed": sign_wish(Wish("groups.group:x", group.id, other.person_id)),
    }


def _roles(owner: Member, event: Any, now: datetime) -> Ids:
    """A card that the owner carries, and others may share; a step in a run sheet; and an idea of theirs."""
    card = roles.write_card(by=owner, text=roles.Text("Tea", several=True, skill="Tea"), now=now)
    roles.take(by=owner, card=card, now=now)
    idea = ideas.float_idea(by=owner, words="A film", signed=True, now=now)
    step = roles.write_step(by=owner, event=event, text=roles.StepText("Fetch cups", card=card.pk), now=now)
    paper = Paper.objects.create(event=event, member=owner, kind="programme", language="en-gb", asked_at=now)
    Paper.objects.filter(id=paper.id).update(made=b"%PDF", digest=digest_of(paper_page(paper)))
    feed = roles.new_feed(by=owner)
    found = {"card_id": card.pk, "step_id": step.id, "paper_id": paper.id, "idea_id": idea.id}
    return {**found, "feed_id": feed.id, "feed_key": feed_key(feed)}


def _shown(owner: Member, other: Member, now: datetime) -> Ids:
    """A picture that the owner made, with the other in it, shown wherever it can be."""
    upload = ideas.bring(by=owner, came=BytesIO(PICTURE), size=len(PICTURE), now=now)
    told = ideas.Told("Photo", "photo", upload=upload, captions="0:01 Hello", people=[other.id])
    made = ideas.make(by=owner, told=told, now=now)
    ideas.say_in_it(by=other, place=in_it(other, made.id), yes=True)
    for where in Showing.Where.values:
        event = owner.group.events.get(closed_on=None)
        ideas.say_showing(by=owner, made=made, event=event, where=where, yes=True, now=now)
        showing = Showing.objects.get(made=made, where=where)
        ideas.say_in_showing(by=other, showing=showing, yes=True)
    return {"made_id": made.id, "number": 1, "showing_id": showing.id}


def _given(owner: Member, other: Member, now: datetime) -> Ids:
    """Thanks to the owner from the other, a skill, something back, and what the owner chose and got: all shared."""
    skill = roles.write_skill(by=owner, words="Tea", kind="bring", shared=True, now=now)
    back = roles.write_back(by=owner, card=owner.group.role_cards.get(), what=roles.Return("voucher"), now=now)
    roles.keep_back(by=owner, now=now)
    roles.choose_back(by=owner, back=back, take="none", number=1, told=owner, now=now)
    got = roles.write_got(by=owner, words="A good day", shared=True, now=now)
    thank = roles.thank(by=other, to=owner, words="You brought a ramp", now=now)
    roles.share_thanks(by=owner, thank=thank, yes=True, now=now)
    return {"back_id": back.id, "got_id": got.id, "skill_id": skill.id, "thank_id": thank.id}


def _events(owner: Member, now: datetime) -> Ids:
    """An event that is over, with a mark on what was in its programme, and the next one of its series."""
    found: Ids = {}
    for name in ("over_", ""):
        words = events.Description(name="The fair", days=[(now + timedelta(days=81)).date()])
        event = events.plan_event(by=owner, description=words, series="Fairs", now=now)
        entry = events.Entry(day=1, starts=time(11), ends=time(12), kind="talk", title="Beans")
        item = events.add_item(by=owner, event=event, entry=entry, now=now)
        found |= {f"{name}event_id": event.id, f"{name}item_id": item.id}
        if name:
            events.close_event(by=owner, event=event, now=now)
            found["mark_id"] = events.mark_item(by=owner, item=item, what="keep", words="Again", now=now).id
    events.publish(chain=record.lock(owner.group_id), event=event, now=now)
    events.look_after(by=owner, event=event, now=now)
    row = events.sign_up(event=event, name="Guest", needs="A ramp", now=now)
    return {
        **found,
        **_roles(owner, event, now),
        **_door(owner, now),
        **live_room(owner, event, owner.group.members.order_by("id")[:2], now),
        "row_id": row.id,
        "place_key": queries.place_key(row),
    }


def _door(owner: Member, now: datetime) -> Ids:
    """A call that the owner opened, somebody who knocked, and words of the owner's about who is missing."""
    call = groups.write_call(by=owner, text=groups.CallWords("Bread"), now=now)
    knock = groups.knock(call=call, text=groups.KnockWords(reach="0123"), now=now)
    groups.begin_missing(by=owner, now=now)
    word = groups.say_missing(by=owner, question=1, words="Bakers", signed=True, now=now)
    deed = groups.add_deed(by=owner, words="Bake", day=now.date(), now=now)
    talk = {"question": 1, "missing_word_id": word.id, "deed_id": deed.id}
    return {**talk, "call_code": call.code, "knock_code": knock.code, "knock_id": knock.id}


def _beside(group: Group, owner: Member, other: Member, now: datetime) -> Ids:
    """What the owner needs: a line shown to the other, who is asked twice; and a call from the lead."""
    lead, day = group.helpers.get(kind="lead").person, (now + timedelta(days=20)).date()
    item = support.write_item(by=owner, words="Step-free", now=now)
    share = support.share(by=owner, item=item, to=other.person, now=now)
    made = support.write_adjustment(by=owner, words="A ramp", day=day, ask=other.person, now=now)
    support.choose_buddy(by=owner, to=other, now=now)
    support.ask_call(by=owner, to=lead, where="1", now=now)
    return {
        "line_id": item.id,
        "share_id": share.id,
        "adjustment_id": made.id,
        "buddy_id": owner.buddies.get().id,
        "call_id": Call.objects.get(by=owner).id,
        "person_id": lead.id,
    }


def _propose(by: Member, group: Group, what: str, now: datetime) -> Proposal:
    return decisions.propose(by=by, group=group, text=decisions.Text(what), size=Size.SMALL, now=now)


def _answer(by: Member, proposal: Proposal, code: Code, now: datetime, **words: str) -> None:
    decisions.answer(by=by, proposal=proposal, version_number=1, code=code, now=now, **words)


@contextmanager
def undone() -> Iterator["Writes"]:
    """What happens inside is undone. Gives a note of whether anything was written."""
    writes = Writes()
    with transaction.atomic(), connection.execute_wrapper(writes):
        yield writes
        transaction.set_rollback(True)


class Writes:
    """Whether anything was written, sessions and counted tries apart: looking at every row each time takes long."""

    def __init__(self) -> None:
        self.any = False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not sql.split('"')[1].startswith(("django_s", "cache")):
            self.any = True
        return execute(sql, params, many, context)


def everything() -> str:
    """A digest of every row of every table, but those of sessions."""
    digest = hashlib.sha256()
    for model in sorted(apps.get_models(include_auto_created=True), key=lambda one: one._meta.label):
        if model is not Session:
            digest.update(repr(list(model._base_manager.order_by("pk").values_list())).encode())
    return digest.hexdigest()
