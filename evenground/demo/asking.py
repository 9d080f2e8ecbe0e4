"""The story's room for questions to the chief executive: two hosts by decision, and early questions from who comes."""

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


def question_room(told: "Told", event_id: str) -> dict[str, str]:
    """Gives the code of the room, and the end of the leader's link."""
    event = Event.objects.select_related("group").get(id=event_id)
    says = questions.About(
        "Eleri Vaughan", "chief executive of Marrowfield", "Ask what you like, or say what is on your mind."
    )
    room = questions.make_room(by=told.members["kofi"], event=event, says=says, now=told.now)
    _choose_hosts(told, room)
    questions.open_room(by=told.members["kofi"], room=room, now=told.now)
    room.refresh_from_db()
    rows = [questions.ask(room=room, slip=questions.new_ticket(room), asked=asked, now=told.now)[0] for asked in EARLY]
    _support(room, rows)
    return {"room": room.code, "leader": queries.leader_key(room)}


def _choose_hosts(told: "Told", room: Room) -> None:
    hosts = [told.members["kofi"], told.members["tomasz"]]
    params = {"about": queries.about(room), "members": [str(one.id) for one in hosts]}
    text = decisions.Text("Kofi and Tomasz host the questions to Eleri Vaughan.", "Both said yes.", params=params)
    proposal = decisions.propose(by=told.members["amina"], group=told.group, kind="room_hosts", text=text, now=told.now)
    told.answer(proposal, "rowan amina dev kofi ines tomasz joy marek", Code.HAPPY)
    told.send(told.close(proposal))


def _support(room: Room, rows: list[Question]) -> None:
    for numbers in WOULD_HEAR:
        slip = questions.new_ticket(room)
        questions.support(wishes=[questions.Wish(room, slip, str(rows[number].id)) for number in numbers])
