"""Step 9 of the story: what was promised is followed up, and everyone keeps what they brought. With plain forms.

The leader ends with what they heard and promises something, on a phone. A member notes another promise, by keyboard at
320 px. Days later, on another device and without an account or script, a code on paper opens question, end and promise,
and whoever asked says that it was not kept: it stays in sight. Somebody keeps a note of their own and shares a line.
"""

import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_an_open_door import at
from tests.journeys.test_by_keyboard_alone import reach, write
from tests.journeys.test_the_five_minute_path import press
from tests.support.browser import axe, no_sideways_scrolling

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(180)]

HELD = """
from datetime import UTC, datetime, timedelta
from tests import cast
from tests.proofs.asking import chosen_to_host
from evenground.events import actions as events
from evenground.people import actions as people
from evenground.questions import actions
from evenground.questions.queries import leader_key
now = datetime.now(UTC) - timedelta(days=9)
cast = cast.assemble(now, "Rowan", "Amina", "Joy")
words = events.Description(name="Our day", days=[(now + timedelta(days=30)).date()])
fair = events.plan_event(by=cast.rowan, description=words, series="Days", now=now)
room = actions.make_room(by=cast.rowan, event=fair, says=actions.About("Dana Reed", "chief executive"), now=now)
chosen_to_host(room, [cast.amina, cast.joy], now)
actions.open_room(by=cast.amina, room=room, now=now)
actions.go_live(by=cast.amina, room=room, now=now)
asked, code = actions.ask(room=room, slip=actions.new_ticket(room), asked=actions.Asked("Who rings back?"), now=now)
row = actions.take_next(by=cast.amina, room=room, now=now)
actions.end_question(by=cast.joy, question=row, how="live", words="We do, by Friday.", now=now)
key = leader_key(room)
day = (now + timedelta(days=4)).date()
says = actions.Promised("Dana Reed", "Everyone who left a number is rung by Friday.", day, row)
actions.promise(key=key, says=says, now=now)
card = people.make_card(by=cast.rowan.person, now=now)[1]
print(f"/g/{cast.group.id}/rooms/{room.id}/", f"/r/{room.code}/", f"/r/leader/{key}/", code, card)
"""
LONG = """
from datetime import UTC, datetime
from evenground.questions import actions
from evenground.questions.models import Room
from evenground.questions.queries import leader_key
now, room = datetime.now(UTC), Room.objects.get(code="CODE")
for number in range(40):
    words = f"Why does the number {number} bus not come in the evening when we need it? " * (1 + number % 3)
    row, _ = actions.ask(room=room, slip=actions.new_ticket(room), asked=actions.Asked(words), now=now)
    for host in room.group.members.all():
        try:
            actions.end_question(by=host, question=row, how="not_answered", words="There was no time for it.", now=now)
        except Exception:
            continue
        break
"""


def test_afterwards(live_site, visitor, tmp_path: Path):
    ours, inside, leader, code, card = live_site.python(HELD).strip().splitlines()[-1].split()
    the_leader_says_what_they_heard(visitor(viewport={"width": 390, "height": 800}).page, leader)
    a_member_notes_a_promise_by_keyboard(visitor(viewport={"width": 320, "height": 640}).page, ours, card)
    whoever_asked_says_that_it_was_not_kept(visitor(script=False).page, inside, code)
    it_stays_in_sight_until_something_shows_it(visitor().page, inside, leader)
    somebody_keeps_a_note_and_shares_a_line(visitor().page, visitor().page, inside)
    live_site.python(LONG.replace("CODE", inside.strip("/").partition("/")[2]))
    it_fits_on_one_printed_page(visitor().page, inside, tmp_path / "sheet.pdf")


