"""Making an event together: its page, its programme, last year, and its end."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from evenground.decisions import actions as decisions
from evenground.events import actions, queries
from evenground.events.domain.importing import PastDay, PastEvent, PastItem
from evenground.events.models import Change, Item, Mark, Series
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from tests import factories

MORNING = date(2027, 6, 12)
HELLO = actions.Entry(day=1, starts=time(10, 30), ends=time(11), kind="talk", title="Hello")


@pytest.fixture
def event(cast, now):
    words = actions.Description(name="The gathering", days=[MORNING])
    return actions.plan_event(by=cast.rowan, description=words, series="Gatherings", now=now)


@pytest.fixture
def past(cast, now):
    items = (
        PastItem(time(9), time(10), "talk", "Speeches", "the head", ("Too long", "No questions")),
        PastItem(time(10), time(10, 30), "break", "Tea"),
    )
    told = PastEvent("Last year", "A hotel", (PastDay(date(2026, 6, 6), items),))
    return actions.bring_in(group=cast.group, past=told, series="Gatherings", now=now)


def kinds(cast):
    return list(
        Entry.objects.filter(group_id=cast.group.id, kind__startswith="events.")
        .order_by("seq")
        .values_list("kind", flat=True)
    )


def test_a_name_is_enough_and_everyone_can_change_it(cast, now):
    event = actions.plan_event(by=cast.rowan, description=actions.Description(name="A day"), now=now)
    assert (event.series.name, queries.days_of(event)[0].date) == ("A day", None)
    actions.describe_event(by=cast.joy, event=event, description=actions.Description("A day", days=[MORNING]), now=now)
    assert queries.event_in(cast.dev, event.id).first_day == MORNING
    assert kinds(cast) == ["events.planned", "events.described"]


def test_nothing_changed_is_nothing_written(cast, now, event):
    words = actions.Description(name="The gathering", days=[MORNING])
    actions.describe_event(by=cast.joy, event=event, description=words, now=now)
    assert kinds(cast) == ["events.planned"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": " "}, "working name"),
        ({"name": "x" * 10_000}, "shorter"),
        ({"purpose": "x" * 20_001}, "too long"),
        ({"time_zone": "Mars/North"}, "time zone"),
        ({"way": "by rocket"}, "Choose one"),
        ({"days": [MORNING + timedelta(days=step) for step in range(61)]}, "room for 60"),
    ],
)
def test_what_can_t_be_kept_is_said(cast, now, event, change, why):
    words = replace(actions.Description(name="The gathering"), **change)
    with pytest.raises(Refused, match=why):
        actions.describe_event(by=cast.rowan, event=event, description=words, now=now)


def test_a_day_with_things_does_not_go(cast, now, event):
    two = actions.Description(name="The gathering", days=[MORNING, MORNING + timedelta(days=1)])
    actions.describe_event(by=cast.rowan, event=event, description=two, now=now)
    actions.add_item(by=cast.joy, event=event, entry=replace(HELLO, day=2), now=now)
    with pytest.raises(Refused, match="Day 2 has things"):
        actions.describe_event(by=cast.rowan, event=event, description=replace(two, days=[MORNING]), now=now)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        (replace(HELLO, ends=time(10)), "ends before"),
        (replace(HELLO, ends=HELLO.starts), "ends before"),
        (replace(HELLO, kind="dance"), "Choose one"),
        (replace(HELLO, title=""), "what it is"),
        (replace(HELLO, title="x" * 10_000), "shorter"),
        (replace(HELLO, day=2), "no such day"),
    ],
)
def test_a_programme_takes_only_what_can_be(cast, now, event, entry, why):
    with pytest.raises(Refused, match=why):
        actions.add_item(by=cast.rowan, event=event, entry=entry, now=now)
    assert not Item.objects.exists()


def test_a_time_that_no_clock_shows_is_refused(cast, now, event):
    spring = actions.Description(name="The gathering", days=[date(2027, 3, 28)])
    actions.describe_event(by=cast.rowan, event=event, description=spring, now=now)
    with pytest.raises(Refused, match="clocks go forward, and 01:30"):
        actions.add_item(by=cast.rowan, event=event, entry=replace(HELLO, starts=time(1, 30)), now=now)


def test_nor_does_a_day_move_onto_such_a_night(cast, now, event):
    actions.add_item(by=cast.rowan, event=event, entry=replace(HELLO, starts=time(1, 30)), now=now)
    spring = actions.Description(name="The gathering", days=[date(2027, 3, 28)])
    with pytest.raises(Refused, match="clocks go forward"):
        actions.describe_event(by=cast.rowan, event=event, description=spring, now=now)
    assert queries.days_of(event)[0].date == MORNING


def test_moving_makes_room_and_says_what_changed(cast, now, event):
    hello = actions.add_item(by=cast.rowan, event=event, entry=HELLO, now=now)
    film = replace(HELLO, starts=time(11), ends=time(11, 20), title="The film")
    shown = actions.add_item(by=cast.amina, event=event, entry=film, now=now)
    assert actions.move_item(by=cast.joy, item=shown, to=1, now=now) == 2
    hello.refresh_from_db()
    shown.refresh_from_db()
    assert (shown.starts, shown.ends, hello.starts, hello.ends) == (
        time(10, 30),
        time(10, 50),
        time(10, 50),
        time(11, 20),
    )
    assert actions.move_item(by=cast.joy, item=shown, to=1, now=now) == 0
    assert list(Change.objects.order_by("number").values_list("what", flat=True)) == [
        "added",
        "added",
        "moved",
        "moved",
    ]


def test_what_is_at_the_same_time_is_not_moved(cast, now, event):
    first = actions.add_item(by=cast.rowan, event=event, entry=HELLO, now=now)
    actions.add_item(by=cast.rowan, event=event, entry=replace(HELLO, starts=time(10, 45)), now=now)
    with pytest.raises(Refused, match="same time"):
        actions.move_item(by=cast.rowan, item=first, to=2, now=now)


def test_what_is_new_is_new_to_each_alone(cast, now, event):
    actions.add_item(by=cast.rowan, event=event, entry=HELLO, now=now)
    assert queries.programme(cast.joy, event).news == []  # the first time, all is new
    event.refresh_from_db()
    actions.looked(by=cast.joy, event=event, number=99)
    item = actions.add_item(by=cast.rowan, event=event, entry=replace(HELLO, starts=time(12), ends=time(13)), now=now)
    actions.take_out_item(by=cast.rowan, item=item, now=now)
    event.refresh_from_db()
    assert [str(one.what) for one in queries.programme(cast.joy, event).news] == ["New", "Taken out"]
    assert queries.programme(cast.amina, event).news == []
    actions.looked(by=cast.joy, event=event, number=3)
    actions.looked(by=cast.joy, event=event, number=1)  # it never goes back
    assert queries.programme(cast.joy, event).news == []


def test_looking_stands_nowhere_in_the_record(cast, now, event):
    before = kinds(cast)
    actions.looked(by=cast.joy, event=event, number=0)
    assert kinds(cast) == before


def test_something_taken_out_meanwhile_is_said(cast, now, event):
    item = actions.add_item(by=cast.rowan, event=event, entry=HELLO, now=now)
    actions.take_out_item(by=cast.joy, item=item, now=now)
    for act in (
        lambda: actions.change_item(by=cast.rowan, item=item, entry=replace(HELLO, title="Hi"), now=now),
        lambda: actions.move_item(by=cast.rowan, item=item, to=1, now=now),
        lambda: actions.take_out_item(by=cast.rowan, item=item, now=now),
    ):
        with pytest.raises(Refused, match="no longer in the programme"):
            act()


def test_another_group_changes_nothing(cast, now, event):
    stranger = factories.own_group(now, starter="Faraway")
    for act in (
        lambda: actions.add_item(by=stranger, event=event, entry=HELLO, now=now),
        lambda: actions.close_event(by=stranger, event=event, now=now),
        lambda: actions.move_on(by=stranger, event=event, stage="plan", now=now),
    ):
        with pytest.raises(Refused, match="not your group's"):
            act()
    assert queries.event_in(stranger, event.id) is None


def test_last_year_is_changed_by_nobody(cast, now, past):
    item = Item.objects.get(title="Tea")
    for act in (
        lambda: actions.add_item(by=cast.rowan, event=past, entry=HELLO, now=now),
        lambda: actions.take_out_item(by=cast.rowan, item=item, now=now),
        lambda: actions.describe_event(by=cast.rowan, event=past, description=actions.Description("Ours"), now=now),
        lambda: actions.reopen_event(by=cast.rowan, event=past, now=now),
    ):
        with pytest.raises(Refused):
            act()


def test_what_people_said_stands_beside_each_thing(cast, now, past):
    day = queries.looked_back(cast.rowan, past, None)[0]
    assert [(one.line.item.title, one.said) for one in day.things] == [
        ("Speeches", ["Too long", "No questions"]), ("Tea", [])
    ]  # fmt: skip


def test_a_mark_can_be_changed_and_taken_back_by_its_owner_alone(cast, now, past):
    item = Item.objects.get(title="Speeches")
    mark = actions.mark_item(by=cast.rowan, item=item, what="leave", words="Fewer", now=now)
    actions.mark_item(by=cast.joy, item=item, what="change", words="", now=now)
    assert actions.mark_item(by=cast.rowan, item=item, what="change", words="Shorter", now=now).id == mark.id
    with pytest.raises(Refused, match="whose mark"):
        actions.take_back_mark(by=cast.joy, mark=mark, now=now)
    actions.take_back_mark(by=cast.rowan, mark=mark, now=now)
    assert not Mark.objects.filter(by=cast.rowan).exists()
    assert kinds(cast).count("events.mark_gone") == 1
    with pytest.raises(Refused, match="Choose one"):
        actions.mark_item(by=cast.rowan, item=item, what="burn", now=now)


def test_an_event_that_is_not_over_is_not_marked(cast, now, event):
    item = actions.add_item(by=cast.rowan, event=event, entry=HELLO, now=now)
    with pytest.raises(Refused, match="not over yet"):
        actions.mark_item(by=cast.rowan, item=item, what="keep", now=now)


def test_what_is_taken_up_links_back_and_leaves_people_behind(cast, now, event, past):
    speeches = Item.objects.get(title="Speeches")
    assert queries.next_of(past) == event
    made = actions.suggest_again(by=cast.dev, item=speeches, event=event, day=1, now=now)
    assert (made.from_item, made.starts, made.kind, made.who, made.place) == (speeches, time(9), "talk", "", "")
    assert not made.said.exists()
    with pytest.raises(Refused, match="already"):
        actions.suggest_again(by=cast.joy, item=speeches, event=event, day=1, now=now)
    assert queries.looked_back(cast.rowan, past, event)[0].things[0].became == made


def test_another_series_stays_another(cast, now, past):
    other = actions.plan_event(by=cast.rowan, description=actions.Description("Picnic"), now=now)
    assert queries.next_of(past) is None
    with pytest.raises(Refused, match="another series"):
        actions.suggest_again(by=cast.rowan, item=Item.objects.get(title="Tea"), event=other, day=1, now=now)


def test_events_of_one_name_are_one_series(cast, now, event, past):
    assert Series.objects.count() == 1
    assert queries.past_of(event) == [past]


def test_closing_asks_when_next_and_may_be_left_open(cast, now, event):
    actions.close_event(by=cast.rowan, event=event, now=now)
    event.refresh_from_db()
    assert (event.next_when, event.next_by, event.stage) == ("", None, "review")
    with pytest.raises(Refused, match="closed"):
        actions.add_item(by=cast.rowan, event=event, entry=HELLO, now=now)
    actions.reopen_event(by=cast.joy, event=event, now=now)
    by = now.date() + timedelta(days=60)
    actions.close_event(by=cast.amina, event=event, next_when="Next June", next_by=by, next_owner="The head", now=now)
    event.refresh_from_db()
    assert (event.next_when, event.next_by, event.next_owner) == ("Next June", by, "The head")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"next_when": "June"}, "who answers"),
        ({"next_when": "June", "next_owner": "The head"}, "who answers"),
        ({"next_when": "June", "next_owner": "The head", "next_by": date(2020, 1, 1)}, "gone by"),
    ],
)
def test_an_answer_to_when_next_has_a_day_and_an_owner(cast, now, event, said, why):
    with pytest.raises(Refused, match=why):
        actions.close_event(by=cast.rowan, event=event, now=now, **said)


def test_where_we_are_goes_back_and_forth(cast, now, event):
    for stage in ("plan", "together"):
        actions.move_on(by=cast.rowan, event=event, stage=stage, now=now)
    event.refresh_from_db()
    assert [one.name for one in queries.stages_of(event) if one.now] == ["together"]
    assert [one.name for one in queries.stages_of(event) if one.behind] == ["before"]
    with pytest.raises(Refused, match="Choose one"):
        actions.move_on(by=cast.rowan, event=event, stage="party", now=now)


def test_a_decision_can_settle_an_open_choice_and_no_fixed_one(cast, now):
    choices = {row.fixed: row for row in cast.group.founding_choices.all()}
    text = decisions.Text("In the north")
    made = decisions.propose(by=cast.rowan, group=cast.group, text=text, settles=choices[False], now=now)
    assert made.settles == choices[False]
    with pytest.raises(Refused, match="open choices"):
        decisions.propose(by=cast.rowan, group=cast.group, text=text, settles=choices[True], now=now)
