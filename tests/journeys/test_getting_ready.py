"""Step 7 of the story: who does what on the day, with a back-up for each; and what if I can't.

Rowan writes the run sheet, with script. Dev carries a task in it, says in private that he'd like to talk it over, and
hands it back, without script. Ines reads it by keyboard on a narrow phone.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_by_keyboard_alone import reach
from tests.journeys.test_the_five_minute_path import press
from tests.journeys.three import come_in
from tests.support.browser import axe, no_sideways_scrolling

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(120)]

THERE = """
said = events.Description("The summer day", days=[date(2099, 6, 12)])
event = events.plan_event(by=by, description=said, now=now)
for hour, title in ((10, "Hello"), (11, "The film")):
    entry = events.Entry(1, time(hour), time(hour, 30), "talk", title)
    events.add_item(by=by, event=event, entry=entry, now=now)
card = roles.write_card(by=by, text=roles.Text("Look after the sound"), now=now)
roles.take(by=members["dev"], card=card, now=now)
roles.back_up(by=by, card=card, yes=True, now=now)
print("to", f"/g/{by.group_id}/events/{event.id}/")
"""


@pytest.fixture
def people(live_site, visitor):
    return come_in(live_site, visitor, ("rowan", "dev", "ines"), THERE)


def test_getting_ready(people):
    the_run_sheet_is_written(people["rowan"])
    he_walks_through_his_part(people["dev"])
    it_is_read_by_who_was_chosen(people["rowan"], people["ines"])
    he_can_t_after_all(people["dev"])
    it_stands_open_and_says_no_more(people["ines"])


def the_run_sheet_is_written(page: Page) -> None:
    page.get_by_role("link", name="Run sheet").click()
    axe(page)
    page.get_by_role("link", name="Write a step").click()
    axe(page)
    page.get_by_label("At a time of its own?").fill("25:00")
    page.get_by_label("What happens?").fill("The film runs, with its captions on")
    press(page, "Save")
    expect(page.get_by_label("What happens?")).to_have_value("The film runs, with its captions on")
    page.get_by_label("At a time of its own?").fill("")
    page.get_by_label("Beside what in the programme?").select_option(index=2)
    page.get_by_label("What tells us that it is time?").fill("All sit")
    page.get_by_label("Which role or task is it part of?").select_option(label="Look after the sound")
    press(page, "Save")
    main = page.get_by_role("main")
    expect(main).to_contain_text("The film runs, with its captions on")
    expect(main).to_contain_text("Who: Dev")
    expect(main).to_contain_text("Back-up: Rowan")
    axe(page)
    page.get_by_role("link", name="As a sheet to print").click()
    expect(page.locator("body")).to_contain_text("The film runs, with its captions on")
    axe(page)


def he_walks_through_his_part(page: Page) -> None:
    page.get_by_role("link", name="Run sheet").click()
    page.get_by_role("link", name="My part").click()
    expect(page.get_by_role("main")).to_contain_text("The film runs, with its captions on")
    page.get_by_role("link", name="Walk through the day").click()
    expect(page.get_by_role("main")).to_contain_text("Back-up: Rowan")
    page.get_by_label("I'd like to talk it over").check()
    page.get_by_label("Rowan").check()
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text("Saved")


def it_is_read_by_who_was_chosen(chosen: Page, other: Page) -> None:
    chosen.goto(chosen.url.split("run-sheet")[0] + "run-sheet/mine/")
    expect(chosen.get_by_role("main")).to_contain_text("Dev: I'd like to talk it over")
    axe(chosen)
    other.goto(other.url + "run-sheet/mine/")
    expect(other.get_by_role("main")).not_to_contain_text("Dev: I'd like to talk it over")


def he_can_t_after_all(page: Page) -> None:
    press(page, re.compile("Hand it back"))
    expect(page.get_by_role("main")).to_contain_text("It stands open again.")


def it_stands_open_and_says_no_more(page: Page) -> None:
    page.goto(page.url.split("run-sheet")[0])
    reach(page, page.get_by_role("link", name="Run sheet"))
    page.keyboard.press("Enter")
    main = page.get_by_role("main")
    expect(main).to_contain_text("The film runs, with its captions on")
    expect(main).to_contain_text("stands open")
    expect(main).not_to_contain_text("Dev")
    no_sideways_scrolling(page)
    axe(page)
