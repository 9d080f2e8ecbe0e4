"""The pages that only the demo has are for everyone, too: as HTML, in every look, and from right to left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from evenground.demo import replays
from evenground.demo.cards import CARDS
from tests.journeys.test_every_page import faults, looked_over
from tests.support import databases
from tests.support.browser import LOOKS
from tests.support.databases import ENGINE
from tests.support.mailbox import Mailbox
from tests.support.site import Site
from tests.support.vnu import check_html

pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(300),
    pytest.mark.skipif(ENGINE != "sqlite", reason="how pages look does not hang on the database; once is enough"),
]

# What the real decisions are played from lies outside the project. Where it does not, there is no such page.
PAGES = ["/", "/demo/people/", "/demo/mail/", *(["/help/real-decisions/"] if replays.found() else [])]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox) -> Iterator[Site]:
    folder = databases.with_the_story_told(tmp_path_factory.mktemp("demo"))
    site = Site(folder, mailbox, command="demo")
    site.start()
    yield site
    site.stop()


def test_in_every_look_and_as_html(demo, visitor):
    page, wrong, sent = visitor(site=demo).page, [], {}
    for where in PAGES:
        answer = page.goto(where)
        assert answer.status == 200, where
        sent[where] = answer.text()
        wrong += looked_over(page, "the demo")
        if page.locator("main .govuk-button:not(.govuk-button--secondary)").count() > 1:
            wrong.append(f"{where} has more than one main button")
    assert not wrong, "\n".join(wrong)
    check_html(sent)


def test_from_right_to_left(demo, visitor):
    page, wrong = visitor(site=demo, **LOOKS["right to left"]).page, []
    for where in PAGES:
        page.goto(where)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        wrong += faults(page, "the demo, right to left")
    assert not wrong, "\n".join(wrong)


def test_every_card_leads_to_a_living_page_or_says_coming(demo, visitor):
    page = visitor(site=demo, script=False).page
    page.goto("/")
    cards = page.locator("ol.cards > li")
    expect(cards).to_have_count(len(CARDS))
    for number, card in enumerate(CARDS):
        page.goto("/")
        if not card.page:
            expect(cards.nth(number)).to_contain_text("coming")
            continue
        with page.expect_navigation() as answer:
            cards.nth(number).get_by_role("button", name=str(card.look)).click()
        assert answer.value.status == 200, card.look


def test_nobody_of_the_story_is_asked_to_confirm_an_address(demo, visitor):
    page = visitor(site=demo).page
    page.goto("/")
    page.get_by_role("button", name="Come in as a member").click()
    page.goto("/me/")
    expect(page.get_by_role("heading", level=1)).to_have_text("About you")
    expect(page.get_by_role("main")).not_to_contain_text("Press the link in it")
