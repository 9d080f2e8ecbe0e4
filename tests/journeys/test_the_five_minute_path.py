"""Story step 1 and 2: from an invitation to the first answer, in four screens, on a phone, in a real browser.

Given an open group with a place held open. When somebody new follows the invitation. Then four screens later they
have said what they think of the first decision; with script, without, and by keyboard alone.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_every_page import looked_over

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(240)]

GROUP = """
from datetime import UTC, datetime
from tests import factories
now = datetime.now(UTC)
by = factories.host_group(now, starter="Hollis {tag}")
factories.member(by, "Rowan", now)
print(factories.invitation(by, now).code)
"""
PHONE = {"viewport": {"width": 360, "height": 700}}


@pytest.fixture
def code(live_site, request) -> str:
    return live_site.python(GROUP.format(tag=abs(hash(request.node.name)))).strip().splitlines()[-1]


def screens(page: Page) -> list[str]:
    """The pages seen so far: each whole page is one screen."""
    seen: list[str] = []
    page.on("domcontentloaded", lambda here: seen.append(here.url))
    return seen


def join(page: Page) -> None:
    page.get_by_role("button", name="Yes, I'd like to").click()
    page.get_by_label("Your name").fill("Amina")
    page.get_by_label("I'll look here myself").check()
    page.get_by_role("button", name="Join").click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_four_screens_to_the_first_answer(live_site, visitor, code, script):
    page = visitor(script=script, **PHONE).page
    seen = screens(page)
    page.goto(f"/i/{code}/")
    expect(page.get_by_role("button", name="No thanks")).to_be_visible()
    join(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/start-here/" in page.url
    page.get_by_role("link", name="Read it and have your say").click()
    assert "/decisions/" in page.url
    page.get_by_label("Yes, go ahead.").check()
    assert len(seen) == 4, seen
    page.get_by_role("button", name="Save my answer").click()
    expect(page.get_by_role("main")).to_contain_text("Saved")


def test_no_thanks_is_as_big_as_yes_and_nobody_can_tell(live_site, visitor, code):
    page = visitor(**PHONE).page
    page.goto(f"/i/{code}/")
    yes = page.get_by_role("button", name="Yes, I'd like to").bounding_box()
    no = page.get_by_role("button", name="No thanks").bounding_box()
    assert yes is not None
    assert no is not None
    assert (round(yes["width"]), round(yes["height"])) == (round(no["width"]), round(no["height"]))
    page.get_by_role("button", name="No thanks").click()
    expect(page.get_by_role("main")).to_contain_text("Thank you. No is a full answer.")
    page.goto(f"/i/{code}/")
    join(page)
    expect(page).to_have_url(re.compile("/start-here/"))


def test_by_keyboard_alone(live_site, visitor, code):
    page = visitor(script=False).page
    page.goto(f"/i/{code}/")
    press(page, "Yes, I'd like to")
    expect(page).to_have_url(re.compile("/join/"))
    reach(page, "Your name")
    page.keyboard.type("Dev")
    reach_radio(page, "I'll look here myself")
    press(page, "Join")
    expect(page).to_have_url(re.compile("/start-here/"))


def reach(page: Page, label: str) -> None:
    """Tab until the field with this label has the focus."""
    field = page.get_by_label(label).first
    for _press in range(60):
        if field.evaluate("field => field === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{label} can't be reached with the keyboard")


def reach_radio(page: Page, label: str) -> None:
    """Tab into the group of radios, then move on with the arrow key."""
    wanted = page.get_by_label(label)
    for _press in range(60):
        if page.evaluate("document.activeElement.type === 'radio'"):
            break
        page.keyboard.press("Tab")
    for _press in range(10):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{label} can't be chosen with the keyboard")


def press(page: Page, name: str) -> None:
    """Tab to the button with this name and press Enter."""
    button = page.get_by_role("button", name=name)
    for _press in range(80):
        if button.evaluate("button => button === document.activeElement"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} can't be reached with the keyboard")


def test_each_screen_is_for_everyone(live_site, visitor, code):
    page, wrong = visitor().page, []
    page.goto(f"/i/{code}/")
    wrong += looked_over(page, "invitation")
    page.goto(f"/i/{code}/join/")
    wrong += looked_over(page, "joining")
    page.locator("form button[type=submit]").last.click()  # with nothing filled in: the page says what is missing
    page.wait_for_load_state()
    wrong += looked_over(page, "joining, with nothing filled in")
    assert not wrong, "\n".join(wrong)
