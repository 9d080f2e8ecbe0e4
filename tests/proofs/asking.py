"""A room for questions to a leader: as everybody finds it, and its steps for worlds played side by side."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from evenground.decisions.models import Proposal
from evenground.events.models import Event
from evenground.groups.models import Member
from evenground.questions import actions as questions
from evenground.questions.models import Question, QuestionState, Room
from evenground.questions.queries import leader_key
from evenground.record import actions as record
from tests.proofs.bringing import Act, one

if TYPE_CHECKING:
    from tests.proofs.worlds import Play

ACTS: dict[str, Act] = {}


def chosen_to_host(room: Room, hosts: Iterable[Member], now: datetime) -> None:
    """As it stands once the group has decided it."""
    days = {"opened_on": now.date(), "closes_on": now.date(), "closed_on": now.date()}
    params = json.dumps({"about": f"questions.room:{room.id}", "members": [str(one.id) for one in hosts]})
    row = Proposal.objects.create(
        group=room.group, kind="room_hosts", size="small", rule="{}", rule_decided=True, state="decided", **days
    )
    words = {"what": "They host it.", "salt": record.new_salt(), "opened_on": now.date()}
    row.versions.create(number=1, params=params, **words)


def live_room(owner: Member, event: Event, hosts: Iterable[Member], now: datetime) -> dict[str, Any]:
    """One that the first of its hosts opened and started; a question waits in it."""
    room, hosts = questions.make_room(by=owner, event=event, says=questions.About("Dana"), now=now), list(hosts)
    chosen_to_host(room, hosts, now)
    for step in (questions.open_room, questions.go_live):
        step(by=hosts[0], room=room, now=now)
    room.refresh_from_db()
    row, _secret = questions.ask(room=room, slip=questions.new_ticket(room), asked=questions.Asked("Why?"), now=now)
    found = {"room_id": room.id, "room_code": room.code, "question_id": row.id, "leader_key": leader_key(room)}
    return {**found, **_said_in(room, row, owner, now)}


def _said_in(room: Room, row: Question, owner: Member, now: datetime) -> dict[str, Any]:
    """A promise to that question, and what the leader asks the room, with a reply."""
    key = leader_key(room)
    promise = questions.note_promise(by=owner, room=room, says=_promised(row, now), now=now)
    asked = questions.ask_back(key=key, words="And you?", now=now)
    questions.say_back(asked=asked, slip=questions.new_ticket(room), words="Ring back.")
    questions.brief_leader(by=owner, room=room, words="Be on time.", now=now)
    return {"promise_id": promise.id, "asked_id": asked.id, "word_id": asked.replies.get().id}


def _promised(row: Question | None, now: datetime) -> questions.Promised:
    return questions.Promised("Dana", "By spring.", now.date() + timedelta(days=40), row)


def act(step: Act) -> Act:
    ACTS[f"{step.__name__}_in_a_room"] = step
    return step


def _room(play: "Play", at: int) -> Room:
    return one(Room.objects.filter(group=play.table.group).select_related("group", "event").order_by("id"), at)


def _question(play: "Play", at: int) -> Question:
    rows = Question.objects.filter(room__group=play.table.group).select_related("room__group")
    return one(rows.order_by("room_id", "turn", "id"), at)


@act
def make(play: "Play", by: Any, at: int) -> None:
    event = one(Event.objects.filter(group=play.table.group).order_by("id"), at)
    room = questions.make_room(by=by, event=event, says=questions.About("Dana"), now=play.table.now)
    chosen_to_host(room, play.table.members[at % 3 : at % 3 + 2], play.table.now)


@act
def change(play: "Play", by: Any, at: int) -> None:
    questions.change_room(by=by, room=_room(play, at), says=questions.About(f"Dana {at}"), now=play.table.now)


@act
def side(play: "Play", by: Any, at: int) -> None:
    sides = ("leader", "host", "")
    questions.act_for(by=by, room=_room(play, at), side=sides[at % 3], now=play.table.now)


@act
def run(play: "Play", by: Any, at: int) -> None:
    """Opened, started or closed, by whoever tries."""
    room, now = _room(play, at), play.table.now
    steps = (
        lambda: questions.open_room(by=by, room=room, now=now),
        lambda: questions.go_live(by=by, room=room, now=now),
        lambda: questions.close_room(by=by, room=room, now=now),
    )
    for step in steps[: at % 3 + 1]:
        play.try_to(step)


@act
def cards(play: "Play", by: Any, at: int) -> None:
    questions.print_cards(by=by, room=_room(play, at), number=at + 1, now=play.table.now)


@act
def ticket(play: "Play", by: Any, at: int) -> None:
    questions.note_ticket(by=by, room=_room(play, at), now=play.table.now)


@act
def ask(play: "Play", by: Any, at: int) -> None:
    """Somebody in the room asks; what any host does with it comes next."""
    room = _room(play, at)
    slip = questions.new_ticket(room)
    row, _secret = questions.ask(room=room, slip=slip, asked=questions.Asked(f"Why {at}?"), now=play.table.now)
    other = questions.new_ticket(room)
    questions.support(wishes=[questions.Wish(room, other, str(row.id))])
    questions.report(question=row, words="Look", now=play.table.now)


@act
def turn(play: "Play", by: Any, at: int) -> None:
    row = questions.take_next(by=by, room=_room(play, at), now=play.table.now)
    questions.end_question(by=by, question=row, how="live", words="Yes.", now=play.table.now)


@act
def hold(play: "Play", by: Any, at: int) -> None:
    questions.hold(by=by, question=_question(play, at), reason="person", now=play.table.now)


@act
def let_go(play: "Play", by: Any, at: int) -> None:
    questions.let_go(by=by, question=_question(play, at), now=play.table.now)


@act
def pause(play: "Play", by: Any, at: int) -> None:
    questions.pause_room(by=by, room=_room(play, at), paused=at % 2 == 0, now=play.table.now)


@act
def clearer(play: "Play", by: Any, at: int) -> None:
    questions.suggest_clearer(by=by, question=_question(play, at), words="Why is it so?", now=play.table.now)


@act
def look(play: "Play", by: Any, at: int) -> None:
    questions.looked_at(by=by, question=_question(play, at), now=play.table.now)


@act
def promise(play: "Play", by: Any, at: int) -> None:
    """Noted by a member, who also shows what became of it; the leader's own words beside it."""
    room, now = _room(play, at), play.table.now
    row = questions.note_promise(by=by, room=room, says=_promised(None, now), now=now)
    questions.answer_promise(key=leader_key(room), promise=row, yes=at % 2 == 0, words="In May.", now=now)
    if at % 3 == 0:
        questions.add_evidence(by=by, promise=row, words="Done.", now=now)


