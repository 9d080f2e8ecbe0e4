"""Signing in as a person does it, in a real browser, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import axe
from tests.support.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.shared]

MAKE = """
from datetime import UTC, datetime
from evenground.people import actions, queries
now = datetime.now(UTC)
person = actions.make_person(name="Dev", reach_by="email", email="{email}", now=now)
actions.confirm_email(key=queries.confirm_key(queries.waiting_address(person), now), now=now)
print(actions.make_card(by=person, now=now)[1])
"""


def make(site: Site, email: str) -> str:
    """Somebody with a confirmed address; the code on their card."""
    return site.python(MAKE.format(email=email)).strip().splitlines()[-1]


@pytest.mark.parametrize("script", [True, False])
def test_by_email(live_site, visitor, mailbox, script):
    email = f"dev-{script}@example.org".lower()
    make(live_site, email)
    who = visitor(script=script)
    who.page.goto("/me/")
    who.page.get_by_role("link", name="A code by email").click()
    who.page.get_by_label("Your email address").fill(email)
    who.page.get_by_role("button", name="Send me a code").click()
    letter = mailbox.wait_for(email)[-1]
    code = re.search(r"\d{4}-\d{4}", letter.as_string())[0]
    who.page.get_by_label("The code from the mail").fill(code)
    who.page.get_by_role("button", name="Sign in").click()
    expect(who.page.get_by_role("heading", level=1)).to_have_text("About you")
    who.check()


def test_by_the_square_on_the_card(live_site, visitor):
    code = make(live_site, "square@example.org")
    who = visitor()
    who.page.goto(f"/sign-in/card/?next=/me/#{code}")
    expect(who.page.get_by_label("The code on your card")).to_have_value(code)
    assert code not in who.page.url, "the code does not stay in the address"
    who.page.get_by_role("button", name="Sign in").click()
    expect(who.page.get_by_role("heading", level=1)).to_have_text("About you")
    who.check()


def test_by_a_typed_card_without_scripts_and_keyboard_alone(live_site, visitor):
    code = make(live_site, "typed@example.org")
    who = visitor(script=False)
    who.page.goto("/sign-in/card/?next=/me/")
    who.page.get_by_label("The code on your card").focus()
    who.page.keyboard.type(code.lower())
    who.page.keyboard.press("Enter")
    expect(who.page.get_by_role("heading", level=1)).to_have_text("About you")


@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 320, "height": 640}}, {"color_scheme": "dark"}])
def test_pages_are_for_everyone(live_site, visitor, options, tmp_path):
    code = make(live_site, f"all-{len(str(options))}@example.org")
    who = visitor(**options)
    for path in ("/sign-in/", "/sign-in/email/", "/sign-in/card/", "/confirm/made-up/"):
        who.page.goto(path)
        axe(who.page)
    who.page.goto("/sign-in/card/?next=/me/")
    who.page.get_by_role("button", name="Sign in").click()
    axe(who.page)
    who.page.get_by_label("The code on your card").fill(code)
    who.page.get_by_role("button", name="Sign in").click()
    axe(who.page)
    who.page.goto("/me/card/")
    axe(who.page)
    who.page.get_by_role("button", name="Make a new card").click()
    axe(who.page)
    who.check()
