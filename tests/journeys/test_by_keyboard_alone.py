"""Story steps 1 and 4 without a mouse: a group is started from nothing, and somebody asks for a change first.

Tab, Space, Enter and the arrows do it all. Whatever has the focus can be seen to have it, and after something was
left out the focus stands at what the page says about it.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.test_the_five_minute_path import press

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(300)]

GROUP = """
from datetime import UTC, datetime
from tests import factories
from evenground.people import actions as people
now = datetime.now(UTC)
rowan = factories.own_group(now, starter="Rowan")
dev = factories.member(rowan, "Dev", now)
print("group", rowan.group_id)
for name, member in (("rowan", rowan), ("dev", dev)):
    print(name, people.make_card(by=member.person, now=now)[1])
"""
BEGINNING = {
    "Your name": "Hollis",
    "A working name": "The spring day",
    "What is it for?": "We make the yearly day of our lived experience leaders.",
    "How much time does it take?": "Two hours a month.",
    "What does somebody get back?": "Pay, fares and thanks.",
}
HELPERS = {
    "lead": {"name": "Sade", "phone": "0300 000 0002"},
    "deputy": {"name": "Bram", "phone": "0300 000 0003"},
    "outside": {"name": "Nadia", "phone": "0300 000 0001"},
    "hours": {"name": "Night line", "phone": "0300 000 0000"},
}
# What has the focus looks otherwise than it does without: an edge, or another ground or shadow.
SEEN = """() => {
    const one = document.activeElement
    const look = thing => { const s = getComputedStyle(thing); return [s.outlineStyle, s.outlineWidth, s.boxShadow,
        s.backgroundColor, getComputedStyle(thing, '::before').outlineStyle,
        getComputedStyle(thing, '::before').boxShadow, s.borderColor].join() }
    const label = one.id && document.querySelector(`label[for="${one.id}"]`)
    const looks = () => [one, label].filter(Boolean).map(look).join('|')
    const withFocus = looks()
    one.blur()
    const without = looks()
    one.focus({focusVisible: true})
    return withFocus !== without
}"""


def reach(page: Page, wanted: Locator) -> None:
    """Tab until it has the focus, as an eye on the page would follow it."""
    for _press in range(150):
        if wanted.evaluate("one => one === document.activeElement"):
            assert page.evaluate(SEEN), f"nobody can see that this has the focus: {wanted}"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} can't be reached with the keyboard")


def write(page: Page, field: Locator, words: str) -> None:
    """Opens the part in which the field is folded away, if it is, and types."""
    if not field.is_visible():
        reach(page, field.locator("xpath=ancestor::details[not(@open)][1]/summary"))
        page.keyboard.press("Enter")
    reach(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.type(words)


def choose(page: Page, radio: Locator) -> None:
    """Tab to the radios of this name; Space takes one, the arrows go on to the wanted one."""
    name = radio.get_attribute("name")
    if not radio.is_visible():
        reach(page, radio.locator("xpath=ancestor::details[not(@open)][1]/summary"))
        page.keyboard.press("Enter")
    for _press in range(150):
        if page.evaluate("document.activeElement.name") == name:
            break
        page.keyboard.press("Tab")
    assert page.evaluate(SEEN), f"nobody can see that {name} has the focus"
    page.keyboard.press("Space")
    for _press in range(10):
        if radio.is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{name} can't be chosen with the keyboard")


def stands_at_what_is_missing(page: Page, script: bool) -> None:
    """Script takes the focus to the list of what is missing. Without, a few presses do. One more leads to the field."""
    expect(page.get_by_role("alert")).to_be_visible()
    if script:
        expect(page.locator(".govuk-error-summary")).to_be_focused()
    first = page.locator(".govuk-error-summary a").first
    reach(page, first)
    page.keyboard.press("Enter")
    field = (first.get_attribute("href") or "").partition("#")[2]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == field, f"the press leads to no field: {field}"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_group_is_started_from_nothing(live_site, visitor, script):
    page = visitor(script=script).page
    page.goto("/start/")
    press(page, "Save and go on")
    stands_at_what_is_missing(page, script)
    for label, words in BEGINNING.items():
        write(page, page.get_by_label(label), words)
    choose(page, page.get_by_label("I'll look here myself"))
    choose(page, page.get_by_label("An organisation hosts it"))
    for label, words in {"The organisation's name": "Marrowfield", "Your job there": "Coordinator"}.items():
        write(page, page.get_by_label(label), words)
    go_on(page, "fixed")
    choose(page, page.locator("[name=when-fixed][value=fixed]"))
    for name, words in {"what": "The week of 12 October.", "why": "The hall is free.", "owner": "Hollis"}.items():
        write(page, page.locator(f"[name=when-{name}]"), words)
    go_on(page, "who-helps")
    for kind, words in HELPERS.items():
        for name, text in words.items():
            write(page, page.locator(f"[name={kind}-{name}]"), text)
    go_on(page, "open")
    press(page, "Open the group")
    expect(page).to_have_url(re.compile(r"/invite/(#\w+)?$"))
    write(page, page.get_by_label("How many people would you like to ask?"), "2")
    press(page, "Make codes")
    expect(page.get_by_text(re.compile("^http.*/i/"))).to_have_count(2)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_somebody_asks_for_a_change_first_and_says_that_it_is_solved(live_site, visitor, script):
    found = dict(line.split(" ", 1) for line in live_site.python(GROUP).strip().splitlines())
    rowan, dev = (come_in(visitor(script=script).page, found, name) for name in ("rowan", "dev"))
    place = suggest(rowan, found["group"])
    dev.goto(place)
    choose(dev, dev.get_by_label("Not yet. Something needs to change first."))
    write(dev, dev.locator("#id_words"), "Some may feel pushed to tell theirs.")
    press(dev, "Save my answer")
    expect(dev.get_by_role("main")).to_contain_text("Saved")
    rowan.goto(f"{place}change/")
    write(rowan, rowan.get_by_label("What do you suggest?"), "Stories only from people who offer one.")
    press(rowan, "Save the new words")
    expect(rowan.get_by_role("main")).to_contain_text("Stories only from people who offer one.")
    dev.goto(place)
    choose(dev, dev.get_by_label("Solved by this").first)
    press(dev, "Save this")
    expect(dev.get_by_label("Solved by this")).to_have_count(0)


def come_in(page: Page, found: dict[str, str], name: str) -> Page:
    page.goto(f"/sign-in/card/?next=/g/{found['group']}/")
    write(page, page.get_by_label("The code on your card"), found[name])
    press(page, "Sign in")
    expect(page).to_have_url(re.compile(found["group"]))
    return page


def suggest(page: Page, group: str) -> str:
    page.goto(f"/g/{group}/decisions/new/")
    write(page, page.get_by_label("What do you suggest?"), "We open with personal stories.")
    write(page, page.get_by_label("Why?"), "It makes it real.")
    press(page, "Open it for answers")
    expect(page).to_have_url(re.compile(r"/decisions/[0-9a-f-]{36}/"))
    return re.sub(r"^https?://[^/]+|[#?].*$", "", page.url)


def go_on(page: Page, step: str) -> None:
    press(page, "Save and go on")
    expect(page).to_have_url(re.compile(rf"/{step}/(#\w+)?$"))  # what a press on a fault led to stays in the address
