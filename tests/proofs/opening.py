"""Steps of an open door, for worlds played side by side."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evenground.groups import actions
from evenground.groups.models import Knock, OpenCall
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


ACTS: tuple[Callable[["Play", Any, int], None], ...] = (
    write_call,
    close_call,
    knock,
    change_knock,
    forget_knock,
    get_in_touch,
)
