"""The story's open door: a call to everyone, two who knocked, and a talk about who is missing."""

from datetime import datetime, timedelta

from evenground.groups import actions as groups
from evenground.groups.models import Member
from evenground.groups.queries import day_in

_MISSING = (
    (1, "amina", "We come from three towns. Nobody is here from the coast."),
    (2, "dev", "Our meetings are in the daytime. Who has a job can't come."),
    (3, "lian", "The library and the night school know people we don't."),
)


def open_door(members: dict[str, Member], now: datetime) -> dict[str, str]:
    """Gives the code of the call, so that the demo knows its page."""
    call = groups.CallWords(
        "We make a day for people who have lived through hard times. Come and shape it with us.",
        "Two hours every other week, at home or in the room. Less is fine.",
        "Your fares, a meal, and people who listen.",
    )
    row = groups.write_call(by=members["amina"], text=call, now=now)
    for words in (
        groups.KnockWords(words="I saw your poster in the library. I sing in a choir.", reach="0115 496 0117"),
        groups.KnockWords(
            words="I don't like writing. Please ring my friend first.",
            friend="Gwen", friend_phone="0115 496 0142", friend_knows=True, about_for="all",
        ),
    ):  # fmt: skip
        groups.knock(call=row, text=words, now=now)
    groups.begin_missing(by=members["joy"], now=now)
    for question, key, said in _MISSING:
        groups.say_missing(by=members[key], question=question, words=said, signed=True, now=now)
    day = day_in(row.group, now) + timedelta(days=40)
    deed = groups.add_deed(by=members["dev"], words="We hold one meeting in the evening.", day=day, now=now)
    groups.take_deed(by=members["marek"], deed=deed, yes=True)
    return {"call": row.code}
