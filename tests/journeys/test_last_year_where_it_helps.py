"""Step 3 of the story: a group looks at last year, marks what was worth it, takes some of it up, and makes a programme.

Last year comes in by the real command. Three people go on from there: with script, without, and by keyboard on a phone.
Axe looks at each page that is met with script.
"""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_by_keyboard_alone import reach, write
from tests.journeys.test_the_five_minute_path import press
from tests.support.browser import axe, no_sideways_scrolling

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(120)]

GROUP = """
from datetime import UTC, datetime
from tests import factories
from evenground.people import actions as people
now = datetime.now(UTC)
by = factories.host_group(now, starter="Hollis")
print("group", by.group_id)
print("code", by.group.code)
for name in ("rowan", "joy", "ines"):
    member = factories.member(by, name.title(), now)
    by = member if name == "rowan" else by
    print(name, people.make_card(by=member.person, now=now)[1])
"""
WAYS = {"rowan": {}, "joy": {"script": False}, "ines": {"viewport": {"width": 320, "height": 640}}}
LAST_YEAR = {
    "what": "The day of last year",
    "days": [
        {
            "date": "2025-06-14",
            "sessions": [
                {"start": "09:00", "end": "10:30", "kind": "talk", "title": "Speeches", "roles": ["the head"],
                 "said": ["Far too long."]},
                {"start": "10:30", "end": "11:00", "kind": "table_talk", "title": "Talk at tables",
                 "said": ["Lovely."]},
            ],
        }
    ],
}  # fmt: skip


@pytest.fixture
def table(new_site, visitor, tmp_path):
    """Three people who are signed in. Last year was brought into their group."""
    site = new_site()
    found = dict(line.split(" ", 1) for line in site.python(GROUP).strip().splitlines())
    file = tmp_path / "last-year.json"
    file.write_text(json.dumps(LAST_YEAR))
    told = site.command("import", "event", str(file), "--group", found["code"], "--series", "Our days", "--json")
    assert json.loads(told.stdout) | {"hints": []} == {
        "days": 1,
        "sessions": 2,
        "breaks": 0,
        "hints": [],
        "problems": [],
    }
    group, people = f"/g/{found['group']}/", {}
    for name, options in WAYS.items():
        page = people[name] = visitor(site=site, **options).page
        page.goto(f"/sign-in/card/?next={group}events/")
        page.get_by_label("The code on your card").fill(found[name])
        press(page, "Sign in")
    return people


def test_last_year_helps_where_it_helps(table):
    people = table
    event = an_event_is_begun(people["rowan"])
    last_year = its_things_are_marked(people["joy"], event)
    one_is_taken_up_by_keyboard(people["ines"], last_year)
    the_programme_is_put_in_order(people["joy"], event)
    what_is_new_is_seen(people["rowan"], event)
    it_ends_with_when_next(people["rowan"], event)


def an_event_is_begun(page: Page) -> str:
    """A name is enough. Its page says what is open, and leads to last year."""
    page.get_by_role("link", name="Begin the page of an event").click()
    axe(page)
    page.get_by_label("A working name").fill("The summer day")
    page.get_by_label("Which series is it part of?").fill("Our days")
    page.get_by_label("Day", exact=True).fill("12")
    page.get_by_label("Month", exact=True).fill("6")
    page.get_by_label("Year", exact=True).fill("2027")
    press(page, "Save")
    expect(page.get_by_role("heading", level=1)).to_have_text("The summer day")
    expect(page.get_by_role("main")).to_contain_text("Open: the group decides")
    axe(page)
    return page.url


def its_things_are_marked(page: Page, event: str) -> str:
    page.goto(event)
    page.get_by_role("link", name="2025: The day of last year").click()
    expect(page.get_by_role("main")).to_contain_text("Far too long.")
    last_year = page.url
    page.get_by_role("link", name=re.compile("Mark it.*Speeches")).click()
    press(page, "Save my mark")
    expect(page.get_by_role("alert")).to_contain_text("How do you see it?")
    page.get_by_label("We can leave it").check()
    page.get_by_label("In your words").fill("Nobody missed them.")
    press(page, "Save my mark")
    expect(page.get_by_role("main")).to_contain_text("We can leave it (Joy)")
    return last_year


def one_is_taken_up_by_keyboard(page: Page, last_year: str) -> None:
    page.goto(last_year)
    no_sideways_scrolling(page)
    reach(page, page.get_by_role("link", name=re.compile("Mark it.*Talk at tables")))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("What stays behind")
    reach(page, page.get_by_role("button", name="Put it into this year's programme"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("It comes from an earlier event")
    write(page, page.get_by_label("It begins at"), "11:00")
    write(page, page.get_by_label("It ends at"), "10:00")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("It ends before it begins")
    page.evaluate("scrollTo(0, 0)")  # the way out stays at the top, and covers what scrolls under it
    axe(page)
    write(page, page.get_by_label("It ends at"), "11:30")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("11:00–11:30 Talk at tables")
    no_sideways_scrolling(page)


def the_programme_is_put_in_order(page: Page, event: str) -> None:
    """Without script: by buttons, and by the form that says where to."""
    page.goto(event)
    page.get_by_role("link", name="The programme").click()
    press(page, "Show me what changes from now on")
    page.get_by_role("link", name="Put something in").click()
    for label, words in {"What is it?": "The film", "It begins at": "11.30", "It ends at": "11:50"}.items():
        page.get_by_label(label).fill(words)
    press(page, "Save")
    page.get_by_role("button", name=re.compile("Earlier.*The film")).click()
    first = page.get_by_role("main").get_by_role("listitem").filter(has=page.get_by_role("heading", level=3)).first
    expect(first).to_contain_text("11:00–11:20 The film")
    page.get_by_role("link", name=re.compile("Change.*The film")).click()
    page.get_by_label("Move it to").select_option(value="2")
    press(page, "Move it there")
    expect(first).to_contain_text("11:00–11:30 Talk at tables")


def what_is_new_is_seen(page: Page, event: str) -> None:
    page.goto(f"{event}programme/")
    press(page, "Show me what changes from now on")
    page.get_by_role("link", name=re.compile("Change.*The film")).click()
    page.get_by_label("Where?").fill("The garden")
    press(page, "Save")
    expect(page.get_by_role("heading", name="What changed since you last looked")).to_be_visible()
    axe(page)
    press(page, "I have read this")
    expect(page.get_by_role("heading", name="What changed since you last looked")).to_have_count(0)
    page.get_by_role("link", name="In large print").click()
    axe(page)


def it_ends_with_when_next(page: Page, event: str) -> None:
    page.goto(event)
    page.get_by_role("link", name="It is over: when next?").click()
    axe(page)
    page.get_by_label("When next?").fill("Next summer, in the north")
    press(page, "Close the event")
    expect(page.get_by_role("main")).to_contain_text("Say who answers for it")
    page.get_by_label("Who answers for it?").fill("Rowan, for all of us")
    for label, number in (("Day", "1"), ("Month", "9"), ("Year", "2027")):
        page.get_by_label(label, exact=True).fill(number)
    press(page, "Close the event")
    expect(page.get_by_role("main")).to_contain_text("Next summer, in the north")
    expect(page.get_by_role("button", name="Open it again")).to_be_visible()
    axe(page)
