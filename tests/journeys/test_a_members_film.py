"""Steps 5, 7 and 9 of the story: a member's film, from idea to draft, captions, the run sheet, shown and thanked.

Rowan made it and says yes to each place, with script. Dev asks for it, without script, and thanks her. Ines puts it on
the run sheet and opens it there, by keyboard on a narrow phone. Somebody without an account sees it on the public page.
"""

import re
import subprocess

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.test_by_keyboard_alone import reach
from tests.journeys.test_the_five_minute_path import press
from tests.journeys.three import come_in
from tests.support.browser import axe, no_sideways_scrolling

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.timeout(120)]

THERE = """
said = events.Description("The summer day", days=[date(2099, 6, 12)])
event = events.plan_event(by=by, description=said, now=now)
with transaction.atomic():
    events.publish(chain=record.lock(by.group_id), event=event, now=now)
ideas.float_idea(by=by, words="A short film to open with", signed=True, now=now)
print("to", f"/g/{by.group_id}/ideas/")
"""
LOOKS = "() => { const v = document.querySelector('video'); return v && v.readyState > 0 ? v.videoWidth : 0 }"
BOTH = "() => { const t = document.querySelector('video')?.textTracks[0]; return t && t.cues && t.cues.length === 2 }"


@pytest.fixture
def people(live_site, visitor):
    return come_in(live_site, visitor, ("rowan", "dev", "ines"), THERE)


@pytest.fixture
def film(tmp_path):
    """One second of a test picture and a tone."""
    place = tmp_path / "my film.mov"
    parts = ["-f", "lavfi", "-i", "testsrc=size=320x240:rate=10:duration=1", "-f", "lavfi", "-i", "sine=duration=1"]
    subprocess.run(["ffmpeg", "-v", "error", *parts, "-c:v", "mpeg4", "-shortest", str(place)], check=True)
    return place


def test_a_members_film(people, film, tmp_path, visitor):
    rowan, dev, ines = people["rowan"], people["dev"], people["ines"]
    broken = tmp_path / "half a film.mov"
    broken.write_bytes(film.read_bytes()[:2000])
    a_draft_is_put_up(rowan, film)
    thing = rowan.url
    captions_are_added(rowan)
    he_asks_and_she_says_yes(dev, rowan, thing)
    it_goes_on_the_run_sheet(ines, thing)
    it_is_thanked_for(dev, rowan)
    anyone_sees_it_with_another_yes(rowan, visitor(script=False).page, thing)
    a_film_that_can_t_be_read_is_said_so(rowan, broken, thing)
    taken_back_it_is_gone(rowan, dev, ines, thing)


def a_draft_is_put_up(page: Page, film: object) -> None:
    """The film comes once: where the rest wants another look, it need not be chosen again."""
    page.get_by_role("link", name=re.compile("A short film")).first.click()
    page.get_by_role("link", name="Put up something you made of it").click()
    page.get_by_label("A film, a picture or your voice").set_input_files(str(film))
    page.get_by_label("What is it called?").fill("")
    page.get_by_label("What is said or seen in it?").fill("Waves, then a voice.")
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text("The file you chose is here already.")
    axe(page)
    page.get_by_label("What is it called?").fill("The rough cut")
    page.get_by_label("What kind of thing is it?").select_option("film")
    page.get_by_label("Show it in this group").check()
    press(page, "Save")
    expect(page.get_by_role("heading", level=1)).to_have_text("The rough cut")
    is_made_ready(page)


def is_made_ready(page: Page) -> None:
    for _look in range(40):
        if page.locator("video").count():
            break
        expect(page.get_by_role("main")).to_contain_text("The file is being made ready")
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Look again").click()
    page.wait_for_function(LOOKS)
    assert page.evaluate(LOOKS) == 320
    axe(page)


