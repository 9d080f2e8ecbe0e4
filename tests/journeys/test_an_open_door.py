"""Step 1, the open door: a call to everyone, and three who knock: in writing, by a friend's name, and aloud.

Nobody has an account. One writes and then speaks, with script; one names a friend to ring, without script; one writes
by keyboard on a narrow phone. A member reads it all, says who gets in touch, and talks about who is still missing.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories import PICTURE
from tests.journeys.test_by_keyboard_alone import reach
from tests.journeys.test_the_five_minute_path import press
from tests.support.browser import axe, no_sideways_scrolling

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(120)]

GROUP = """
from datetime import UTC, datetime
from tests import factories
from evenground.people import actions as people
now = datetime.now(UTC)
by = factories.host_group(now, starter="Hollis")
member = factories.member(by, "Rowan", now)
print(people.make_card(by=member.person, now=now)[1], f"/g/{by.group_id}/")
"""


def test_an_open_door(live_site, visitor):
    card, group = live_site.python(GROUP).strip().splitlines()[-1].split()
    member = visitor().page
    member.goto(f"/sign-in/card/?next={group}call/")
    member.get_by_label("The code on your card").fill(card)
    press(member, "Sign in")
    call = a_call_is_opened(member)
    somebody_writes_and_then_speaks(visitor().page, call)
    somebody_names_a_friend(visitor(script=False).page, call)
    somebody_writes_by_keyboard(visitor(viewport={"width": 320, "height": 640}).page, call)
    a_member_reads_it_all(member)
    they_talk_about_who_is_missing(member, group)


def a_call_is_opened(page: Page) -> str:
    page.get_by_label("What do we look for people for?").fill("We bake bread together")
    press(page, "Open it for everyone")
    address = page.get_by_role("main").locator("a[dir=ltr]")
    expect(address).to_be_visible()
    axe(page)
    return str(address.get_attribute("href"))


def at(page: Page, heading: str) -> None:
    """This page is here, and for everyone."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    axe(page)


def somebody_writes_and_then_speaks(page: Page, call: str) -> None:
    page.goto(call)
    axe(page)
    page.get_by_label("Anything you'd like to say").fill("I can sing")
    press(page, "Knock")
    expect(page.get_by_role("main")).to_contain_text("Write one way to reach you")
    expect(page.get_by_label("Anything you'd like to say")).to_have_value("I can sing")
    axe(page)
    page.get_by_label("How to reach me").fill("0115 496 0001")
    press(page, "Knock")
    at(page, "Thank you for knocking")
    page.get_by_role("link", name="Leave a voice or a short film").click()
    at(page, "Say it aloud")
    # A drawing stands in for a voice: how a voice is made ready has tests of its own.
    page.get_by_label("Your voice, or a short film").set_input_files(
        {"name": "me.png", "mimeType": "image/png", "buffer": PICTURE}
    )
    press(page, "Leave it here")
    expect(page.get_by_role("link", name="Say it anew, or take it out")).to_be_visible()


def somebody_names_a_friend(page: Page, call: str) -> None:
    page.goto(call)
    page.get_by_label("A friend's name, to ring instead of me").fill("Gwen")
    page.get_by_label("My friend's phone number").fill("0115 496 0002")
    page.get_by_label("My friend knows that I give their number").check()
    page.get_by_role("button", name="Knock").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you for knocking")


def somebody_writes_by_keyboard(page: Page, call: str) -> None:
    page.goto(call)
    no_sideways_scrolling(page)
    reach(page, page.get_by_label("How to reach me"))
    page.keyboard.type("me@example.org")
    press(page, "Knock")
    at(page, "Thank you for knocking")
    no_sideways_scrolling(page)
    press(page, "Forget it now")
    at(page, "It is forgotten")


def a_member_reads_it_all(page: Page) -> None:
    page.get_by_role("link", name="See who knocked").click()
    at(page, "Who knocked")
    main = page.get_by_role("main")
    for words in ("I can sing", "0115 496 0001", "Gwen, 0115 496 0002"):
        expect(main).to_contain_text(words)
    expect(main).not_to_contain_text("me@example.org")
    expect(main.locator(".made-picture")).to_have_count(1)
    page.get_by_role("button", name=re.compile("I'll get in touch")).first.click()
    expect(main).to_contain_text("You said that you get in touch.")
    page.get_by_role("link", name=re.compile("Invite them")).first.click()
    expect(page).to_have_url(re.compile("/invite/"))


def they_talk_about_who_is_missing(page: Page, group: str) -> None:
    page.goto(f"{group}missing/")
    press(page, "Begin the talk")
    expect(page.get_by_role("main").locator("textarea")).to_be_visible()
    axe(page)
    page.get_by_role("main").locator("textarea").fill("Nobody from the coast")
    press(page, "Add it")
    expect(page.get_by_role("main")).to_contain_text("Nobody from the coast")
    axe(page)
