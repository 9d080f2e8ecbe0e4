"""Step 5 of the story: an idea becomes a film that is thanked for. Tasks are offered, never given, and handed back.

Rowan makes the film, with script. Dev likes it, takes a task and hands it back, without script. Ines is asked, says no,
and hears nothing more of it, by keyboard on a narrow phone.
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
print("to", f"/g/{by.group_id}/ideas/")
"""


@pytest.fixture
def people(live_site, visitor):
    return come_in(live_site, visitor, ("rowan", "dev", "ines"), THERE)


def test_what_each_person_brings(people):
    rowan, dev, ines = people["rowan"], people["dev"], people["ines"]
    an_idea_is_floated(rowan)
    it_is_liked(dev)
    a_rough_cut_is_made_of_it(rowan)
    task = a_task_comes_of_it_and_somebody_is_asked(rowan)
    she_says_no_and_is_not_asked_again(ines, rowan, task)
    he_takes_it_and_hands_it_back(dev, task)
    nothing_says_who_it_was(rowan, task)
    what_she_did_is_thanked_for(dev, rowan, ines)


def an_idea_is_floated(page: Page) -> None:
    axe(page)
    page.get_by_label("Your idea, in a sentence").fill("A short film to open with")
    press(page, "Float it")
    expect(page.get_by_role("heading", name="Its way so far")).to_be_visible()
    axe(page)


def it_is_liked(page: Page) -> None:
    page.reload()
    page.get_by_role("link", name=re.compile("A short film")).first.click()
    press(page, "I like this")
    expect(page.get_by_role("main")).to_contain_text("Liked by: Dev")


def a_rough_cut_is_made_of_it(page: Page) -> None:
    """Words are kept where something is missing; the description is there for who can't see it."""
    page.get_by_role("link", name="Put up something you made of it").click()
    axe(page)
    page.get_by_label("What is it called?").fill("The rough cut")
    page.get_by_label("What kind of thing is it?").select_option("film")
    page.get_by_label("What is said or seen in it?").fill("Waves, then four voices.")
    page.get_by_label("Show it in this group").check()
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text("Choose a file, put in a link, or write it here.")
    expect(page.get_by_label("What is said or seen in it?")).to_have_value("Waves, then four voices.")
    page.get_by_label("A link to it").fill("https://films.example/rough-cut")
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text("Waves, then four voices.")
    expect(page.get_by_role("main")).to_contain_text("Printed or saved copies can't be called back.")
    axe(page)


def a_task_comes_of_it_and_somebody_is_asked(page: Page) -> str:
    page.get_by_role("link", name="it was an idea", exact=True).click()
    page.get_by_role("link", name="Make a task of it").click()
    axe(page)
    page.get_by_label("What is to be done, in a few words?").fill("Write the captions")
    press(page, "Save the task")
    expect(page.get_by_role("heading", level=1)).to_have_text("Write the captions")
    task = page.url
    ask(page, task)
    return task


def ask(page: Page, task: str) -> None:
    page.goto(task)
    page.get_by_role("link", name="Ask somebody whether they would like to").click()
    page.get_by_label("Whom would you like to ask?").select_option(label="Ines")
    press(page, re.compile("Ask"))
    expect(page.get_by_role("main")).to_contain_text("Nobody is told which.")


def she_says_no_and_is_not_asked_again(page: Page, asks: Page, task: str) -> None:
    mine = task.split("/roles/", maxsplit=1)[0] + "/roles/mine/"
    page.goto(mine)
    reach(page, page.get_by_role("link", name="Write the captions"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Would you like to?")).to_be_visible()
    no_sideways_scrolling(page)
    axe(page)
    reach(page, page.get_by_role("button", name="No", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("Nobody is told, and you are not asked this again.")
    ask(asks, task)
    page.goto(mine)
    expect(page.get_by_role("main")).not_to_contain_text("Write the captions")


def he_takes_it_and_hands_it_back(page: Page, task: str) -> None:
    page.goto(task)
    page.get_by_label("What would help you?").fill("Somebody who reads it over")
    press(page, "I'd like to do this")
    expect(page.get_by_role("main")).to_contain_text("Dev")
    press(page, "Hand it back")
    expect(page.get_by_role("main")).to_contain_text("It stands open again.")


def nothing_says_who_it_was(page: Page, task: str) -> None:
    page.goto(task)
    expect(page.get_by_role("main")).to_contain_text("It stands open.")
    expect(page.get_by_role("main")).not_to_contain_text("Dev")
    page.goto(f"{task.split('/roles/', maxsplit=1)[0]}/record/")
    expect(page.get_by_role("main")).to_contain_text("A role or a task stands open again")
    told = page.get_by_role("main").inner_text()
    assert "Dev" not in told[told.index("stands open again") : told.index("An idea became a task")]


def what_she_did_is_thanked_for(thanks: Page, thanked: Page, reads: Page) -> None:
    """A letter to one person. Others read it once she says yes."""
    thanks.get_by_role("link", name="Roles", exact=True).click()
    thanks.get_by_role("link", name="Thanks", exact=True).click()
    thanks.get_by_role("button", name="Say thank you").click()
    thanks.get_by_label("Whom would you like to thank?").select_option(label="Rowan")
    thanks.get_by_label("What did they do?").fill("You made a film of what I could not say.")
    press(thanks, "Save")
    letters = thanks.url.split("/roles/")[0] + "/roles/thanks/"
    reads.goto(letters)
    expect(reads.get_by_role("main")).not_to_contain_text("You made a film")
    thanked.goto(f"{letters}mine/")
    expect(thanked.get_by_role("main")).to_contain_text("You made a film of what I could not say.")
    axe(thanked)
    press(thanked, "Yes, show it to the group")
    expect(thanked.get_by_role("main")).to_contain_text("The group can read this.")
    reads.goto(letters)
    expect(reads.get_by_role("main")).to_contain_text("You made a film of what I could not say.")
    no_sideways_scrolling(reads)