def captions_are_added(page: Page) -> None:
    page.get_by_role("link", name="Change it").click()
    page.get_by_text("Put captions to a film").click()
    page.get_by_label("Captions for a film").fill("Hello")
    press(page, "Save")
    expect(page.get_by_role("main")).to_contain_text("We can't read line 1 of the captions.")
    page.get_by_label("Captions for a film").fill("0:00 Waves\n0:01 Hello all")
    press(page, "Save")
    page.wait_for_function(BOTH)
    expect(page.get_by_role("main")).to_contain_text("it was made anew.")


def he_asks_and_she_says_yes(dev: Page, rowan: Page, thing: str) -> None:
    dev.goto(thing)
    press(dev, "Ask")
    expect(dev.get_by_role("main")).to_contain_text("If they leave it, nobody is told.")
    rowan.goto(thing)
    expect(rowan.get_by_role("main")).to_contain_text("Somebody asks you. You need not answer.")
    axe(rowan)
    rowan.get_by_role("button", name=re.compile(r"Yes, it can be shown there\s*: The summer day")).click()
    expect(rowan.get_by_role("main")).to_contain_text("You said yes.")


def it_goes_on_the_run_sheet(page: Page, thing: str) -> None:
    page.goto(thing)
    no_sideways_scrolling(page)
    reach(page, page.get_by_role("button", name=re.compile("Put it on the run sheet")))
    page.keyboard.press("Enter")
    expect(page.get_by_label("What happens?")).to_have_value("We show something that one of us made.")
    page.get_by_label("What tells us that it is time?").fill("All sit")
    press(page, "Save")
    link = page.get_by_role("link", name=re.compile("See what is shown"))
    expect(link).to_be_visible()
    no_sideways_scrolling(page)
    axe(page)
    reach(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("The rough cut")
    expect(page.get_by_role("main")).to_contain_text("It is on the run sheet of")


def it_is_thanked_for(dev: Page, rowan: Page) -> None:
    dev.reload()
    dev.get_by_role("link", name=re.compile("Say thank you")).click()
    dev.get_by_label("Whom would you like to thank?").select_option(label="Rowan")
    dev.get_by_label("What did they do?").fill("Your film opened the day")
    press(dev, "Save")
    expect(dev.get_by_role("main")).to_contain_text("Only they see it, until they say yes")
    rowan.goto(re.sub(r"/made/.*", "/roles/thanks/mine/", rowan.url))
    expect(rowan.get_by_role("main")).to_contain_text("Your film opened the day")


def anyone_sees_it_with_another_yes(rowan: Page, anyone: Page, thing: str) -> None:
    rowan.goto(thing)
    rowan.get_by_role("link", name="The summer day").first.click()
    expect(rowan.get_by_role("main")).to_contain_text("What we made for it")
    public = re.sub(r".*/events/", "/e/", rowan.url)
    anyone.goto(public)
    expect(anyone.get_by_role("main")).not_to_contain_text("The rough cut")
    rowan.goto(thing)
    rowan.get_by_label("Where?").select_option("public")
    press(rowan, "Yes, it can be shown there")
    expect(rowan.get_by_role("main")).to_contain_text("that everyone can see. You said yes.")
    anyone.reload()
    expect(anyone.get_by_role("main")).to_contain_text("The rough cut")
    expect(anyone.locator("video")).to_be_visible()


def a_film_that_can_t_be_read_is_said_so(page: Page, broken: object, thing: str) -> None:
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("A film, a picture or your voice").set_input_files(str(broken))
    press(page, "Save")
    for _look in range(40):
        if "We couldn't read this file." in page.get_by_role("main").inner_text():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Look again").click()
    axe(page)
    page.goto(thing)


def taken_back_it_is_gone(rowan: Page, dev: Page, ines: Page, thing: str) -> None:
    press(rowan, "Take it back")
    expect(rowan.get_by_role("main")).to_contain_text("Copies that people saved can't be called back.")
    for page in (dev, ines):
        assert page.goto(thing).status == 404
    ines.go_back()
    expect(ines.get_by_role("main")).not_to_contain_text("The rough cut")
