"""Step 6, support at every step: somebody picks a buddy, and what they need becomes something with a name and a day.

Given a group. When somebody writes what helps, asks for it to be in place and chooses a buddy. Then each who is asked
can say yes or no, the person sees who sees to it and when, and a helper rings who wished for a call.
"""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import axe, no_sideways_scrolling
from tests.support.vnu import check_html

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(240)]

LAID = """
import json
from datetime import UTC, datetime
from tests import cast
from tests.proofs.six import session_of
cast = cast.assemble(datetime.now(UTC), "Rowan", "Amina", "Dev")
people = {"rowan": cast.rowan.person, "amina": cast.amina.person, "sade": cast.sade.person}
print(json.dumps({"group": str(cast.group.id), **{name: session_of(one) for name, one in people.items()}}))
"""
FULL = """
from datetime import UTC, datetime, timedelta
from evenground.groups.models import Member
from evenground.support import actions
from evenground.support.models import Buddy
now = datetime.now(UTC)
rowan, amina = (Member.objects.get(group_id="{group}", person__name=name) for name in ("Rowan", "Amina"))
words = "Somewhere-quiet-to-sit-down " * 5
for one, other in ((rowan, amina), (amina, rowan)):
    item = actions.write_item(by=one, words=words, now=now)
    actions.share(by=one, item=item, to=other.person, now=now)
    day = (now + timedelta(30)).date()
    first = actions.write_adjustment(by=one, words=words, day=day, ask=other.person, now=now)
    actions.answer_ask(by=other.person, adjustment=first, yes=True)
    actions.say_met(by=one.person, adjustment=first, met=True)
    actions.write_adjustment(by=one, words=words, day=day, ask=other.person, now=now)
    actions.choose_buddy(by=one, to=other, now=now)
actions.answer_buddy(by=amina, buddy=Buddy.objects.get(by=rowan), said="yes")
actions.ask_call(by=rowan, to=amina.person, where=words, now=now)
"""
NEXT_YEAR = "2028"


@pytest.fixture
def laid(live_site):
    return json.loads(live_site.python(LAID).strip().splitlines()[-1])


@pytest.fixture
def enter(live_site, visitor, laid):
    def come(name: str, **options: object) -> Page:
        who = visitor(**options)
        who.context.add_cookies([{"name": "sessionid", "value": laid[name], "url": live_site.url}])
        who.page.goto(f"/g/{laid['group']}/who-helps/")
        return who.page

    return come


def day(page: Page, legend: str) -> None:
    box = page.get_by_role("group", name=legend)
    for label, value in (("Day", "1"), ("Month", "5"), ("Year", NEXT_YEAR)):
        box.get_by_label(label).fill(value)


def about(words: str, thing: str) -> re.Pattern[str]:
    """The name of a link or button that says, unseen, what it is about."""
    return re.compile(rf"{re.escape(words)}\s*: {thing}")


def walk(enter, *, script: bool) -> None:
    rowan = enter("rowan", script=script)
    rowan.get_by_role("link", name="Beside me:").click()
    rowan.get_by_role("link", name="To my list").click()
    rowan.get_by_label("What helps you to take part?").fill("A quiet room")
    rowan.get_by_role("button", name="Put it on my list").click()
    expect(rowan.get_by_role("main")).to_contain_text("Nobody in this group can read it.")
    rowan.get_by_role("link", name="Show it to somebody").click()
    rowan.get_by_label("Who may read this one line?").select_option(label="Sade (Safeguarding lead)")
    rowan.get_by_role("button", name="Show it").click()
    rowan.get_by_role("link", name="Back to what is beside me").click()
    rowan.get_by_role("link", name="Choose or change").click()
    rowan.get_by_label("Whom would you like beside you?").select_option(label="Amina")
    rowan.get_by_role("button", name="Ask them").click()
    amina = enter("amina", script=script)
    amina.get_by_role("link", name="What is asked of me").click()
    amina.get_by_role("button", name=about("Yes", "Rowan")).click()
    sade = enter("sade", script=script)
    sade.get_by_role("link", name="What is asked of me").click()
    sade.get_by_role("link", name=about("I'll see to this", "A quiet room")).click()
    sade.get_by_label("What will you do?").fill("Room 3 is kept free")
    day(sade, "By which day?")
    sade.get_by_role("button", name="Yes, I'll do this").click()
    rowan.get_by_role("link", name="Back to what is beside me").click()
    expect(rowan.get_by_role("main")).to_contain_text("Amina is beside you.")
    expect(rowan.get_by_role("main")).to_contain_text("Sade sees to it")
    rowan.get_by_role("button", name=about("This is in place", "Room 3 is kept free")).click()
    rowan.get_by_role("link", name="How am I, what do I need?").click()
    rowan.get_by_role("link", name=about("I'd like a call", "Sade")).click()
    rowan.get_by_role("button", name="Ask for a call").click()
    sade.reload()
    expect(sade.get_by_role("main")).to_contain_text("In place.")
    sade.get_by_role("button", name=about("I called", "Rowan")).click()
    rowan.reload()
    expect(rowan.get_by_role("main")).not_to_contain_text("You asked for a call")


@pytest.mark.parametrize("script", [True, False])
def test_support_at_every_step(enter, script):
    walk(enter, script=script)


def pages_of(page: Page) -> list[str]:
    """The page beside me, and every page of it that links lead to from there."""
    start = page.url.replace("who-helps", "support")
    seen, todo = [], [start]
    while todo:
        here = todo.pop()
        seen.append(here)
        page.goto(here)
        links = page.eval_on_selector_all("main a[href*='/support/']", "all => all.map(one => one.href)")
        todo += [link for link in dict.fromkeys(links) if link not in {*seen, *todo}]
    return seen


def test_anyone_can_use_these_pages_empty_and_full(live_site, laid, enter):
    rowan, html = enter("rowan"), {}
    start = rowan.url
    empty = look_at(rowan, pages_of(rowan), html)
    live_site.python(FULL.format(group=laid["group"]))
    rowan.goto(start)
    assert look_at(rowan, pages_of(rowan), html) > empty
    check_html(html)


def look_at(page: Page, places: list[str], html: dict[str, str]) -> int:
    for where in places:
        page.goto(where)
        axe(page)
        no_sideways_scrolling(page)
        html[f"{len(html)} {where}"] = page.request.get(where).text()
    return len(places)
