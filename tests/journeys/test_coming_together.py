"""Story step 1: a coordinator prepares a group for a host, in short steps, opens it and asks people to join.

Given nobody is here yet. When the coordinator says what is fixed and who helps, one of them missing at first. Then the
group can't open, and the page says who is missing; and once all are named, an invitation says it all to who reads it.
"""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(240)]

WORDS = {
    "Your name": "Hollis",
    "A working name": "The spring day",
    "What is it for?": "We make the yearly day of our lived experience leaders.",
    "How much time does it take?": "Two hours a month.",
    "What does somebody get back?": "Pay, fares and thanks.",
    "The organisation's name": "Marrowfield",
    "Your job there": "Coordinator",
}
PHONE = {"viewport": {"width": 320, "height": 640}}


@pytest.mark.parametrize("options", [{}, {"script": False, **PHONE}], ids=["script", "no script, on a phone"])
def test_a_coordinator_opens_a_group_and_asks_people(live_site, visitor, options):
    hollis = visitor(**options).page
    when_the_first_steps_are_taken(hollis)
    then_the_group_can_t_open_without_a_deputy(hollis)
    when_the_deputy_is_named_it_opens(hollis)
    link = and_people_are_asked(hollis)
    then_the_invitation_says_it_all(visitor(**options).page, link)


def when_the_first_steps_are_taken(hollis: Page) -> None:
    hollis.goto("/start/")
    for label, words in WORDS.items():
        hollis.get_by_label(label).fill(words)
    hollis.get_by_label("I'll look here myself").check()
    hollis.get_by_label("An organisation hosts it").check()
    go_on(hollis, "fixed")
    hollis.locator("[name=when-fixed][value=fixed]").check()
    go_on(hollis, "fixed")
    told = "When: Why? – You ticked “Fixed already”. Please fill this in, too."
    expect(hollis.get_by_role("alert")).to_contain_text(told)
    fill(hollis, "when", what="The week of 12 October.", why="The hall is free then.", owner="Hollis, coordinator")
    go_on(hollis, "who-helps")
    fill(hollis, "lead", name="Sade", email="sade@example.org")
    fill(hollis, "outside", name="Nadia", phone="0300 000 0001")
    fill(hollis, "hours", name="Night line", phone="0300 000 0000")
    go_on(hollis, "open")


def then_the_group_can_t_open_without_a_deputy(hollis: Page) -> None:
    main = hollis.get_by_role("main")
    expect(main).to_contain_text("Before the group can open, name who helps. Still missing:")
    expect(main.locator(".lead")).to_contain_text(re.compile("deputy", re.IGNORECASE))
    expect(hollis.get_by_role("button", name="Open the group")).to_have_count(0)


def when_the_deputy_is_named_it_opens(hollis: Page) -> None:
    hollis.get_by_role("link", name="Change who helps").click()
    expect(hollis.locator("[name=lead-name]")).to_have_value("Sade")
    fill(hollis, "deputy", name="Bram", email="bram@example.org")
    go_on(hollis, "open")
    hollis.get_by_role("button", name="Open the group").click()
    expect(hollis).to_have_url(re.compile("/invite/$"))


def and_people_are_asked(hollis: Page) -> str:
    hollis.get_by_label("How many people would you like to ask?").fill("2")
    hollis.get_by_role("button", name="Make codes").click()
    links = hollis.get_by_text(re.compile("^http.*/i/"))
    expect(links).to_have_count(2)
    return links.first.inner_text()


def then_the_invitation_says_it_all(reader: Page, link: str) -> None:
    """To somebody without a place here."""
    reader.goto(link)
    main = reader.get_by_role("main")
    expect(main).to_contain_text("Hollis asks you to join The spring day, for Marrowfield.")
    for words in (WORDS["What is it for?"], "Two hours a month.", "Pay, fares and thanks.", "The week of 12 October."):
        expect(main).to_contain_text(words)
    for words in ("The hall is free then.", "Hollis, coordinator", "The money", "Sade", "No thanks"):
        expect(main).to_contain_text(words)


def fill(page: Page, prefix: str, **words: str) -> None:
    """What stands in fields of one part of a page; a part that is folded away is opened first, as a person would."""
    for name, text in words.items():
        field = page.locator(f"[name={prefix}-{name}]")
        if not field.is_visible():
            field.locator("xpath=ancestor::details[1]/summary").click()
        field.fill(text)


def go_on(page: Page, step: str) -> None:
    page.get_by_role("button", name="Save and go on").click()
    expect(page).to_have_url(re.compile(f"/{step}/$"))
