"""The story's film, from idea to rough cut, and who does what on the day: cards that people carry, and the run sheet."""

from dataclasses import replace
from datetime import datetime, time
from io import BytesIO
from math import cos, pi, sin
from uuid import UUID

from PIL import Image, ImageDraw

from evenground.events.models import Event, Item
from evenground.groups.models import Member
from evenground.ideas import actions as ideas
from evenground.roles import actions as roles

FILM = "A short film to open the day: only voices and pictures of the sea, made by some of us."
DESCRIBED = "Waves, then four voices one after the other: “I came back.” At the end the word hello, in six languages."
POSTER = "A round table seen from above, with seven seats in seven colours. Below it, three rows of waves."
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
ARRIVAL = "Two of us greet you at the door"
# When, the thing in the programme it belongs to, what happens, the card, or somebody outside in plain words.
STEPS = (
    (time(9, 30), "", "The hall is open", "Chairs in a circle, water on each table", "staff", ""),
    (None, ARRIVAL, "The first guest comes", "Hello, a badge, and where the quiet room is", "greet", ""),
    (None, "Stories, from who offers them", "All sit, the light goes down", "The film runs, with its captions on", "", "The sound desk of the Old Library"),
    (None, "Your questions to the chief executive", "The bell rings once", "First question, read out if its owner likes", "chair", ""),
)  # fmt: skip


def prepare(event_id: str, members: dict[str, Member], now: datetime) -> dict[str, str]:
    """The film and the day. Gives the idea's id, so that a walk through the demo knows that it is there."""
    event = Event.objects.get(id=event_id)
    cards: dict[str, UUID] = {}
    for holder, back_up, name, text in CARDS:
        card = roles.write_card(by=members[holder], text=replace(text, event_id=event.id), now=now)
        roles.take(by=members[holder], card=card, now=now)
        roles.agree(by=members[holder], card=card, number=1, now=now)
        roles.back_up(by=members[back_up], card=card, yes=True, now=now)
        cards[name] = card.pk
    for starts, title, cue, what, card_name, who in STEPS:
        item = Item.objects.get(event=event, title=title).pk if title else None
        step = roles.StepText(what, cue=cue, item=item, starts=starts, card=cards.get(card_name), who=who)
        roles.write_step(by=members["joy"], event=event, text=step, now=now)
    return _film(event, members, now)


def _film(event: Event, members: dict[str, Member], now: datetime) -> dict[str, str]:
    idea = ideas.float_idea(by=members["rowan"], words=FILM, signed=True, now=now)
    for key, what, signed in (("dev", "like", True), ("bronwen", "like", True), ("joy", "help", True)):
        ideas.say_kind_word(by=members[key], idea=idea, what=what, signed=signed)
    ideas.float_idea(by=members["kofi"], words="And a version to hear only.", signed=True, builds_on=idea, now=now)
    ideas.make_task(by=members["rowan"], idea=idea, text=roles.Text("Write the captions", several=True), now=now)
    told = ideas.Told("The rough cut", "film", words="It is shown at our next call.", described=DESCRIBED)
    film = ideas.make(by=members["rowan"], told=told, idea=idea, now=now)
    ideas.say_showing(by=members["rowan"], made=film, event=event, where="event", yes=True, now=now)
    _poster(event, members, now)
    return {"film": str(idea.id)}


def _poster(event: Event, members: dict[str, Member], now: datetime) -> None:
    """Ines says yes to showing it at the event, and is asked about the page for everyone."""
    drawn = drawing()
    upload = ideas.bring(by=members["ines"], came=drawn, size=drawn.getbuffer().nbytes, now=now)
    told = ideas.Told("A round table by the sea", "poster", described=POSTER, upload=upload)
    poster = ideas.make(by=members["ines"], told=told, now=now)
    ideas.say_showing(by=members["ines"], made=poster, event=event, where="event", yes=True, now=now)
    step = ideas.put_on_run_sheet(by=members["joy"], made=poster, event=event, now=now)
    cue = roles.StepText(step.what, cue="As people come in", item=Item.objects.get(event=event, title=ARRIVAL).pk)
    roles.change_step(by=members["joy"], step=step, text=cue, now=now)
    ideas.ask_showing(by=members["joy"], made=poster, event=event, where="public", now=now)


def drawing() -> BytesIO:
    """The poster, as rough as it is: a table seen from above, seats around it, and waves."""
    picture = Image.new("RGB", (640, 480), "#fdf6e9")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((220, 90, 420, 290), outline="#2b3a55", width=6)
    for at, colour in enumerate(("#c4452d", "#2f6f4f", "#2b5fa5", "#8a5a00", "#7a3b8f", "#1f7a8c", "#a0365f")):
        angle = 2 * pi * at / 7
        x, y = 320 + 150 * cos(angle), 190 + 150 * sin(angle)
        pen.ellipse((x - 24, y - 24, x + 24, y + 24), fill=colour, outline="#2b3a55", width=4)
    for row in (390, 420, 450):
        pen.line([(x, row + 8 * sin(x / 25 + row)) for x in range(0, 641, 8)], fill="#2b5fa5", width=5)
    out = BytesIO()
    picture.save(out, "PNG")
    out.seek(0)
    return out
