"""Steps of people who give each other something, for worlds played side by side: thanks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evenground.roles import actions
from evenground.roles.models import Thank

if TYPE_CHECKING:
    from tests.proofs.worlds import Play


def thank(play: "Play", by: Any, at: int) -> None:
    words, to = f"You did thing {at}", play.member(at)
    actions.thank(by=by, to=to, words=words, named=at % 2 == 0, now=play.table.now)


def share_thanks(play: "Play", by: Any, at: int) -> None:
    for row in _thanks(play)[at:][:1]:
        actions.share_thanks(by=by, thank=row, yes=at % 3 != 0, now=play.table.now)


def put_away_thanks(play: "Play", by: Any, at: int) -> None:
    for row in _thanks(play)[at:][:1]:
        actions.put_away_thanks(by=by, thank=row, now=play.table.now)


def take_back_thanks(play: "Play", by: Any, at: int) -> None:
    for row in _thanks(play)[at:][:1]:
        actions.take_back_thanks(by=by, thank=row, now=play.table.now)


def _thanks(play: "Play") -> list[Thank]:
    return list(Thank.objects.filter(group=play.table.group).order_by("id"))


ACTS: dict[str, Callable[["Play", Any, int], None]] = {
    act.__name__: act for act in (thank, share_thanks, put_away_thanks, take_back_thanks)
}
