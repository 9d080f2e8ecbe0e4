"""Steps of people who give each other something, for worlds played side by side: thanks, and skills."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evenground.roles import actions
from evenground.roles.models import Skill, Thank

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


def skill_card(play: "Play", by: Any, at: int) -> None:
    actions.write_card(by=by, text=actions.Text(f"Card {at}", skill="Tea"), now=play.table.now)


def write_skill(play: "Play", by: Any, at: int) -> None:
    kind = ("bring", "try")[at % 2]
    actions.write_skill(by=by, words=f"Tea {at}", kind=kind, shared=at % 3 != 0, now=play.table.now)


def share_skill(play: "Play", by: Any, at: int) -> None:
    for row in Skill.objects.filter(member=by).order_by("id")[at:][:1]:
        actions.share_skill(by=by, skill=row, yes=at % 2 == 0, now=play.table.now)


def delete_skill(play: "Play", by: Any, at: int) -> None:
    for row in Skill.objects.filter(member=by).order_by("id")[at:][:1]:
        actions.delete_skill(by=by, skill=row, now=play.table.now)


def _thanks(play: "Play") -> list[Thank]:
    return list(Thank.objects.filter(group=play.table.group).order_by("id"))


ACTS: dict[str, Callable[["Play", Any, int], None]] = {
    act.__name__: act
    for act in (
        thank,
        share_thanks,
        put_away_thanks,
        take_back_thanks,
        skill_card,
        write_skill,
        share_skill,
        delete_skill,
    )
}
