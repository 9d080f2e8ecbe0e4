"""Steps of people who give each other something, for worlds played side by side: thanks, skills, something back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evenground.roles import actions as roles
from evenground.roles import queries
from evenground.roles.models import Back, Got, RoleCard, Skill, Thank

if TYPE_CHECKING:
    from tests.proofs.worlds import Play


def thank(play: "Play", by: Any, at: int) -> None:
    words, to = f"You did thing {at}", play.member(at)
    roles.thank(by=by, to=to, words=words, named=at % 2 == 0, now=play.table.now)


def share_thanks(play: "Play", by: Any, at: int) -> None:
    for row in _thanks(play)[at:][:1]:
        roles.share_thanks(by=by, thank=row, yes=at % 3 != 0, now=play.table.now)


def put_away_thanks(play: "Play", by: Any, at: int) -> None:
    for row in _thanks(play)[at:][:1]:
        roles.put_away_thanks(by=by, thank=row, now=play.table.now)


def take_back_thanks(play: "Play", by: Any, at: int) -> None:
    for row in _thanks(play)[at:][:1]:
        roles.take_back_thanks(by=by, thank=row, now=play.table.now)


def skill_card(play: "Play", by: Any, at: int) -> None:
    roles.write_card(by=by, text=roles.Text(f"Card {at}", skill="Tea"), now=play.table.now)


def write_skill(play: "Play", by: Any, at: int) -> None:
    kind = ("bring", "try")[at % 2]
    roles.write_skill(by=by, words=f"Tea {at}", kind=kind, shared=at % 3 != 0, now=play.table.now)


def share_skill(play: "Play", by: Any, at: int) -> None:
    for row in Skill.objects.filter(member=by).order_by("id")[at:][:1]:
        roles.share_skill(by=by, skill=row, yes=at % 2 == 0, now=play.table.now)


def delete_skill(play: "Play", by: Any, at: int) -> None:
    for row in Skill.objects.filter(member=by).order_by("id")[at:][:1]:
        roles.delete_skill(by=by, skill=row, now=play.table.now)


def write_back(play: "Play", by: Any, at: int) -> None:
    card = RoleCard.objects.filter(group=play.table.group).order_by("id").first()
    what = roles.Return(("fee", "voucher", "thanks")[at % 3])
    roles.write_back(by=by, card=card, what=what, now=play.table.now)


def change_back(play: "Play", by: Any, at: int) -> None:
    for row in _backs(play)[at:][:1]:
        roles.change_back(by=by, back=row, what=roles.Return("training", hours=str(at)), now=play.table.now)


def choose_back(play: "Play", by: Any, at: int) -> None:
    take, told = ("all", "less", "none", "someone", "later")[at % 5], queries.back_keeper_of(by.group)
    for row in _backs(play)[:1]:
        roles.choose_back(by=by, back=row, take=take, number=row.number, told=told, now=play.table.now)


def leave_back(play: "Play", by: Any, at: int) -> None:
    for row in _backs(play)[at:][:1]:
        roles.leave_back(by=by, back=row, now=play.table.now)


def keep_back(play: "Play", by: Any, at: int) -> None:
    roles.keep_back(by=by, now=play.table.now)


def let_back_go(play: "Play", by: Any, at: int) -> None:
    roles.let_back_go(by=by, now=play.table.now)


def write_got(play: "Play", by: Any, at: int) -> None:
    roles.write_got(by=by, words=f"Thing {at}", shared=at % 2 == 0, now=play.table.now)


def share_got(play: "Play", by: Any, at: int) -> None:
    for row in Got.objects.filter(member=by).order_by("id")[at:][:1]:
        roles.share_got(by=by, got=row, yes=at % 2 == 0, now=play.table.now)


def delete_got(play: "Play", by: Any, at: int) -> None:
    for row in Got.objects.filter(member=by).order_by("id")[at:][:1]:
        roles.delete_got(by=by, got=row, now=play.table.now)


def ids(group_id: Any) -> list[dict[str, str]]:
    """What the addresses of a group's offers take."""
    return [{"back_id": str(row.pk)} for row in Back.objects.filter(group=group_id).order_by("id")]


def _backs(play: "Play") -> list[Back]:
    return list(Back.objects.filter(group=play.table.group).order_by("id"))


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
        write_back,
        change_back,
        choose_back,
        leave_back,
        keep_back,
        let_back_go,
        write_got,
        share_got,
        delete_got,
    )
}
