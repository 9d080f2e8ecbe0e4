"""What people in the story give each other: a card that stands open, skills, something back, and thanks."""

from datetime import datetime

from evenground.groups.models import Member
from evenground.roles import actions as roles

THANKS = (
    ("dev", "rowan", "I watched your short film twice. It said what I never could.", True),
    ("kofi", "marek", "You read the whole plan of the rooms out to me, door by door.", True),
    ("lian", "bronwen", "You wrote to me by post when I was not ready to talk.", False),
)
SKILLS = (
    ("rowan", "Cutting films, on an old laptop", "bring"),
    ("joy", "Making captions for films", "bring"),
    ("amina", "Films", "try"),
    ("ines", "Drawing, rough but quick", "bring"),
)


def give(members: dict[str, Member], now: datetime) -> dict[str, str]:
    """Some of each. Gives an id, so that a walk through the demo knows that they are there."""
    text = roles.Text(
        "Put the films together",
        purpose="Some of us tell their story in a film. Somebody puts these together.",
        time="Two evenings, or as many as you like.",
        support="Somebody who has done it before sits with you.",
        skill="Films and captions",
        several=True,
    )
    card = roles.write_card(by=members["tomasz"], text=text, now=now)
    for key, words, kind in SKILLS:
        roles.write_skill(by=members[key], words=words, kind=kind, shared=True, now=now)
    roles.write_skill(by=members["dev"], words="Singing", kind="try", now=now)
    what = roles.Return("voucher", rate="One voucher for each evening.", hours="Two evenings.", paid="up_front")
    roles.write_back(by=members["fionnuala"], card=card, what=what, now=now)
    roles.keep_back(by=members["bronwen"], now=now)
    for by, to, words, named in THANKS:
        row = roles.thank(by=members[by], to=members[to], words=words, named=named, now=now)
        roles.share_thanks(by=members[to], thank=row, yes=True, now=now)
    return {"card": str(card.pk), "thanks": str(row.pk)}
