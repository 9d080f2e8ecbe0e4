"""The pages of an event, as members meet them."""

import html
import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from icalendar import Calendar

from evenground.events import actions, queries
from evenground.events.domain.importing import PastDay, PastEvent, PastItem
from evenground.events.models import Event, Item, Mark
from evenground.record.queries import entries_of
from tests import factories

pytestmark = pytest.mark.django_db

DAYS = [date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31)]


def entry(day=1, starts="10:30", ends="11:00", **more):
    times = {"starts": time.fromisoformat(starts), "ends": time.fromisoformat(ends)}
    return actions.Entry(day=day, kind="talk", **{"title": "Hello", **times, **more})


@pytest.fixture
def event(cast, now):
    words = actions.Description(name="The gathering", days=DAYS, joining="Door code 12", place="The hall")
    return actions.plan_event(by=cast.rowan, description=words, series="Gatherings", now=now)


@pytest.fixture
def past(cast, now):
    item = PastItem(time(9), time(10), "talk", "Speeches", "the head", ("Too long",))
    told = PastEvent("Last year", "A hotel", (PastDay(date(2026, 6, 6), (item,)),))
    return actions.bring_in(group=cast.group, past=told, series="Gatherings", now=now)


def url(name, event, **more):
    return reverse(name, kwargs={"group_id": event.group_id, "event_id": event.id, **more})


def of(name, item):
    return reverse(name, kwargs={"group_id": item.event.group_id, "item_id": item.id})


def text(answer):
    return answer.content.decode()


def plain(answer):
    """Without its marks, as it is read."""
    return " ".join(re.sub(r"<[^>]+>", "", html.unescape(text(answer))).split())


def test_an_event_is_begun_with_a_name(cast, come):
    client = come(cast.rowan.person)
    new = reverse("plan_event", kwargs={"group_id": cast.group.id})
    wrong = client.post(new, {"name": "", "purpose": "We meet", "time_zone": "Europe/London"})
    assert wrong.status_code == 400
    assert "We meet" in text(wrong)
    sent = {
        "name": "A day",
        "time_zone": "Europe/London",
        "first_day_0": "12",
        "first_day_1": "6",
        "first_day_2": "2027",
    }
    sent["count"] = "2"
    answer = client.post(new, sent, follow=True)
    assert "12 June 2027" in text(answer)
    assert "13 June 2027" in text(answer)
    assert "Begin the page" in text(client.get(reverse("events", kwargs={"group_id": cast.group.id})))


def test_the_page_says_where_we_are_and_what_is_open_and_fixed(cast, come, event):
    page = text(come(cast.joy.person).get(url("event", event)))
    for words in ("2027", "Gatherings", "here we are", "Door code 12", "Fixed beforehand", "Open: the group decides"):
        assert words in page
    assert "The gathering" not in page.split("</title>")[0]


def test_a_refusal_keeps_what_was_typed(cast, come, event):
    sent = {"title": "Breakfast for all", "day": "1", "starts": "9:00", "ends": "8:00", "kind": "meal"}
    answer = come(cast.rowan.person).post(url("add_item", event), sent)
    assert answer.status_code == 400
    assert "ends before it begins" in text(answer)
    assert "Breakfast for all" in text(answer)
    odd = come(cast.rowan.person).post(url("add_item", event), {**sent, "starts": "nine"})
    assert "Write the time like this: 10:30." in text(odd)


def test_earlier_later_and_move_to(cast, come, event, now):
    client = come(cast.rowan.person)
    for title, starts, ends in (("One", "10:30", "11:00"), ("Two", "11:00", "11:10")):
        actions.add_item(by=cast.rowan, event=event, entry=entry(title=title, starts=starts, ends=ends), now=now)
    two = Item.objects.get(title="Two")
    answer = client.post(of("move_item", two), {"to": "1"}, follow=True)
    assert text(answer).index("Two") < text(answer).index("One")
    assert "made room" in text(answer)
    assert "Choose one of the places" in text(client.post(of("move_item", two), {"to": "7"}, follow=True))
    assert "Move it" in text(client.get(of("item", two)))
    out = client.post(of("take_out_item", two), follow=True)
    assert "Taken out" in text(out)


def test_what_changed_is_shown_until_it_is_read(cast, come, event, now):
    client = come(cast.joy.person)
    client.post(url("programme_seen", event), {"number": "0"})
    actions.add_item(by=cast.rowan, event=event, entry=entry(), now=now)
    page = text(client.get(url("programme", event)))
    assert "What changed since you last looked" in page
    client.post(url("programme_seen", event), {"number": "1"})
    assert "What changed since you last looked" not in text(client.get(url("programme", event)))
    assert client.post(url("programme_seen", event), {"number": "\u0663" * 30}).status_code == 302


def test_a_sheet_and_large_print(cast, come, event, now):
    actions.add_item(by=cast.rowan, event=event, entry=entry(), now=now)
    client = come(cast.joy.person)
    assert "sheet--large" in text(client.get(url("programme", event), {"print": "large"}))
    assert '<th scope="row">10:30' in text(client.get(url("programme", event), {"print": "sheet"}))


