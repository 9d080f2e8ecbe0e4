"""The run sheet: steps behind the scenes, who carries them, my part, and how I feel before the day."""

from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from evenground.events import actions as events
from evenground.record.domain.verdict import Refused
from evenground.record.models import Entry
from evenground.roles import actions, queries
from evenground.roles.models import Step
from tests import factories


@pytest.fixture
def fair(cast, now):
    words = events.Description(name="The fair", days=[date(2026, 9, 12), date(2026, 9, 13)])
    event = events.plan_event(by=cast.rowan, description=words, series="Fairs", now=now)
    for day, hour, title in ((1, 11, "Beans"), (1, 12, "Soup"), (2, 11, "Songs")):
        entry = events.Entry(day=day, starts=time(hour), ends=time(hour, 30), kind="talk", title=title)
        events.add_item(by=cast.rowan, event=event, entry=entry, now=now)
    return event


@pytest.fixture
def tea(cast, now):
    return actions.write_card(by=cast.rowan, text=actions.Text("Tea"), now=now)


def item(fair, title):
    return fair.items.get(title=title)


def write(cast, fair, now, what="Put the kettle on", **more):
    return actions.write_step(by=cast.joy, event=fair, text=actions.StepText(what, **more), now=now)


def order(cast, fair, day=1):
    sheet = queries.run_sheet(cast.dev, fair)
    return [line.item.title if line.item else line.step.what for line in sheet[day - 1].lines]


def page(member, name, fair, query=""):
    client = Client()
    client.force_login(member.person)
    address = reverse(name, kwargs={"group_id": member.group_id, "event_id": fair.id})
    response = client.get(f"{address}{query}")
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def test_steps_stand_beside_the_programme_in_time_order(cast, fair, now):
    write(cast, fair, now, "Open the hall")
    write(cast, fair, now, "Fetch cups", item=item(fair, "Beans").id)
    write(cast, fair, now, "Ring the bell", starts=time(11, 50))
    write(cast, fair, now, "Tune up", item=item(fair, "Songs").id)
    assert order(cast, fair) == ["Open the hall", "Beans", "Fetch cups", "Ring the bell", "Soup"]
    assert order(cast, fair, 2) == ["Songs", "Tune up"]
    events.take_out_item(by=cast.rowan, item=item(fair, "Songs"), now=now)
    assert order(cast, fair, 2) == ["Tune up"]  # a step is never lost with what it stood beside


def test_anyone_moves_changes_and_takes_away_and_the_record_keeps_no_words(cast, fair, now):
    step = write(cast, fair, now, "Fetch cups", item=item(fair, "Beans").id, cue="A queue", who="The caretaker")
    assert actions.move_step(by=cast.ines, step=step, to=3, now=now)
    assert order(cast, fair) == ["Beans", "Soup", "Fetch cups"]
    assert not actions.move_step(by=cast.ines, step=step, to=3, now=now)
    actions.change_step(by=cast.dev, step=step, text=actions.StepText("Wash cups", starts=time(10)), now=now)
    assert order(cast, fair) == ["Wash cups", "Beans", "Soup"]
    actions.take_away_step(by=cast.dev, step=step, now=now)
    kinds = [one for one in Entry.objects.order_by("seq").values_list("kind", flat=True) if one.startswith("roles.")]
    assert kinds == ["roles.step_added", "roles.step_moved", "roles.step_changed", "roles.step_out"]
    said = str(list(Entry.objects.values_list("subject", "facts", "digests")))
    assert not any(word in said for word in ("cups", "queue", "caretaker"))


def test_a_refusal_says_why(cast, fair, tea, now):
    other = actions.write_card(by=factories.own_group(now, starter="Faraway"), text=actions.Text("Elsewhere"), now=now)
    for more, why in (({"card": other.id}, "not there"), ({"day": 9}, "no such day"), ({"what": " "}, "Say what")):
        with pytest.raises(Refused, match=why):
            write(cast, fair, now, **more)
    events.close_event(by=cast.rowan, event=fair, now=now)
    with pytest.raises(Refused, match="closed"):
        write(cast, fair, now)
    assert not Step.objects.exists()