@act
def brief(play: "Play", by: Any, at: int) -> None:
    room = _room(play, at)
    row = questions.brief_leader(by=by, room=room, words=f"Be on time {at}.", now=play.table.now)
    if at % 2:
        questions.take_briefing_back(by=by, room=room, briefing_id=row.id)


@act
def heard(play: "Play", by: Any, at: int) -> None:
    said = {"heard": f"You wait {at}", "take_away": "", "will_do": "Ring."}
    questions.write_heard(by=by, room=_room(play, at), **said, now=play.table.now)


@act
def hold_word(play: "Play", by: Any, at: int) -> None:
    room, now = _room(play, at), play.table.now
    asked = questions.ask_back(key=leader_key(room), words="And you?", now=now)
    questions.say_back(asked=asked, slip=questions.new_ticket(room), words="Ring back.")
    questions.hold_word(by=by, word=asked.replies.get(), now=now)
    if at % 2:
        questions.let_word_go(by=by, word=asked.replies.get(), now=now)


@act
def leave_unanswered(play: "Play", by: Any, at: int) -> None:
    rows = Question.objects.filter(room__group=play.table.group, state=QuestionState.OPEN)
    row = one(rows.select_related("room__group").order_by("room_id", "turn", "id"), at)
    questions.end_question(by=by, question=row, how="not_answered", words="No time.", now=play.table.now)
