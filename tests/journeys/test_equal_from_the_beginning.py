"""Story step 2: the first thing a group sees is what each can do, the same for all; then it decides how it works.

Given four who take part in four ways. When each looks. Then all read the same. When they decide how they treat each
other, and how they decide. Then both pages say that the group decided it.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_deciding_without_all_agreeing import TIME_PASSES, answer, at
from tests.journeys.test_the_five_minute_path import press, reach_radio

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(300)]

GROUP = """
from datetime import UTC, datetime
from tests import factories
from evenground.people import actions as people
now = datetime.now(UTC)
by = factories.host_group(now, starter="Hollis")
print("group", by.group_id)
for name, part in (("rowan", "lived"), ("joy", "staff"), ("tomasz", "both"), ("ines", "unsaid")):
    member = factories.member(by, name, now, part=part)
    by = member if name == "rowan" else by
    print(name, people.make_card(by=member.person, now=now)[1])
"""
# Each in a way of their own, the last one without a mouse. All come in by a printed card: none has an email address.
WAYS = {
    "rowan": {},
    "joy": {"script": False},
    "tomasz": {"viewport": {"width": 320, "height": 640}},
    "ines": {"color_scheme": "dark"},
}


@pytest.fixture
def table(new_site, visitor):
    """Four people who are signed in, their group's address, and how to let time pass."""
    site = new_site()
    found = dict(line.split(" ", 1) for line in site.python(GROUP).strip().splitlines())
    group = f"/g/{found['group']}/"
    people = {}
    for name, options in WAYS.items():
        page = people[name] = visitor(site=site, **options).page
        page.goto(f"/sign-in/card/?next={group}start-here/")
        page.get_by_label("The code on your card").fill(found[name])
        page.get_by_role("button", name="Sign in").click()
        expect(page).to_have_url(re.compile("/start-here/"))
    return people, group, lambda days: site.python(TIME_PASSES.format(days=days))


def test_all_read_the_same_and_decide_how_they_work(table):
    people, group, let_days_pass = table
    then_all_read_the_same(people, group)
    rowan = people["rowan"]
    when_it_is_decided(people, f"{group}decisions/new/?kind=agreement", what="We let each other finish.")
    when_it_is_decided(people, f"{group}decisions/new/?kind=rule", small_days_open="2")
    expect(at(rowan, f"{group}decisions/").get_by_role("main")).to_contain_text("Open until we are together")
    when_it_is_decided(people, f"{group}decisions/new/?kind=together")
    let_days_pass(40)  # they are together now, and what waited for that gets its days
    let_days_pass(80)
    expect(at(rowan, f"{group}agreement/").get_by_role("main")).to_contain_text("We agreed on this.")
    expect(rowan.get_by_role("main")).to_contain_text("We let each other finish.")
    expect(at(rowan, f"{group}decisions/how/").locator(".lead")).to_have_text("This is the rule we decided ourselves.")


def then_all_read_the_same(people: dict[str, Page], group: str) -> None:
    """On the page on which each began, and on the one that says it all."""
    for place, words in (("start-here/", "What each of us can do"), ("what-each-of-us-can-do/", "")):
        texts = {
            " ".join(at(page, f"{group}{place}").get_by_role("main").inner_text().split()) for page in people.values()
        }
        assert len(texts) == 1, texts
        assert words in texts.pop()


def when_it_is_decided(people: dict[str, Page], form: str, **words: str) -> None:
    """One suggests it, and all say yes."""
    rowan = at(people["rowan"], form)
    for name, text in words.items():
        field = rowan.locator(f"[name={name}]")
        field.fill(text)
    rowan.get_by_role("button", name="Open it for answers").click()
    expect(rowan).to_have_url(re.compile(r"/decisions/[0-9a-f-]{36}/"))
    place = re.sub(r"^https?://[^/]+|[#?].*$", "", rowan.url)
    for name, page in people.items():
        if name == "ines":
            answer_by_keyboard(at(page, place))
        else:
            answer(at(page, place), "Yes, go ahead.")


def answer_by_keyboard(page: Page) -> None:
    """Alone: the mouse stays where it is."""
    reach_radio(page, "Yes, go ahead.")
    press(page, "Save my answer")
    expect(page.get_by_role("main")).to_contain_text("Saved")
