"""Step 12 of the story: the event ends with "When next?"; the next one begins from it, and nobody must carry again.

Rowan closes one event and begins the next, with script. Joy carried a task, hands it back and has a pause, without
script. Ines looks at what can be learned, by keyboard on a narrow phone.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_by_keyboard_alone import reach, write
from tests.journeys.test_the_five_minute_path import press
from tests.journeys.three import come_in
from tests.support.browser import axe, no_sideways_scrolling

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(120)]

THERE = """
card = roles.write_card(by=by, text=roles.Text("Greet people"), kind="task", now=now)
roles.take(by=members["joy"], card=card, now=now)
event = events.plan_event(by=by, description=events.Description("The summer day"), series="Our days", now=now)
entry = events.Entry(1, time(11), time(11, 20), "talk", "The film")
events.add_item(by=by, event=event, entry=entry, now=now)
print("to", f"/g/{by.group_id}/events/")
"""


@pytest.fixture
def people(live_site, visitor):
    return come_in(live_site, visitor, ("rowan", "joy", "ines"), THERE)


def test_again_more_often(people):
    it_ends_with_when_next(people["rowan"])
    what_was_carried_goes_back_and_a_pause_begins(people["joy"])
    the_next_one_begins_from_it(people["rowan"])
    nobody_who_has_a_pause_is_asked(people["rowan"], people["joy"])
    what_was_learned_is_found_by_keyboard(people["ines"])


def it_ends_with_when_next(page: Page) -> None:
    page.get_by_role("link", name="The summer day").click()
    page.get_by_role("link", name="It is over: when next?").click()
    axe(page)
    page.get_by_label("When next?").fill("Next spring")
    page.get_by_label("Who answers for it?").fill("Hollis, who keeps the host's diary")
    for label, number in (("Day", "1"), ("Month", "9"), ("Year", "2099")):
        page.get_by_label(label, exact=True).fill(number)
    press(page, "Close the event")
    expect(page.get_by_role("main")).to_contain_text("Next spring")
    expect(page.get_by_role("main")).to_contain_text("Hollis, who keeps the host's diary answers for it.")


def what_was_carried_goes_back_and_a_pause_begins(page: Page) -> None:
    """Two presses, no reason, and nobody is told."""
    page.get_by_role("link", name="Roles", exact=True).click()
    page.get_by_role("link", name=re.compile("What I carry")).click()
    expect(page.get_by_role("main")).to_contain_text("Greet people")
    page.get_by_role("link", name="Greet people").click()
    press(page, "Hand it back")
    expect(page.get_by_role("main")).to_contain_text("It stands open again")
    page.get_by_role("link", name="My place").click()
    press(page, "Have a pause")
    expect(page.get_by_role("main")).to_contain_text("You have a pause. Nothing is asked of you.")


def the_next_one_begins_from_it(page: Page) -> None:
    """In the same series; the one before is one press away, and nothing of it is copied."""
    page.get_by_role("link", name="Events", exact=True).click()
    page.get_by_role("link", name="Begin the page of an event").click()
    page.get_by_label("A working name").fill("The spring day")
    page.get_by_label("Which series is it part of?").fill("Our days")
    press(page, "Save")
    expect(page.get_by_role("heading", name="Earlier, where it helps")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("The summer day"))).to_be_visible()
    axe(page)
    page.get_by_role("link", name="The programme").click()
    expect(page.get_by_role("main")).not_to_contain_text("The film")


def nobody_who_has_a_pause_is_asked(asks: Page, paused: Page) -> None:
    """Who asks meets the same as ever. Who has a pause hears nothing of it."""
    asks.get_by_role("link", name="Roles", exact=True).click()
    asks.get_by_role("link", name="Greet people").click()
    expect(asks.get_by_role("main")).to_contain_text("It stands open.")
    expect(asks.get_by_role("main")).not_to_contain_text("Joy")
    asks.get_by_role("link", name="Ask somebody whether they would like to").click()
    asks.get_by_label("Whom would you like to ask?").select_option(label="Joy")
    press(asks, re.compile("Ask"))
    expect(asks.get_by_role("main")).to_contain_text("Nobody is told which.")
    paused.get_by_role("link", name="Roles", exact=True).click()
    paused.get_by_role("link", name=re.compile("What I carry")).click()
    expect(paused.get_by_role("main")).not_to_contain_text("Greet people")


def what_was_learned_is_found_by_keyboard(page: Page) -> None:
    page.reload()
    reach(page, page.get_by_role("link", name="The spring day"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Earlier, where it helps")).to_be_visible()
    reach(page, page.get_by_role("link", name=re.compile("The summer day")))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=re.compile("Mark it.*The film"))).to_be_visible()
    no_sideways_scrolling(page)
    reach(page, page.get_by_role("link", name=re.compile("Mark it.*The film")))
    page.keyboard.press("Enter")
    reach(page, page.get_by_label("Worth keeping"))
    page.keyboard.press("Space")
    write(page, page.get_by_label("In your words"), "Show one again.")
    reach(page, page.get_by_role("button", name="Save my mark"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Worth keeping (Ines)")
    axe(page)
