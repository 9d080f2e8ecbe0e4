"""Steps of showing what was made, for worlds played side by side: bringing files, asking, saying yes or no."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from evenground.events.models import Event
from evenground.ideas import actions as ideas
from evenground.ideas.models import Showing
from tests.factories import PICTURE
from tests.proofs.bringing import made_at, one

if TYPE_CHECKING:
    from tests.proofs.worlds import Play


def bring(play: "Play", by: Any, at: int) -> None:
    upload = ideas.bring(by=by, came=BytesIO(PICTURE), size=len(PICTURE), now=play.table.now)
    ideas.make(by=by, told=ideas.Told("A photo", "photo", upload=upload), now=play.table.now)


def _event(play: "Play", at: int) -> Event:
    return one(Event.objects.filter(group=play.table.group).select_related("group").order_by("id"), at)


def _where(at: int) -> dict[str, Any]:
    return {"where": Showing.Where.values[at % 2]}


def ask_showing(play: "Play", by: Any, at: int) -> None:
    ideas.ask_showing(by=by, made=made_at(play, at), event=_event(play, at), now=play.table.now, **_where(at))


def say_showing(play: "Play", by: Any, at: int) -> None:
    made, event = made_at(play, at), _event(play, at)
    ideas.say_showing(by=by, made=made, event=event, yes=at % 3 > 0, now=play.table.now, **_where(at))


def say_in_showing(play: "Play", by: Any, at: int) -> None:
    showing = one(Showing.objects.filter(made__group=play.table.group).order_by("id"), at)
    ideas.say_in_showing(by=by, showing=showing, yes=at % 3 > 0)


def put_on_run_sheet(play: "Play", by: Any, at: int) -> None:
    ideas.put_on_run_sheet(by=by, made=made_at(play, at), event=_event(play, at), now=play.table.now)


ACTS = (bring, ask_showing, say_showing, say_in_showing, put_on_run_sheet)
