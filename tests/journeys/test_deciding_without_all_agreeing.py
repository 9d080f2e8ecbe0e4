"""Story step 4, the deciding: someone asks for a change first, the words change, a view is kept, and it is decided.

Three people in browsers of their own: one suggests, one has script off, one signs in with a printed card.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import axe, no_sideways_scrolling
from tests.support.mailbox import Mailbox
from tests.support.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(300)]

GROUP = """
from datetime import UTC, datetime
from tests import factories
from evenground.people import actions as people
now = datetime.now(UTC)
by = factories.own_group(now, starter="Rowan")
members = dict(rowan=by)
for name in ("Dev", "Ines", "Joy"):
    email = "joy-step4@example.org" if name == "Joy" else ""
    members[name.lower()] = factories.member(by, name, now, email=email)
print("group", by.group_id)
for name, member in members.items():
    print(name, people.make_card(by=member.person, now=now)[1])
"""
TIME_PASSES = """
from datetime import UTC, datetime, timedelta
from evenground.decisions import jobs
now = datetime.now(UTC) + timedelta(days={days})
jobs.close_due.call(now=now)
jobs.send_round.call(now=now + timedelta(days=5))  # once its owners had their days to look over their words
"""


@pytest.fixture
def table(new_site, visitor):
    """An open group of four on a server of its own, and what each needs to come in."""
    site = new_site()
    lines = site.python(GROUP).strip().splitlines()
    found = dict(line.split(" ", 1) for line in lines)

    def come_in(name: str, **options: object) -> Page:
        page = visitor(site=site, **options).page
        page.goto(f"/sign-in/card/?next=/g/{found['group']}/")
        page.get_by_label("The code on your card").fill(found[name])
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(re.compile(found["group"]))
        return page

    return site, found["group"], come_in


def answer(page: Page, choice: str, words: str = "") -> None:
    page.get_by_label(choice).check()
    if words:
        page.locator("#id_words").fill(words)
    page.get_by_role("button", name="Save my answer").click()
    expect(page.get_by_role("main")).to_contain_text("Saved")


def test_a_plan_goes_on_with_a_view_beside_it(table, mailbox):
    site, group, come_in = table
    rowan, dev = come_in("rowan"), come_in("dev", script=False)
    ines = come_in("ines", viewport={"width": 320, "height": 640})
    place = given_a_suggestion_in_two_boxes(rowan, group)
    when_one_asks_for_a_change_first(dev, rowan, place)
    and_the_words_change_and_it_is_solved_by_this(rowan, dev, place)
    answer(at(rowan, place), "Yes, go ahead.")
    answer(at(ines, place), "Go ahead. I see it differently.", "I would begin with tea.")
    no_sideways_scrolling(ines)
    axe(ines)
    site.python(TIME_PASSES.format(days=40))
    then_the_view_stands_beside_it_in_the_same_size(rowan, place)
    and_the_mail_s_check_word_is_held_by_the_record(site, mailbox, rowan, group)


def given_a_suggestion_in_two_boxes(rowan: Page, group: str) -> str:
    rowan.goto(f"/g/{group}/decisions/new/")
    rowan.get_by_label("What do you suggest?").fill("We open with personal stories.")
    rowan.get_by_label("Why?").fill("It makes it real.")
    rowan.get_by_role("button", name="Open it for answers").click()
    expect(rowan).to_have_url(re.compile(r"/decisions/[0-9a-f-]{36}/"))
    return re.sub(r"https?://[^/]+", "", rowan.url).split("#")[0].split("?")[0]


def when_one_asks_for_a_change_first(dev: Page, rowan: Page, place: str) -> None:
    """Without saying who."""
    answer(at(dev, place), "Not yet. Something needs to change first.", "Some may feel pushed to tell theirs.")
    expect(at(rowan, place).get_by_role("main")).to_contain_text("Some may feel pushed to tell theirs.")
    assert "Dev" not in rowan.get_by_role("main").inner_text()


def and_the_words_change_and_it_is_solved_by_this(rowan: Page, dev: Page, place: str) -> None:
    rowan.goto(f"{place}change/")
    rowan.get_by_label("What do you suggest?").fill("We open with stories only from people who offer one.")
    rowan.get_by_role("button", name="Save the new words").click()
    at(dev, place).get_by_label("Solved by this").first.check()
    dev.get_by_role("button", name="Save this").first.click()
    answer(dev, "Yes, go ahead.")


def then_the_view_stands_beside_it_in_the_same_size(rowan: Page, place: str) -> None:
    halves = at(rowan, f"{place}outcome/").locator(".halves > .card")
    expect(halves).to_have_count(2)
    first, second = halves.nth(0).bounding_box(), halves.nth(1).bounding_box()
    assert first is not None
    assert second is not None
    assert (first["width"], first["height"]) == (second["width"], second["height"])
    expect(halves.nth(1)).to_contain_text("I would begin with tea.")
    assert "Ines" not in halves.nth(1).inner_text()
    axe(rowan)


def and_the_mail_s_check_word_is_held_by_the_record(site: Site, mailbox: Mailbox, rowan: Page, group: str) -> None:
    letter = mailbox.wait_for_words("joy-step4@example.org", "check word", "I would begin with tea.")
    entry, word = re.search(r"entry\s+(\d+),\s+check\s+word\s+([a-z-]+)", letter).groups()
    with rowan.expect_download() as download:
        at(rowan, f"/g/{group}/record/").locator(f"a[href='/g/{group}/record/file/']").click()
    fits = site.command("verify", str(download.value.path()), "--expect", f"{entry}:{word}", check=False)
    assert fits.returncode == 0, fits.stdout


def at(page: Page, place: str) -> Page:
    page.goto(place)
    return page
