"""Kept safe: somebody outside the group is asked, by a link alone, whether a pause of posting goes on.

Given a group of two in which one person's posting has a pause. When the outside contact follows the link of their
letter. Then they read what may be known, answer with one of two equal buttons, and are asked nothing more.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_every_page import looked_over

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(240)]

ASKED = """
from datetime import UTC, datetime
from evenground.decisions import jobs
from evenground.groups import actions, queries
from tests import cast
now = datetime.now(UTC)
cast = cast.assemble(now, "Marek", "Rowan")
why = "Threats in a message."
pause = actions.pause_posting(by=cast.sade, member=cast.marek, matter="m", why=why, hours=24, now=now)
jobs.look_round.call(now=now)
pause.refresh_from_db()
print(queries.pause_key(pause))
"""
BUTTONS = ("Go on for 14 more days", "End it now")


@pytest.fixture
def link(live_site) -> str:
    return f"/outside/{live_site.python(ASKED).strip().splitlines()[-1]}/"


@pytest.mark.parametrize("button", BUTTONS)
def test_one_press_without_script_and_without_an_account(visitor, link, button):
    page = visitor(script=False, viewport={"width": 320, "height": 640}).page
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Threats in a message.")
    one, other = (size(page, name) for name in BUTTONS)
    assert one == other
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. You have answered.")
    expect(page.get_by_role("main").get_by_role("button")).to_have_count(0)
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. You have answered.")


def size(page: Page, name: str) -> tuple[int, int]:
    box = page.get_by_role("button", name=name).bounding_box()
    assert box is not None
    return round(box["width"]), round(box["height"])


def test_anyone_can_use_the_page(visitor, link):
    page = visitor().page
    page.goto(link)
    wrong = list(looked_over(page, "the outside contact"))
    assert not wrong, "\n".join(wrong)
