"""Every permission of every app, asked for everybody about everything there is in a group: a table to compare."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from importlib import import_module
from itertools import product
from types import ModuleType, UnionType
from typing import Any, get_args, get_type_hints

from django.apps import apps
from django.db.models import Model
from django.utils.module_loading import module_has_submodule

from evenground.decisions import actions as decisions
from evenground.decisions.domain.answers import Answer as Code
from evenground.decisions.models import Handover, Objection, Proposal, View
from evenground.events import actions as events
from evenground.events.models import Event, Mark
from evenground.groups import actions as groups
from evenground.groups.models import (
    FoundingAsk,
    FoundingChoice,
    Group,
    Helper,
    HelperKind,
    HostActor,
    Invitation,
    Knock,
    Member,
    MissingDeed,
    MissingWord,
    OpenCall,
    PostingPause,
)
from evenground.ideas import actions as ideas
from evenground.ideas.models import Idea, InIt, Made, Showing
from evenground.people.models import Person
from evenground.questions import actions as questions
from evenground.questions.models import AskedBack, Promise, Question, Room, RoomWord
from evenground.roles import actions as roles
from evenground.roles.models import Back, Got, RoleCard, Skill, Thank
from evenground.support.models import Adjustment, Buddy, Call, RiderItem, Share
from evenground.talk import actions as talk
from evenground.talk.models import Message
from tests.proofs.asking import live_room
from tests.proofs.worlds import START, Play

Cell = tuple[bool, str]
Table = dict[tuple[str, ...], Cell]

# How the rows of a group are found, for each kind of thing that a permission looks at.
FOUND: dict[type[Model], tuple[str, tuple[str, ...]]] = {
    Group: ("id", ()),
    Member: ("group", ("group", "person")),
    Person: ("memberships__group", ()),
    Proposal: ("group", ("group", "by", "limit")),
    Objection: ("proposal__group", ("proposal__group",)),
    Handover: ("objection__proposal__group", ("objection__proposal__group",)),
    View: ("proposal__group", ()),
    HostActor: ("group", ("group",)),
    Helper: ("group", ("group",)),
    FoundingChoice: ("group", ("group",)),
    FoundingAsk: ("group", ("group",)),
    Invitation: ("group", ("group",)),
    MissingDeed: ("talk__group", ("talk__group", "taken_by")),
    MissingWord: ("talk__group", ("talk",)),
    OpenCall: ("group", ("group",)),
    Knock: ("group", ("group", "taken_by")),
    PostingPause: ("group", ("group", "member")),
    Message: ("group", ("group",)),
    Event: ("group", ("group",)),
    RoleCard: ("group", ("group",)),
    Back: ("group", ("group",)),
    Got: ("member__group", ()),
    Skill: ("member__group", ()),
    Thank: ("group", ()),
    Idea: ("group", ("group",)),
    Made: ("group", ("group",)),
    InIt: ("made__group", ("made",)),
    Showing: ("made__group", ("made",)),
    Mark: ("item__event__group", ("item__event",)),
    Room: ("group", ("group", "event")),
    Question: ("room__group", ("room__group",)),
    Promise: ("room__group", ("room__group",)),
    AskedBack: ("room__group", ("room__group",)),
    RoomWord: ("room__group", ("room__group",)),
    RiderItem: ("person__memberships__group", ()),
    Share: ("group", ("group", "item", "by__group")),
    Adjustment: ("group", ("group", "member__group", "owner")),
    Buddy: ("group", ("group",)),
    Call: ("group", ("by",)),
}
WORDS: dict[str, Sequence[str]] = {
    "kind": HelperKind.values,
    "matter": ("unkind words", "something else"),
    "subject": ("", "talk.message:none"),
}


def modules() -> list[ModuleType]:
    """The room `permissions` of every app that has a table of actions."""
    ours = [one for one in apps.get_app_configs() if one.name.startswith("evenground.")]
    found = [
        import_module(f"{one.name}.permissions") for one in ours if module_has_submodule(one.module, "permissions")
    ]
    return [module for module in found if hasattr(module, "ACTIONS")]


def functions() -> dict[str, tuple[ModuleType, str, dict[str, Any]]]:
    """Every permission by its full name: where it stands, its name there, and what it takes."""
    return {
        f"{module.__name__}.{name}": (module, name, get_type_hints(one))
        for module in modules()
        for name, one in inspect.getmembers(module, inspect.isfunction)
        if one.__module__ == module.__name__
    }


ASKED = functions()  # as the house has them: a test may break one on purpose


def everything(play: Play) -> Table:
    """The verdict of each permission on everything that it can be asked here."""
    here = {model: _rows(play, model) for model in FOUND}
    return {
        (name, *(_label(one) for one in given)): _cell(getattr(module, short)(**dict(zip(takes, given, strict=True))))
        for name, (module, short, hints) in ASKED.items()
        if (takes := [one for one in hints if one != "return"])
        for given in product(*(_choices(one, hints[one], here, play.table.now) for one in takes))
    }


def _rows(play: Play, model: type[Model]) -> list[Model]:
    path, along = FOUND[model]
    rows = model._default_manager.filter(**{path: play.table.group.id}).select_related(*along)
    return list(rows.order_by("pk"))


def _choices(name: str, kind: Any, here: dict[type[Model], list[Model]], now: datetime) -> Sequence[Any]:
    if isinstance(kind, UnionType):
        return [row for one in get_args(kind) for row in here[one]]
    return here[kind] if kind in here else {datetime: (now,), bool: (True, False), str: WORDS.get(name, ())}[kind]


def _label(one: object) -> str:
    return f"{type(one).__name__} {one.pk}" if isinstance(one, Model) else str(one)


def _cell(said: Any) -> Cell:
    return (said, "") if isinstance(said, bool) else (said.allowed, str(said.reason))


def watched(play: Play, run: Callable[[Play, Sequence[Any]], Play], steps: Sequence[Any]) -> Iterator[Table]:
    """Plays the steps. Gives the whole table each time that days went by, and at the end."""
    for step in steps:
        run(play, [step])
        if step[0] == "days":
            yield everything(play)
    yield everything(play)


def furnish(play: Play) -> Play:
    """One of everything that a permission looks at, beside what the steps bring."""
    group, members, day = play.table.group, play.table.members, START.date()
    HostActor.objects.create(group=group, person=Person.objects.create(name="Hollis"), since=day)
    lead, _deputy, outside = (
        Helper.objects.create(group=group, kind=kind, name=kind, person=Person.objects.create(name=kind))
        for kind in ("lead", "deputy", "outside")
    )
    fixed = FoundingChoice.objects.create(
        group=group, topic="budget", fixed=True, what="The money", why="A grant", owner="Hollis", is_duty=True,
        said_on=day,
    )  # fmt: skip
    FoundingAsk.objects.create(group=group, choice=fixed, kind="why", by=members[1], words="Why?", asked_on=day)
    Invitation.objects.create(group=group, code="WORLDSAPART", ends_on=day + timedelta(30), made_on=day, decided=True)
    PostingPause.objects.create(
        group=group, member=members[4], by=lead, matter=WORDS["matter"][0], why="Why", starts=START,
        until=START + timedelta(3), asked_on=day, outside=outside,
    )  # fmt: skip
    talk.say(by=members[2], words="Hello", kind="hello", now=START)
    _beside(members, day)
    ideas.float_idea(by=members[2], words="A film", signed=True, now=START)
    told = ideas.Told("Film", "film", words="Hello", people=[members[3].id])
    film = ideas.make(by=members[2], told=told, now=START)
    _worked_on(play, members)
    _made(members)
    for row in Event.objects.filter(group=group).order_by("id"):
        Showing.objects.create(made=film, event=row, where="event", said=row.closed_on is None)
    _carried(members)
    _given(members)
    _knocked(members)
    _asked(members)
    return play


def _asked(members: Sequence[Member]) -> None:
    """A live room with a question in it, and one that is not open yet."""
    event = Event.objects.filter(group=members[1].group, closed_on=None).order_by("id")[0]
    questions.make_room(by=members[1], event=event, says=questions.About("Dana"), now=START)
    live_room(members[1], event, members[2:4], START)


def _knocked(members: Sequence[Member]) -> None:
    """A call, somebody who knocked and whom a member gets in touch with, and the talk about who is missing."""
    call = groups.write_call(by=members[1], text=groups.CallWords("Bread"), now=START)
    row = groups.knock(call=call, text=groups.KnockWords(reach="0123"), now=START)
    groups.get_in_touch(by=members[2], row=row, yes=True)
    groups.begin_missing(by=members[1], now=START)
    groups.say_missing(by=members[1], question=1, words="Bakers", signed=False, now=START)
    deed = groups.add_deed(by=members[1], words="Bake", day=START.date(), now=START)
    groups.take_deed(by=members[2], deed=deed, yes=True)


def _made(members: Sequence[Member]) -> None:
    """An event that is over, with a mark on a thing in its programme, and the next one."""
    for number in range(2):
        words = events.Description(name="A day")
        event = events.plan_event(by=members[number], description=words, series="Days", now=START)
        entry = events.Entry(day=1, starts=time(11), ends=time(12), kind="talk", title="Hello")
        item = events.add_item(by=members[3], event=event, entry=entry, now=START)
        if number == 0:
            events.close_event(by=members[2], event=event, now=START)
            events.mark_item(by=members[1], item=item, what="keep", now=START)


def _beside(members: Sequence[Member], day: date) -> None:
    """What people need, and who is beside whom."""
    mine, other, third = members[1], members[2], members[3]
    here = {"group": mine.group}
    item = RiderItem.objects.create(person=mine.person, sealed="", delete_on=day + timedelta(300))
    Share.objects.create(item=item, by=mine, to=other.person, **here)
    Adjustment.objects.create(member=mine, sealed="", day=day, owner=other.person, **here)
    Adjustment.objects.create(member=third, sealed="", day=day, asked=other.person, **here)
    Buddy.objects.create(by=mine, to=other, said="yes", **here)
    Buddy.objects.create(by=other, to=third, **here)
    Call.objects.create(by=mine, to=other.person, asked_at=START, **here)


def _carried(members: Sequence[Member]) -> None:
    """Two cards: one that somebody carries and somebody backs up, and one that stands open."""
    for title in ("Tea", "Chairs"):
        card = roles.write_card(by=members[1], text=roles.Text(title), now=START)
    roles.take(by=members[2], card=card, now=START)
    roles.back_up(by=members[3], card=card, yes=True, now=START)


def _given(members: Sequence[Member]) -> None:
    """A thank-you to a member, one to somebody outside, a skill, and something back."""
    event = events.plan_event(by=members[1], description=events.Description(name="Fair"), series="Fairs", now=START)
    roles.write_back(by=members[2], event=event, what=roles.Return("fee"), now=START)
    roles.write_got(by=members[2], words="A good day", now=START)
    roles.keep_back(by=members[3], now=START)
    roles.write_skill(by=members[1], words="Tea", kind="bring", now=START)
    roles.thank(by=members[1], to=members[2], words="You made tea", now=START)
    roles.thank(by=members[1], to_name="Mrs Okafor", words="The keys", now=START)


def _worked_on(play: Play, members: Sequence[Member]) -> None:
    """Something that closes with a view beside it, and something with an objection in the hands of a pair."""
    view, object_ = (Code.GO_AHEAD_DIFFERENT_VIEW, "Cake"), (Code.OBJECT, "")
    for what, last in (("Bake bread", view), ("Sell bread", object_)):
        text = decisions.Text(what, "We like it.")
        proposal = decisions.propose(by=members[1], group=play.group, text=text, now=START)
        for member, (code, words) in zip(members, [(Code.HAPPY, "")] * 3 + [last], strict=False):
            decisions.answer(by=member, proposal=proposal, version_number=1, code=code, words=words, now=START)
    objection = Objection.objects.select_related("proposal__group").get(proposal=proposal)
    pair = decisions.offer_pair(
        by=members[0], objection=objection, first=members[3], second=members[1], may_settle="The price", now=START
    )
    decisions.say_to_pair(by=members[3], pair=pair, yes=True, now=START)
