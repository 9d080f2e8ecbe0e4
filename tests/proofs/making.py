"""Steps of a group that makes an event, for worlds played side by side; with what each brings (`bringing`), too."""

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING, Any

from evenground.events import actions
from evenground.events.models import Event, Item, Mark, SignUp
from evenground.record import actions as record
from evenground.roles import actions as roles
from evenground.roles.models import Step
from tests.proofs import asking, bringing, giving, opening, showing
from tests.proofs.bringing import NothingThere, one

if TYPE_CHECKING:
    from tests.proofs.worlds import Play

DAY = date(2026, 9, 12)


def plan(play: "Play", by: Any, at: int) -> None:
    words = actions.Description(name="A day", days=[DAY])
    actions.plan_event(by=by, description=words, series="Days", now=play.table.now)


def describe(play: "Play", by: Any, at: int) -> None:
    words = actions.Description(name="A day", days=[DAY], place=f"Room {at}")
    actions.describe_event(by=by, event=_event(play, at), description=words, now=play.table.now)


def move_on(play: "Play", by: Any, at: int) -> None:
    actions.move_on(by=by, event=_event(play, at), stage=("plan", "prepare", "together")[at % 3], now=play.table.now)


def add(play: "Play", by: Any, at: int) -> None:
    actions.add_item(by=by, event=_event(play, at), entry=_entry(at), now=play.table.now)


def change(play: "Play", by: Any, at: int) -> None:
    actions.change_item(by=by, item=_item(play, at), entry=_entry(at + 1), now=play.table.now)


def move(play: "Play", by: Any, at: int) -> None:
    actions.move_item(by=by, item=_item(play, at), to=1 + at % 2, now=play.table.now)


def take_out(play: "Play", by: Any, at: int) -> None:
    actions.take_out_item(by=by, item=_item(play, at), now=play.table.now)


def look(play: "Play", by: Any, at: int) -> None:
    actions.looked(by=by, event=_event(play, at), number=at)


def mark(play: "Play", by: Any, at: int) -> None:
    what = ("keep", "change", "leave")[at % 3]
    actions.mark_item(by=by, item=_item(play, at), what=what, words="Like so", now=play.table.now)


def unmark(play: "Play", by: Any, at: int) -> None:
    found = Mark.objects.filter(item__event__group=play.table.group).select_related("item__event").order_by("id")
    actions.take_back_mark(by=by, mark=one(found, at), now=play.table.now)


def again(play: "Play", by: Any, at: int) -> None:
    actions.suggest_again(by=by, item=_item(play, at), event=_event(play, at + 1), day=1, now=play.table.now)


def close(play: "Play", by: Any, at: int) -> None:
    actions.close_event(by=by, event=_event(play, at), now=play.table.now)


def reopen(play: "Play", by: Any, at: int) -> None:
    actions.reopen_event(by=by, event=_event(play, at), now=play.table.now)


def publish(play: "Play", by: Any, at: int) -> None:
    actions.publish(chain=record.lock(by.group_id), event=_event(play, at), now=play.table.now)


def look_after(play: "Play", by: Any, at: int) -> None:
    actions.look_after(by=by, event=_event(play, at), now=play.table.now)


def let_go(play: "Play", by: Any, at: int) -> None:
    actions.let_go(by=by, event=_event(play, at), now=play.table.now)


def seats(play: "Play", by: Any, at: int) -> None:
    actions.set_seats(by=by, event=_event(play, at), seats=at or None, now=play.table.now)


def sign_up(play: "Play", by: Any, at: int) -> None:
    actions.sign_up(event=_event(play, at), name=f"Guest {at}", companion=at % 2 == 0, now=play.table.now)


def reply(play: "Play", by: Any, at: int) -> None:
    found = SignUp.objects.filter(event__group=play.table.group).select_related("event").order_by("number", "id")
    actions.reply_to_needs(by=by, row=one(found, at), reply="A ramp", met=True, now=play.table.now)


