"""Steps of what each brings and what helps them, for worlds played side by side: roles, ideas, things made, support."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from evenground.decisions import actions as decisions
from evenground.decisions.domain.rule import Size
from evenground.ideas import actions as ideas
from evenground.ideas.models import Idea, InIt, Made
from evenground.people.models import Person
from evenground.roles import actions as roles
from evenground.roles.models import RoleCard
from evenground.support import actions as support
from evenground.support.models import Adjustment, Buddy, Call, RiderItem, Share

if TYPE_CHECKING:
    from tests.proofs.worlds import Play

Act = Callable[["Play", Any, int], None]
DAY = date(2026, 9, 12)
ACTS: dict[str, Act] = {}


class NothingThere(Exception):  # noqa: N818  a step that has nothing to act on
    """The step is left out."""


def one(found: Any, at: int) -> Any:
    rows = list(found)
    if not rows:
        raise NothingThere
    return rows[at % len(rows)]


def act(step: Act) -> Act:
    ACTS[step.__name__] = step
    return step


def _card(play: "Play", at: int) -> RoleCard:
    return one(RoleCard.objects.filter(group=play.table.group).order_by("id"), at)


def _idea(play: "Play", at: int) -> Idea:
    return one(Idea.objects.filter(group=play.table.group).select_related("group").order_by("floated_on", "id"), at)


def made_at(play: "Play", at: int) -> Made:
    return one(Made.objects.filter(group=play.table.group).select_related("group").order_by("id"), at)


def _person(play: "Play", at: int) -> Person:
    return play.member(at % len(play.table.members)).person


def _rider(by: Any, at: int) -> RiderItem:
    return one(RiderItem.objects.filter(person=by.person).order_by("id"), at)


@act
def write_card(play: "Play", by: Any, at: int) -> None:
    text = roles.Text(f"Task {at}", support="Tea", several=at % 2 == 0)
    roles.write_card(by=by, text=text, kind="task", now=play.table.now)


@act
def change_card(play: "Play", by: Any, at: int) -> None:
    text = roles.Text(f"Task {at}, said anew", several=at % 2 == 1)
    roles.change_card(by=by, card=_card(play, at), text=text, now=play.table.now)


@act
def take_card(play: "Play", by: Any, at: int) -> None:
    roles.take(by=by, card=_card(play, at), support="A lift", now=play.table.now)


@act
def offer_card(play: "Play", by: Any, at: int) -> None:
    to = play.member(at % len(play.table.members))
    roles.offer(by=by, card=_card(play, at), to=to, now=play.table.now)


@act
def leave_offer(play: "Play", by: Any, at: int) -> None:
    roles.leave_offer(by=by, card=_card(play, at), now=play.table.now)


@act
def agree(play: "Play", by: Any, at: int) -> None:
    roles.agree(by=by, card=_card(play, at), number=1 + at % 2, now=play.table.now)


@act
def hand_card_back(play: "Play", by: Any, at: int) -> None:
    roles.hand_back(by=by, card=_card(play, at), now=play.table.now)


@act
def hand_all_back(play: "Play", by: Any, at: int) -> None:
    roles.hand_all_back(by=by, now=play.table.now)


@act
def back_up(play: "Play", by: Any, at: int) -> None:
    roles.back_up(by=by, card=_card(play, at), yes=at % 3 > 0, now=play.table.now)


@act
def choose_level(play: "Play", by: Any, at: int) -> None:
    roles.choose_level(by=by, level=("watch", "help", "lead")[at % 3], now=play.table.now)


@act
def float_idea(play: "Play", by: Any, at: int) -> None:
    ideas.float_idea(by=by, words=f"Idea {at}", signed=at % 2 == 0, now=play.table.now)


@act
def build_on(play: "Play", by: Any, at: int) -> None:
    ideas.float_idea(by=by, words="And more", signed=True, builds_on=_idea(play, at), now=play.table.now)


@act
def kind_word(play: "Play", by: Any, at: int) -> None:
    ideas.say_kind_word(by=by, idea=_idea(play, at), what=("like", "help")[at % 2], signed=at % 3 == 0)


@act
def kind_word_back(play: "Play", by: Any, at: int) -> None:
    ideas.take_kind_word_back(by=by, idea=_idea(play, at), what="like")


@act
def say_below(play: "Play", by: Any, at: int) -> None:
    ideas.say(by=by, idea=_idea(play, at), words="Like so?", now=play.table.now)


@act
def propose_idea(play: "Play", by: Any, at: int) -> None:
    text = decisions.Text("Do this", "A reason")
    ideas.propose(by=by, idea=_idea(play, at), text=text, size=Size.SMALL, now=play.table.now)


@act
def make_task(play: "Play", by: Any, at: int) -> None:
    ideas.make_task(by=by, idea=_idea(play, at), text=roles.Text("Do this"), now=play.table.now)


@act
def take_idea_back(play: "Play", by: Any, at: int) -> None:
    ideas.take_back(by=by, idea=_idea(play, at), now=play.table.now)


@act
def make(play: "Play", by: Any, at: int) -> None:
    people = [play.table.members[at % len(play.table.members)].id] if at % 2 else []
    ideas.make(by=by, told=ideas.Told("A film", "film", words=f"Cut {at}", people=people), now=play.table.now)


@act
def change_made(play: "Play", by: Any, at: int) -> None:
    told = ideas.Told("A film", "film", words=f"Second cut {at}", shown=at % 2 == 0)
    ideas.change(by=by, made=made_at(play, at), told=told, now=play.table.now)


@act
def say_in_it(play: "Play", by: Any, at: int) -> None:
    place = one(InIt.objects.filter(made__group=play.table.group).order_by("id"), at)
    ideas.say_in_it(by=by, place=place, yes=at % 3 > 0)


@act
def take_made_back(play: "Play", by: Any, at: int) -> None:
    ideas.take_made_back(by=by, made=made_at(play, at), now=play.table.now)


@act
def write_item(play: "Play", by: Any, at: int) -> None:
    support.write_item(by=by, words=f"A quiet room {at}", now=play.table.now)


@act
def change_rider(play: "Play", by: Any, at: int) -> None:
    item = _rider(by, at)
    support.change_item(by=by, item=item, words="Less noise", delete_on=DAY, now=play.table.now)


@act
def delete_rider(play: "Play", by: Any, at: int) -> None:
    support.delete_item(by=by.person, item=_rider(by, at))


@act
def share_rider(play: "Play", by: Any, at: int) -> None:
    support.share(by=by, item=_rider(by, at), to=_person(play, at), now=play.table.now)


@act
def take_share_back(play: "Play", by: Any, at: int) -> None:
    share = one(Share.objects.filter(item__person=by.person).order_by("id"), at)
    support.take_back_share(by=by.person, share=share)


@act
def see_to(play: "Play", by: Any, at: int) -> None:
    share = one(Share.objects.filter(to=by.person).order_by("id"), at)
    support.see_to(by=by.person, share=share, words="A ramp", day=DAY, now=play.table.now)


@act
def need(play: "Play", by: Any, at: int) -> None:
    ask = _person(play, at) if at % 2 else None
    support.write_adjustment(by=by, words="Large print", day=DAY, ask=ask, now=play.table.now)


@act
def ask_owner(play: "Play", by: Any, at: int) -> None:
    adjustment = _any_adjustment(play, at)
    support.ask_owner(by=by.person, adjustment=adjustment, to=_person(play, at), now=play.table.now)


@act
def answer_ask(play: "Play", by: Any, at: int) -> None:
    support.answer_ask(by=by.person, adjustment=_any_adjustment(play, at), yes=at % 2 == 0)


@act
def hand_need_back(play: "Play", by: Any, at: int) -> None:
    support.hand_back(by=by.person, adjustment=_any_adjustment(play, at), now=play.table.now)


@act
def say_met(play: "Play", by: Any, at: int) -> None:
    support.say_met(by=by.person, adjustment=_any_adjustment(play, at), met=at % 2 == 0)


@act
def take_need_away(play: "Play", by: Any, at: int) -> None:
    support.take_away(by=by.person, adjustment=_any_adjustment(play, at))


@act
def choose_buddy(play: "Play", by: Any, at: int) -> None:
    support.choose_buddy(by=by, to=play.member(at % len(play.table.members)), now=play.table.now)


@act
def answer_buddy(play: "Play", by: Any, at: int) -> None:
    buddy = one(Buddy.objects.filter(by__group=play.table.group).order_by("id"), at)
    support.answer_buddy(by=by, buddy=buddy, said=("yes", "no", "not_now")[at % 3])


@act
def end_buddy(play: "Play", by: Any, at: int) -> None:
    support.end_buddy(by=by)


@act
def ask_call(play: "Play", by: Any, at: int) -> None:
    support.ask_call(by=by, to=_person(play, at), where="0300", now=play.table.now)


@act
def end_call(play: "Play", by: Any, at: int) -> None:
    support.end_call(by=by.person, call=one(Call.objects.filter(by=by).order_by("id"), at))


def _any_adjustment(play: "Play", at: int) -> Adjustment:
    return one(Adjustment.objects.filter(member__group=play.table.group).order_by("id"), at)


def ids(group_id: Any) -> list[dict[str, str]]:
    """What the addresses of a group's cards, ideas and things made take."""
    found = [{"card_id": str(row.pk)} for row in RoleCard.objects.filter(group=group_id).order_by("id")]
    found += [{"idea_id": str(row.pk)} for row in Idea.objects.filter(group=group_id).order_by("id")]
    return found + [{"made_id": str(row.pk)} for row in Made.objects.filter(group=group_id).order_by("id")]
