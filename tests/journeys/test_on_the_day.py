"""Step 8 of the story: people put questions to a leader, see why which is next, and hear answers. Live, and with plain
forms where there is no script.

Somebody asks without a name, with script; somebody supports it and brings a thought, without script; somebody asks by
keyboard on a narrow phone. A host gives the turns, the leader and the wall show what is asked now. A week later, on
another device, a code on paper opens what came of it.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_an_open_door import at
from tests.journeys.test_by_keyboard_alone import reach
from tests.journeys.test_the_five_minute_path import press
from tests.support.browser import axe, no_sideways_scrolling

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(180)]

LIVE = """
from datetime import UTC, datetime, timedelta
from tests import cast
from tests.proofs.asking import chosen_to_host
from evenground.events import actions as events
from evenground.people import actions as people
from evenground.questions import actions
from evenground.questions.queries import leader_key
now = datetime.now(UTC)
cast = cast.assemble(now, "Rowan", "Amina", "Joy")
words = events.Description(name="Our day", days=[(now + timedelta(days=9)).date()])
fair = events.plan_event(by=cast.rowan, description=words, series="Days", now=now)
room = actions.make_room(by=cast.rowan, event=fair, says=actions.About("Dana Reed", "chief executive"), now=now)
chosen_to_host(room, [cast.amina, cast.joy], now)
actions.open_room(by=cast.amina, room=room, now=now)
card = people.make_card(by=cast.joy.person, now=now)[1]
print(f"/g/{cast.group.id}/rooms/{room.id}/", f"/r/{room.code}/", f"/r/leader/{leader_key(room)}/", card)
"""


def test_on_the_day(live_site, visitor):
    ours, inside, leader, card = live_site.python(LIVE).strip().splitlines()[-1].split()
    host, asker, other = visitor().page, visitor().page, visitor(script=False).page
    watching, wall, lead = visitor().page, visitor().page, visitor().page
    for page, where in ((watching, inside), (wall, f"{inside}screen/"), (lead, leader)):
        page.goto(where)
        expect(page.get_by_role("button", name="Stop live updates")).to_be_visible()
    narrow = visitor(viewport={"width": 320, "height": 640}).page
    host.goto(f"/sign-in/card/?next={ours}")
    host.get_by_label("The code on your card").fill(card)
    press(host, "Sign in")
    code = somebody_asks_early_without_a_name(asker, inside)
    it_is_offered_and_moves_nothing_until_a_press(watching)
    somebody_supports_it_and_brings_a_thought(other, inside)
    somebody_asks_by_keyboard(narrow, inside)
    somebody_wants_to_hear_it_too_and_stays_where_they_are(watching)
    the_host_starts_and_gives_a_turn(host)
    for page in (wall, lead):
        expect(page.get_by_role("main")).to_contain_text("Why so few trains?")
        axe(page)
    expect(watching.get_by_role("heading", name="Being answered now")).to_be_visible()
    a_host_pauses_the_room_and_everyone_sees_it(host, (watching, wall, lead))
    live_updates_stop_and_go_on(watching, host)
    the_host_says_how_it_ended(host)
    a_week_later_a_code_on_paper_opens_it(visitor(script=False).page, inside, code)


def somebody_asks_early_without_a_name(page: Page, inside: str) -> str:
    page.goto(inside)
    axe(page)
    page.get_by_role("link", name="Ask, or bring a thought").click()
    at(page, "What would you like to ask or say?")
    page.get_by_label("Your words").fill("Why so few trains?")
    press(page, "Put it into the room")
    at(page, "What I brought, and what came of it")
    return str(page.locator("main article b").last.inner_text())


def it_is_offered_and_moves_nothing_until_a_press(page: Page) -> None:
    expect(page.get_by_role("button", name="Show 1 new")).to_be_visible()
    expect(page.get_by_text("Why so few trains?")).to_have_count(0)
    page.get_by_role("button", name="Show 1 new").click()
    expect(page.locator("#live-coming")).to_contain_text("Why so few trains?")
    expect(page.locator("#live-coming")).to_be_focused()
    axe(page)


def somebody_wants_to_hear_it_too_and_stays_where_they_are(page: Page) -> None:
    """No page is loaded anew: the same document is there before and after, and the focus is on what was pressed."""
    page.evaluate("window.before = true")
    page.get_by_role("button", name=re.compile("I'd like to hear this, too.*Why so few")).click()
    back = page.get_by_role("button", name=re.compile("Take that back.*Why so few"))
    expect(back).to_be_focused()
    expect(page.locator("#live-coming")).to_contain_text("2 others would like to hear this.")
    expect(back).to_be_focused()
    assert page.evaluate("window.before")


def a_host_pauses_the_room_and_everyone_sees_it(host: Page, others: tuple[Page, ...]) -> None:
    press(host, "Pause the room")
    for page in others:
        expect(page.get_by_role("main")).to_contain_text("pause")
    press(host, "Let it go on")
    for page in others:
        expect(page.get_by_role("main")).not_to_contain_text("pause")


def live_updates_stop_and_go_on(page: Page, host: Page) -> None:
    page.get_by_role("button", name="Stop live updates").click()
    press(host, "Pause the room")
    expect(host.get_by_role("button", name="Let it go on")).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("We have a pause")
    page.get_by_role("button", name="Go on with live updates").click()
    expect(page.get_by_role("main")).to_contain_text("We have a pause")
    press(host, "Let it go on")
    expect(host.get_by_role("button", name="Pause the room")).to_be_visible()


def somebody_supports_it_and_brings_a_thought(page: Page, inside: str) -> None:
    page.goto(inside)
    page.get_by_role("button", name=re.compile("I'd like to hear this, too")).click()
    expect(page.get_by_role("main")).to_contain_text("1 other would like to hear this.")
    page.get_by_role("link", name="Ask, or bring a thought").click()
    page.get_by_label("A thought or an experience").check()
    page.get_by_label("Your words").fill("The last train left without me.")
    page.get_by_label("Should people know something before they read it?").fill("A night outside")
    page.get_by_role("button", name="Put it into the room").click()
    expect(page.get_by_role("main")).to_contain_text("A thought.")


def somebody_asks_by_keyboard(page: Page, inside: str) -> None:
    page.goto(inside)
    no_sideways_scrolling(page)
    reach(page, page.get_by_role("link", name="Ask, or bring a thought"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your words")).to_be_visible()
    no_sideways_scrolling(page)
    reach(page, page.get_by_label("Your words"))
    page.keyboard.type("Who decides about the money?")
    reach(page, page.get_by_label("Your name, if you like"))
    page.keyboard.type("Kit")
    press(page, "Put it into the room")
    at(page, "What I brought, and what came of it")
    no_sideways_scrolling(page)


def the_host_starts_and_gives_a_turn(page: Page) -> None:
    page.get_by_role("link", name="Host this room").click()
    at(page, "Host the room")
    press(page, "Start the live part")
    expect(page.get_by_role("button", name="Give the next turn")).to_be_visible()
    press(page, "Give the next turn")
    expect(page.get_by_role("heading", name="Being answered now")).to_be_visible()
    axe(page)


def the_host_says_how_it_ended(page: Page) -> None:
    page.get_by_role("link", name="Say how it ended").click()
    at(page, "See to a question")
    page.get_by_label("What was said, the answer, or the reason").fill("Ten more from spring on.")
    press(page, "Give it its end")
    expect(page.get_by_role("heading", name="Being answered now")).to_have_count(0)


def a_week_later_a_code_on_paper_opens_it(page: Page, inside: str, code: str) -> None:
    page.goto(f"{inside}mine/")
    page.get_by_label("A code").fill(code)
    page.get_by_role("button", name="Use it here").click()
    expect(page.get_by_role("main")).to_contain_text("Why so few trains?")
    expect(page.get_by_role("main")).to_contain_text("Ten more from spring on.")