def take_out_sign_up(play: "Play", by: Any, at: int) -> None:
    found = SignUp.objects.filter(event__group=play.table.group).select_related("event").order_by("number", "id")
    actions.take_out_sign_up(by=by, row=one(found, at), now=play.table.now)


def write_step(play: "Play", by: Any, at: int) -> None:
    roles.write_step(by=by, event=_event(play, at), text=roles.StepText(f"Step {at}"), now=play.table.now)


def change_step(play: "Play", by: Any, at: int) -> None:
    text = roles.StepText(f"Step {at}", starts=time(9 + at % 8))
    roles.change_step(by=by, step=_step(play, at), text=text, now=play.table.now)


def move_step(play: "Play", by: Any, at: int) -> None:
    roles.move_step(by=by, step=_step(play, at), to=1 + at % 3, now=play.table.now)


def take_away_step(play: "Play", by: Any, at: int) -> None:
    roles.take_away_step(by=by, step=_step(play, at), now=play.table.now)


def say_ready(play: "Play", by: Any, at: int) -> None:
    chosen = [play.member(at % 2).id]
    roles.say_ready(by=by, event=_event(play, at), feeling="talk", seen_by=chosen, now=play.table.now)


def ask_paper(play: "Play", by: Any, at: int) -> None:
    roles.ask_paper(by=by, event=_event(play, at), kind="programme", language="en-gb", now=play.table.now)


def feed(play: "Play", by: Any, at: int) -> None:
    roles.new_feed(by=by)


def welcome(play: "Play", by: Any, at: int) -> None:
    found = SignUp.objects.filter(event__group=play.table.group).select_related("event").order_by("number", "id")
    actions.welcome(by=by, row=one(found, at), here=at % 2 == 0, now=play.table.now)


def end_feed(play: "Play", by: Any, at: int) -> None:
    roles.end_feed(by=by)


def unsay_ready(play: "Play", by: Any, at: int) -> None:
    roles.unsay_ready(by=by, event=_event(play, at))


ACTS: dict[str, Callable[["Play", Any, int], None]] = (
    bringing.ACTS
    | asking.ACTS
    | {
        act.__name__: act
        for act in (
            *giving.ACTS.values(),
            *showing.ACTS,
            *opening.ACTS,
            plan,
            describe,
            move_on,
            add,
            change,
            move,
            take_out,
            look,
            mark,
            unmark,
            again,
            close,
            reopen,
            publish,
            look_after,
            let_go,
            seats,
            sign_up,
            reply,
            take_out_sign_up,
            welcome,
            end_feed,
            unsay_ready,
            write_step,
            change_step,
            move_step,
            take_away_step,
            say_ready,
            ask_paper,
            feed,
        )
    }
)


def step_make(play: "Play", act: str, who: int, at: int) -> None:
    """One act, on the `at`-th of the things there are; left out where there is none."""
    by = play.member(who)
    try:
        play.try_to(lambda: ACTS[act](play, by, at))
    except NothingThere:
        return


def _event(play: "Play", at: int) -> Event:
    return one(Event.objects.filter(group=play.table.group).order_by("id"), at)


def _item(play: "Play", at: int) -> Item:
    found = Item.objects.filter(event__group=play.table.group).select_related("event", "day")
    return one(found.order_by("id"), at)


def _step(play: "Play", at: int) -> Step:
    return one(Step.objects.filter(event__group=play.table.group).select_related("event").order_by("id"), at)


def _entry(at: int) -> actions.Entry:
    return actions.Entry(day=1, starts=time(9 + at % 8), ends=time(9 + at % 8, 30), kind="talk", title=f"Thing {at}")


def ids(group_id: Any) -> list[dict[str, str]]:
    """What the addresses of a group's events, things and marks take."""
    events = Event.objects.filter(group=group_id).order_by("id")
    items = Item.objects.filter(event__group=group_id).order_by("id")
    found = [{"event_id": str(row.pk)} for row in events] + [{"item_id": str(row.pk)} for row in items]
    found += [{"step_id": str(row.pk)} for row in Step.objects.filter(event__group=group_id).order_by("id")]
    return found + bringing.ids(group_id) + giving.ids(group_id)