def test_last_year_is_looked_at_marked_and_taken_up(cast, come, event, past):
    client = come(cast.dev.person)
    page = text(client.get(url("look_back", past)))
    assert "Too long" in page
    assert "2026: Last year" in plain(client.get(url("look_back", past)))
    assert "Nobody changes it" in page
    speeches = Item.objects.get(title="Speeches")
    assert client.post(of("mark_item", speeches), {"what": "", "words": "Hmm"}).status_code == 400
    client.post(of("mark_item", speeches), {"what": "change", "words": "Shorter, please"})
    assert "Shorter, please" in text(come(cast.amina.person).get(url("look_back", past)))
    asked = text(client.get(of("mark_item", speeches)))
    assert "People" not in asked or "stays behind" in asked
    assert "What stays behind" in asked
    client.post(of("suggest_again", speeches), {"day": "2"})
    assert Item.objects.get(event=event).from_item == speeches
    mark = Mark.objects.get()
    back = reverse("take_back_mark", kwargs={"group_id": cast.group.id, "mark_id": mark.id})
    assert come(cast.amina.person).post(back).status_code == 403
    client.post(back)
    assert not Mark.objects.exists()
    assert client.get(url("look_back", event)).status_code == 404


def test_a_past_programme_can_be_read_and_not_changed(cast, come, past):
    client = come(cast.rowan.person)
    item = Item.objects.get(title="Speeches")
    assert "nobody changes it" in text(client.get(url("programme", past)))
    assert 'name="title"' not in text(client.get(of("item", item)))
    assert client.post(of("take_out_item", item)).status_code == 403
    assert Item.objects.filter(id=item.id).exists()


def test_closing_asks_when_next(cast, come, event):
    client = come(cast.rowan.person)
    assert client.post(url("close_event", event), {"next_when": "Next June"}).status_code == 400
    sent = {"next_when": "Next June", "next_owner": "Jo, head", "next_by_0": "1", "next_by_1": "9", "next_by_2": "2027"}
    page = text(client.post(url("close_event", event), sent, follow=True))
    assert "Next June" in page
    assert "Jo, head" in page
    client.post(url("reopen_event", event))
    assert Event.objects.get(id=event.id).closed_on is None


def test_a_calendar_knows_both_nights_on_which_clocks_change(cast, come, event, now):
    for day in (1, 2, 3, 4):
        actions.add_item(by=cast.rowan, event=event, entry=entry(day=day, title=f"Day {day}"), now=now)
    answer = come(cast.joy.person).get(url("event_calendar", event))
    assert answer["Content-Type"].startswith("text/calendar")
    london = ZoneInfo("Europe/London")
    for one, day in zip(Calendar.from_ical(answer.content).walk("VEVENT"), DAYS, strict=True):
        assert one.decoded("dtstart").astimezone(UTC) == datetime(
            day.year, day.month, day.day, 10, 30, tzinfo=london
        ).astimezone(UTC)


def test_the_record_says_what_happened_in_sentences(cast, come, event, past, now):
    actions.add_item(by=cast.rowan, event=event, entry=entry(), now=now)
    page = plain(come(cast.joy.person).get(reverse("record", kwargs={"group_id": cast.group.id})))
    assert "Rowan put something into the programme" in page
    assert "A past event was brought in" in page
    assert not [row for row in entries_of(cast.group.id) if "Speeches" in row.facts or "gathering" in row.facts]


def test_a_long_programme_asks_no_more(cast, come, event, past, django_assert_max_num_queries):
    client = come(cast.joy.person)
    now = datetime(2026, 5, 1, tzinfo=UTC)
    for number in range(50):
        actions.add_item(by=cast.rowan, event=event, entry=entry(title=f"Thing {number}", place=str(number)), now=now)
    with django_assert_max_num_queries(12):
        client.get(url("programme", event))
    with django_assert_max_num_queries(12):
        client.get(url("look_back", past))
    with django_assert_max_num_queries(14):
        client.get(url("event", event))
    assert len(queries.programme(cast.joy, event).days[0].lines) == 50


def test_the_way_to_a_proposal_carries_ids_and_its_first_words_are_made_there(cast, come, event, past, now):
    client, propose = come(cast.dev.person), reverse("propose", kwargs={"group_id": cast.group.id})
    item = Item.objects.get(event=past)
    ways = {
        url("coming", event): (f"{propose}?kind=publish&about=events.event%3A{event.id}", "page of “The gathering”"),
        of("mark_item", item): (f"{propose}?from={item.id}", "We do this again: Speeches"),
    }
    for page, (way, words) in ways.items():
        links = re.findall(rf'href="({propose}[^"]*)"', text(client.get(page)))
        assert [html.unescape(link) for link in links] == [way]
        assert words in html.unescape(text(client.get(way)))


def test_an_address_with_wrong_ids_brings_no_words_of_its_own(cast, come, event, past, now):
    client, propose = come(cast.dev.person), reverse("propose", kwargs={"group_id": cast.group.id})
    ahead = actions.add_item(by=cast.rowan, event=event, entry=entry(title="Not over"), now=now)
    told = PastEvent("Theirs", "", (PastDay(None, (PastItem(time(9), time(10), "talk", "Secret"),)),))
    group = factories.host_group(now, starter="Somebody").group
    elsewhere = actions.bring_in(group=group, past=told, series="Theirs", now=now)
    theirs = Item.objects.get(event=elsewhere)
    wrong = [
        "what=Typed&why=Typed", "from=no-id", f"from={event.id}", f"from={ahead.id}", f"from={theirs.id}",
        "kind=publish", "kind=publish&about=typed", f"kind=publish&about=events.event:{elsewhere.id}",
    ]  # fmt: skip
    for query in wrong:
        answer = client.get(f"{propose}?{query}")
        assert answer.status_code == 200, query
        words = "Everyone can see the page of this event, and sign up." if "publish" in query else None
        assert (answer.context["form"]["what"].value() or None) == words, query
        assert not answer.context["form"]["why"].value(), query
