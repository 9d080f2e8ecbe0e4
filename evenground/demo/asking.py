"""The story's rooms for questions: a first hour that is over and followed up, and the one with the chief executive.

The hosts of each are chosen by decision. In the second early questions have come, from whoever comes on the day.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from evenground.decisions import actions as decisions
from evenground.decisions.domain.answers import Answer as Code
from evenground.events.models import Event
from evenground.questions import actions as questions
from evenground.questions import queries
from evenground.questions.models import Question, Room

if TYPE_CHECKING:
    from evenground.demo.story import Told

EARLY = (
    questions.Asked("Why does it take eleven months until somebody rings back?"),
    questions.Asked("Who decided to close the drop-in on Fridays, and may we see why?", name="Gwen"),
    questions.Asked("Will you come back in half a year and tell us what you did?", read_out=True),
    questions.Asked(
        "When I rang in the night nobody asked me my name. I would have liked that.", kind="thought",
        note="This speaks of a bad night",
    ),
)  # fmt: skip
# Who would like to hear what, too: the how manieth of the questions above, by each of the other tickets.
WOULD_HEAR = ((0, 2), (0,), (0, 1), (2,), (0, 2), (1, 2))

FIRST = (
    (questions.Asked("Who reads what we write into the feedback box?"), "I do, since March. Before that: nobody."),
    (questions.Asked("May we have the room on the ground floor?", name="Ifor"), "Yes. The big one, with the garden."),
    (
        questions.Asked("I stopped coming when the bus stopped.", kind="thought"),
        "I heard that a bus line decides who can be here.",
    ),
)


def question_room(told: "Told", event_id: str) -> dict[str, str]:
    """Gives the codes of both rooms, and the end of the leader's link to the second."""
    event = Event.objects.select_related("group").get(id=event_id)
    first = _first_hour(told, event)
    room = _room(told, event, questions.About(
        "Eleri Vaughan", "chief executive of Marrowfield", "Ask what you like, or say what is on your mind."
    ))  # fmt: skip
    rows = [questions.ask(room=room, slip=questions.new_ticket(room), asked=asked, now=told.now)[0] for asked in EARLY]
    _support(room, rows)
    words = "Some of us need a break after half an hour. Please don't fill it."
    questions.brief_leader(by=told.members["ines"], room=room, words=words, now=told.now)
    questions.add_evidence(
        by=told.members["joy"], promise=first.promises.get(number=2), words="We sat in it on Tuesday.", now=told.now
    )
    return {"room": room.code, "leader": queries.leader_key(room), "first_hour": first.code}


def _room(told: "Told", event: Event, says: questions.About) -> Room:
    """A room with its two hosts chosen, open for early questions."""
    room = questions.make_room(by=told.members["kofi"], event=event, says=says, now=told.now)
    hosts = [told.members["kofi"], told.members["tomasz"]]
    params = {"about": queries.about(room), "members": [str(one.id) for one in hosts]}
    text = decisions.Text(f"Kofi and Tomasz host the questions to {says.leader_name}.", "Both said yes.", params=params)
    proposal = decisions.propose(by=told.members["amina"], group=told.group, kind="room_hosts", text=text, now=told.now)
    told.answer(proposal, "rowan amina dev kofi ines tomasz joy marek", Code.HAPPY)
    told.send(told.close(proposal))
    questions.open_room(by=told.members["kofi"], room=room, now=told.now)
    room.refresh_from_db()
    return room


def _first_hour(told: "Told", event: Event) -> Room:
    """An hour with somebody else who leads: over, with what they heard, and two promises."""
    room = _room(told, event, questions.About("Gethin Moss", "looks after the houses of Marrowfield"))
    host, key = told.members["kofi"], queries.leader_key(room)
    questions.go_live(by=host, room=room, now=told.now)
    slips = [questions.new_ticket(room) for _one in FIRST]
    rows = [
        questions.ask(room=room, slip=slip, asked=asked, now=told.now)[0]
        for slip, (asked, _said) in zip(slips, FIRST, strict=True)
    ]
    questions.support(wishes=[questions.Wish(room, slip, str(rows[0].id)) for slip in slips[1:]])
    said = {row.id: words for row, (_asked, words) in zip(rows, FIRST, strict=True)}
    for _row in rows:
        row = questions.take_next(by=host, room=room, now=told.now)
        questions.end_question(by=told.members["tomasz"], question=row, how="live", words=said[row.id], now=told.now)
    day = told.now.date()
    for words, by, row in (
        ("By the end of next week I tell you what became of each note in the box.", 6, rows[0]),
        ("The big room is yours from Tuesday on.", 5, rows[1]),
    ):
        says = questions.Promised("Gethin Moss", words, day + timedelta(days=by), row)
        promise = questions.note_promise(by=told.members["rowan"], room=room, says=says, now=told.now)
        questions.answer_promise(key=key, promise=promise, yes=True, now=told.now)
    questions.say_heard(
        key=key, heard="A bus line decides who can be here.", take_away="Read the box before you ask for notes.",
        will_do="I ring the bus company.", now=told.now,
    )  # fmt: skip
    questions.share_knowing(room=room, slip=slips[2], words="Who can't come by bus has a say by phone.")
    questions.close_room(by=host, room=room, now=told.now)
    room.refresh_from_db()
    return room


def _support(room: Room, rows: list[Question]) -> None:
    for numbers in WOULD_HEAR:
        slip = questions.new_ticket(room)
        questions.support(wishes=[questions.Wish(room, slip, str(rows[number].id)) for number in numbers])