def the_leader_says_what_they_heard(page: Page, leader: str) -> None:
    for where in ("", "before/", "ask/", "after/"):
        page.goto(leader + where)
        axe(page)
        no_sideways_scrolling(page)
    page.get_by_role("link", name="Write it").click()
    at(page, "What I heard, take away and will do")
    page.get_by_label("What I heard").fill("You wait, and nobody says how long.")
    page.get_by_label("What I will do").fill("I sit beside the phone for a night.")
    press(page, "Save")
    at(page, "Answers and promises")
    expect(page.get_by_role("main")).to_contain_text("In the words of Dana Reed.")
    page.goto(f"{leader}ask/")
    page.get_by_label("What would you like to ask the room?").fill("What should I listen for?")
    press(page, "Ask it")
    expect(page.get_by_role("main")).to_contain_text("What should I listen for?")


def a_member_notes_a_promise_by_keyboard(page: Page, ours: str, card: str) -> None:
    page.goto(f"/sign-in/card/?next={ours}")
    write(page, page.get_by_label("The code on your card"), card)
    page.keyboard.press("Enter")
    at(page, "Questions to Dana Reed")
    for link in ("Promises, and what became of them", "Write down a promise"):
        reach(page, page.get_by_role("link", name=link))
        page.keyboard.press("Enter")
        at(page, link)
        no_sideways_scrolling(page)
    write(page, page.get_by_label("What is promised, in the exact words?"), "I come again in May.")
    for name, value in (("Day", "3"), ("Month", "5"), ("Year", "2199")):
        write(page, page.get_by_label(name, exact=True), value)
    reach(page, page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("The leader has not looked at it yet.")
    axe(page)


def whoever_asked_says_that_it_was_not_kept(page: Page, inside: str, code: str) -> None:
    page.goto(f"{inside}mine/")
    page.get_by_label("A code").fill(code)
    page.get_by_role("button", name="Use it here").click()
    expect(page.get_by_role("main")).to_contain_text("We do, by Friday.")
    page.get_by_role("link", name=re.compile("A promise came of it")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You asked, they said, this happened")
    expect(page.get_by_role("main")).to_contain_text("Its day is over")
    page.get_by_role("button", name="Not kept").click()
    expect(page.get_by_role("main")).to_contain_text("You said: not kept.")


def it_stays_in_sight_until_something_shows_it(page: Page, inside: str, leader: str) -> None:
    page.goto(inside)
    expect(page.get_by_role("heading", name="Promises to look at")).to_be_visible()
    axe(page)
    page.goto(f"{leader}after/")
    page.get_by_role("link", name=re.compile("Show what became of it")).first.click()
    at(page, "What became of your promise?")
    page.get_by_label("What was done?").fill("All but two are rung. I ring those myself.")
    press(page, "Save")
    at(page, "Answers and promises")
    page.goto(f"{inside}after/")
    expect(page.get_by_role("main")).to_contain_text("All but two are rung.")
    expect(page.get_by_role("main")).to_contain_text("kept 0, partly 0, not 1")
    axe(page)


def somebody_keeps_a_note_and_shares_a_line(page: Page, other: Page, inside: str) -> None:
    page.goto(inside)
    page.get_by_role("link", name="Reply, or read what people say").click()
    page.get_by_label("Your reply").fill("For who has stopped ringing.")
    press(page, "Put it into the room")
    expect(page.get_by_role("main")).to_contain_text("For who has stopped ringing.")
    axe(page)
    page.goto(f"{inside}keepsake/")
    page.get_by_label("For me alone").fill("I asked it, with my knees shaking.")
    page.get_by_label("What I know that this room needed").fill("Nights are the longest.")
    press(page, "Save")
    expect(page.get_by_label("For me alone")).to_have_value("I asked it, with my knees shaking.")
    axe(page)
    other.goto(f"{inside}after/")
    expect(other.get_by_role("main")).to_contain_text("Nights are the longest.")
    expect(other.get_by_role("main")).not_to_contain_text("knees")
    other.goto(f"{inside}keepsake/")
    expect(other.get_by_label("For me alone")).to_have_value("")


def it_fits_on_one_printed_page(page: Page, inside: str, to: Path) -> None:
    page.goto(f"{inside}after/sheet/")
    axe(page)
    expect(page.get_by_role("main")).to_contain_text("more, in whole words, at")
    page.pdf(path=to, format="A4")
    with pikepdf.open(to) as paper:
        assert len(paper.pages) == 1