def test_names_come_from_who_carries_the_card_and_handing_back_leaves_none(cast, fair, tea, now):
    write(cast, fair, now, card=tea.id, item=item(fair, "Beans").id)
    actions.back_up(by=cast.ines, card=tea, yes=True, now=now)
    before = page(cast.amina, "run_sheet", fair, "?print=sheet")
    assert "stands open" in before
    actions.take(by=cast.dev, card=tea, now=now)
    for query in ("", "?print=sheet", "?print=large"):
        assert "Dev" in page(cast.amina, "run_sheet", fair, query)
    actions.hand_back(by=cast.dev, card=tea, now=now)
    assert page(cast.amina, "run_sheet", fair, "?print=sheet") == before


def test_my_part_shows_what_is_around_it(cast, fair, tea, now):
    write(cast, fair, now, card=tea.id, item=item(fair, "Beans").id)
    actions.take(by=cast.dev, card=tea, now=now)
    actions.back_up(by=cast.ines, card=tea, yes=True, now=now)
    mine = page(cast.dev, "my_part", fair)
    assert "What comes before it: 11:00 Beans" in mine
    assert "What comes after it: 12:00 Soup" in mine
    assert "What you back up" in page(cast.ines, "my_part", fair)
    assert "Hand it back: Tea" in page(cast.dev, "walk_through", fair)
    assert "Hand it back" not in page(cast.joy, "walk_through", fair)


def test_how_i_feel_is_read_by_those_i_choose_until_i_take_it_back(cast, fair, now):
    entries = Entry.objects.count()
    actions.say_ready(by=cast.dev, event=fair, feeling="talk", seen_by=[cast.joy.id], now=now)
    assert "Dev: I&#x27;d like to talk it over" in page(cast.joy, "my_part", fair)
    assert "talk it over" not in page(cast.ines, "my_part", fair)
    actions.unsay_ready(by=cast.dev, event=fair)
    assert "talk it over" not in page(cast.joy, "my_part", fair)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("count", [5, 50])
def test_the_page_asks_the_database_as_little_however_long_it_is(cast, fair, tea, now, count):
    actions.take(by=cast.dev, card=tea, now=now)
    for number in range(count):
        write(cast, fair, now, f"Step {number}", card=tea.id, item=item(fair, "Beans").id)
    client = Client()
    client.force_login(cast.dev.person)
    for name in ("run_sheet", "my_part"):
        address = reverse(name, kwargs={"group_id": fair.group_id, "event_id": fair.id})
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= 12, "\n".join(one["sql"] for one in asked)


def test_a_step_is_written_by_the_form_and_its_words_are_never_lost(cast, fair, tea, now):
    client = Client()
    client.force_login(cast.dev.person)
    address = reverse("add_step", kwargs={"group_id": fair.group_id, "event_id": fair.id})
    beside = str(item(fair, "Soup").id)
    again = client.post(address, {"what": "Warm bowls", "beside": beside, "starts": "noon"})
    assert again.status_code == 400
    assert "Warm bowls" in again.content.decode()
    sent = {"what": "Warm bowls", "beside": beside, "starts": "11:45", "card": str(tea.id), "cue": "", "who": ""}
    assert client.post(address, sent).status_code == 302
    step = Step.objects.get()
    assert (step.what, step.card, step.starts) == ("Warm bowls", tea, time(11, 45))
    for name, data in (("step", sent | {"what": "Warm plates"}), ("move_step", {"to": "1"}), ("take_away_step", {})):
        where = reverse(name, kwargs={"group_id": fair.group_id, "step_id": step.id})
        assert client.post(where, data).status_code == 302, name
    assert not Step.objects.exists()
