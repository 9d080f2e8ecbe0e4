"""Steps of an open door and of the talk about who is missing, for worlds played side by side."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from evenground.groups import actions
from evenground.groups.models import Knock, MissingDeed, MissingWord, OpenCall
from tests.proofs.bringing import one

if TYPE_CHECKING:
    from tests.proofs.worlds import Play


def write_call(play: "Play", by: Any, at: int) -> None:
    actions.write_call(by=by, text=actions.CallWords(f"Bread {at}"), now=play.table.now)


def close_call(play: "Play", by: Any, at: int) -> None:
    actions.close_call(by=by, now=play.table.now)


def knock(play: "Play", by: Any, at: int) -> None:
    call = one(OpenCall.objects.filter(group=play.table.group).select_related("group").order_by("id"), at)
    about_for = ("all", "helpers")[at % 2]
    text = actions.KnockWords(reach=f"{at}", about_me="I sing", about_for=about_for)
    actions.knock(call=call, text=text, now=play.table.now)


def change_knock(play: "Play", by: Any, at: int) -> None:
    actions.change_knock(row=_knock(play, at), text=actions.KnockWords(reach=f"{at} again"))


def forget_knock(play: "Play", by: Any, at: int) -> None:
    actions.forget_knock(row=_knock(play, at))


def get_in_touch(play: "Play", by: Any, at: int) -> None:
    actions.get_in_touch(by=by, row=_knock(play, at), yes=at % 2 == 0)


def _knock(play: "Play", at: int) -> Knock:
    return one(Knock.objects.filter(group=play.table.group).select_related("group").order_by("made_on", "id"), at)


def begin_missing(play: "Play", by: Any, at: int) -> None:
    actions.begin_missing(by=by, now=play.table.now)


def say_missing(play: "Play", by: Any, at: int) -> None:
    actions.say_missing(by=by, question=1 + at % 4, words=f"W{at}", signed=at % 2 == 0, now=play.table.now)


def take_back_missing(play: "Play", by: Any, at: int) -> None:
    found = MissingWord.objects.filter(talk__group=play.table.group).select_related("talk").order_by("words", "id")
    actions.take_back_missing(by=by, word=one(found, at))


def add_deed(play: "Play", by: Any, at: int) -> None:
    day = (play.table.now + timedelta(days=at)).date()
    actions.add_deed(by=by, words=f"Bake {at}", day=day, now=play.table.now)


def take_deed(play: "Play", by: Any, at: int) -> None:
    actions.take_deed(by=by, deed=_deed(play, at), yes=at % 2 == 0)


def deed_done(play: "Play", by: Any, at: int) -> None:
    actions.deed_done(by=by, deed=_deed(play, at), yes=at % 3 > 0, now=play.table.now)


def _deed(play: "Play", at: int) -> MissingDeed:
    return one(MissingDeed.objects.filter(talk__group=play.table.group).order_by("words", "id"), at)


ACTS: tuple[Callable[["Play", Any, int], None], ...] = (
    write_call,
    close_call,
    knock,
    change_knock,
    forget_knock,
    get_in_touch,
    begin_missing,
    say_missing,
    take_back_missing,
    add_deed,
    take_deed,
    deed_done,
)
