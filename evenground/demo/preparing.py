"""The story's film, from idea to rough cut, and who does what on the day: cards that people carry, and the run sheet."""

from datetime import datetime, time
from uuid import UUID

from evenground.events.models import Event, Item
from evenground.groups.models import Member
from evenground.ideas import actions as ideas
from evenground.roles import actions as roles

FILM = "A short film to open the day: only voices and pictures of the sea, made by some of us."
DESCRIBED = "Waves, then four voices one after the other: “I came back.” At the end the word hello, in six languages."
# Key of who carries it (and who backs it up), then what the card says.
CARDS = (
    (
        "lian", "amina", "greet",
        roles.Text("Greet people at the door", time="From ten until eleven.", support="Somebody stands beside you.",
                   is_not="You don't have to know everything. Joy does."),
    ),
    (
        "kofi", "tomasz", "chair",
        roles.Text("Chair the questions", purpose="Everyone's question gets its turn.", time="An hour, and a practice.",
                   support="Tomasz sits with you, and takes over when you nod."),
    ),
    (
        "joy", "marek", "staff",
        roles.Text("The host's part on the day", involves="Rooms, lunch, fares and the lift. Whoever is lost comes to me.",
                   is_not="I don't say who speaks, or for how long."),
    ),
)  # fmt: skip
# When, the thing in the programme it belongs to, what happens, the card, or somebody outside in plain words.
STEPS = (
    (time(9, 30), "", "The hall is open", "Chairs in a circle, water on each table", "staff", ""),
    (None, "Two of us greet you at the door", "The first guest comes", "Hello, a badge, and where the quiet room is", "greet", ""),
    (None, "Stories, from who offers them", "All sit, the light goes down", "The film runs, with its captions on", "", "The sound desk of the Old Library"),
    (None, "Your questions to the chief executive", "The bell rings once", "First question, read out if its owner likes", "chair", ""),
)  # fmt: skip


def prepare(event_id: str, members: dict[str, Member], now: datetime) -> dict[str, str]:
    """The film and the day. Gives the idea's id, so that a walk through the demo knows that it is there."""
    event = Event.objects.get(id=event_id)
    cards: dict[str, UUID] = {}
    for holder, back_up, name, text in CARDS:
        card = roles.write_card(by=members[holder], text=text, now=now)
        roles.take(by=members[holder], card=card, now=now)
        roles.agree(by=members[holder], card=card, number=1, now=now)
        roles.back_up(by=members[back_up], card=card, yes=True, now=now)
        cards[name] = card.pk
    for starts, title, cue, what, card_name, who in STEPS:
        item = Item.objects.get(event=event, title=title).pk if title else None
        step = roles.StepText(what, cue=cue, item=item, starts=starts, card=cards.get(card_name), who=who)
        roles.write_step(by=members["joy"], event=event, text=step, now=now)
    return _film(members, now)


def _film(members: dict[str, Member], now: datetime) -> dict[str, str]:
    idea = ideas.float_idea(by=members["rowan"], words=FILM, signed=True, now=now)
    for key, what, signed in (("dev", "like", True), ("bronwen", "like", True), ("joy", "help", True)):
        ideas.say_kind_word(by=members[key], idea=idea, what=what, signed=signed)
    ideas.float_idea(by=members["kofi"], words="And a version to hear only.", signed=True, builds_on=idea, now=now)
    ideas.make_task(by=members["rowan"], idea=idea, text=roles.Text("Write the captions", several=True), now=now)
    told = ideas.Told("The rough cut", "film", words="It is shown at our next call.", described=DESCRIBED)
    ideas.make(by=members["rowan"], told=told, idea=idea, now=now)
    return {"film": str(idea.id)}
