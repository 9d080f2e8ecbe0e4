"""Every page is for everyone: the checker of accessibility and the one of HTML find nothing to say.

Which pages there are says the table of routes. Each is opened on the real server by each kind of person to whom it
looks different; in light, dark, forced colours, 320 px wide and from right to left; and forms left blank, too.
All pages share one style sheet and a few parts: in `make test` each page is seen in light, 320 px wide, and in one of
the three other looks, which one hangs on its address. `make prove` sees each in all of them.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import Page

from tests.proofs.test_every_route import MAY, address
from tests.proofs.worlds import routes
from tests.support.browser import AXE, Visitor, axe, no_sideways_scrolling
from tests.support.databases import ENGINE
from tests.support.site import Site
from tests.support.vnu import check_html

pytestmark = [
    pytest.mark.long,
    pytest.mark.browser,
    pytest.mark.timeout(400),
    pytest.mark.skipif(ENGINE != "sqlite", reason="how pages look does not hang on the database; once is enough"),
]

ASSEMBLED = """
import json
from datetime import UTC, datetime, timedelta
from tests.proofs import everybody
found = everybody.assemble(datetime.now(UTC) - timedelta(days=5, minutes=1))
told = ("cookies", "ids", "foreign", "closed", "draft")
print(json.dumps({name: getattr(found, name) for name in told}, default=str))
"""
# No pages: a word for machines, a file, and the way from here to another place.
NO_PAGES = {"healthz", "record_file", "event_calendar", "leave_quickly", "paper", "feed"}
NO_PAGES |= {
    "made_file",
    "made_captions",
    "idea_file",
    "shown_file",
    "shown_captions",
    "my_knock_file",
    "knock_file",
    "room_export",
}
# Who looks: one for whom most is there, and whoever sees pages of their own.
SEEN_BY = ("owner", "starter", "host", "lead")
# Pages that also look different to these.
ALSO = {
    "out": {"welcome", "start_group", "join", "help_now", "language"},
    "member": {"proposal", "outcome", "members", "write_settled", "fold"},
    "paused": {"group", "place"},
    "nobody": {"mine", "me", "group", "decisions"},  # nothing yet; and a place that is not theirs
}
# Forms to leave blank, with who opens them.
BLANK = {
    "sign_in_email": "out",
    "sign_in_card": "out",
    "start_group": "out",
    "join": "out",
    "start_fixed": "starter",
    "start_beside": "starter",
    "propose": "owner",
    "change_proposal": "owner",
    "suggest_change": "member",
    "invite": "owner",
    "host_helper": "host",
    "hello": "owner",
    "add_item": "owner",
    "add_step": "owner",
    "make": "owner",
    "walk_through": "owner",
    "me": "owner",
    "open_door": "out",
    "missing_question": "owner",
}


def _turned(page: Page) -> None:
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.evaluate("document.documentElement.dir = 'rtl'")


# How a page that is open already is looked at again: without asking for it once more.
AGAIN: dict[str, Callable[[Page], None]] = {
    "light": lambda page: page.emulate_media(color_scheme="light", forced_colors="none"),
    "dark": lambda page: page.emulate_media(color_scheme="dark"),
    "forced colours": lambda page: page.emulate_media(color_scheme="light", forced_colors="active"),
    "right to left": _turned,
    "320 px": lambda page: page.set_viewport_size({"width": 320, "height": 640}),
}
IN_TURN = ("dark", "forced colours", "right to left")
# Another colour scheme changes colours and nothing else: only what is said of colours is asked again.
OF_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
# From right to left the page is the same, laid out the other way.
OF_LAYOUT = ("target-size", "scrollable-region-focusable", *OF_COLOURS)
# A narrow window may hide things or show others: sizes, names, order and what holds what are asked about again.
OF_WIDTH = (
    *OF_LAYOUT, "region", "heading-order", "link-name", "button-name", "label", "aria-hidden-focus", "bypass",
    "landmark-unique", "label-content-name-mismatch", "page-has-heading-one",
)  # fmt: skip
ONLY: dict[str, tuple[str, ...]] = {
    "dark": OF_COLOURS,
    "forced colours": OF_COLOURS,
    "right to left": OF_LAYOUT,
    "320 px": OF_WIDTH,
}


# In parts, so that two processes share the work.
PARTS = 4
in_parts = pytest.mark.parametrize("part", range(PARTS))


class There:
    """What stands on the server, by the names that the table of routes goes by."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.cookies: dict[str, str] = told["cookies"]
        self.ids: dict[str, Any] = told["ids"]
        self.foreign: dict[str, Any] = told["foreign"]
        self.closed, self.draft = told["closed"], told["draft"]

    def address(self, name: str) -> str:
        return address(name, dict(routes())[name], self, self.ids)  # type: ignore[arg-type]  # holds what it asks for

    def pages(self, part: int) -> list[tuple[str, str]]:
        """(kind of person, address) of every page of this part, once for each kind that sees it in their own way."""
        every = list(self._every_page())
        assert len(every) > 60, "fewer pages than there are"
        return every[part::PARTS]

    def _every_page(self) -> Iterator[tuple[str, str]]:
        for name in sorted(set(MAY) - NO_PAGES):
            look = MAY[name][0]
            seen_by = {"out"} if "out" in look and "account" not in name else look.intersection(SEEN_BY)
            also = {kind for kind, names in ALSO.items() if name in names}
            for kind in sorted(seen_by | also | ({"owner"} if "out" in also else set())):
                yield kind, self.address(name)


@pytest.fixture(scope="module")
def there(live_site: Site) -> There:
    return There(json.loads(live_site.python(ASSEMBLED).strip().splitlines()[-1]))


@pytest.fixture
def people(visitor: Callable[..., Visitor], there: There) -> Callable[..., Page]:
    """The open page of one kind of person: people("owner", locale="ar"). Everybody keeps theirs."""
    known: dict[str, Visitor] = {}

    def page(kind: str, **options: Any) -> Page:
        if kind not in known:
            known[kind] = visitor(**options)
            known[kind].context.add_init_script(path=AXE)  # once for all pages, not with each of them
            if kind in there.cookies:
                place = {"name": "sessionid", "value": there.cookies[kind], "domain": "localhost", "path": "/"}
                known[kind].context.add_cookies([place])  # type: ignore[list-item]  # a plain dict will do
        return known[kind].page

    return page


def looks_of(where: str) -> list[str]:
    """In which looks the page at this address is seen: all in the long proof."""
    left_out = set() if os.environ.get("EVENGROUND_PROVE") else {*IN_TURN} - {IN_TURN[crc32(where.encode()) % 3]}
    return [look for look in AGAIN if look not in left_out]


def looked_over(page: Page, who: str, *, looks: Iterable[str] = tuple(AGAIN)) -> Iterator[str]:
    """What is not right with this page, in every look."""
    for look in looks:
        AGAIN[look](page)
        yield from faults(page, f"{who}, {look}", only=ONLY.get(look, ()))
    page.set_viewport_size({"width": 1280, "height": 900})


def faults(page: Page, who: str, *, only: tuple[str, ...] = ()) -> Iterator[str]:
    # Whatever is folded away is opened, and nothing lies under the ways out, which stay at the top.
    page.evaluate("scrollTo(0, 0); document.querySelectorAll('details').forEach(one => one.open = true)")
    for look_over in (partial(axe, only=only, sheets=who.endswith(", light")), no_sideways_scrolling):
        try:
            look_over(page)
        except AssertionError as fault:
            yield f"{who}: {fault}"


@in_parts
def test_in_every_look_and_as_html(live_site, people, there, part):
    wrong, sent = [], {}
    for kind, where in there.pages(part):
        page = people(kind)
        answer = page.goto(where)
        sent[f"{kind} {where}"] = answer.text()
        wrong += looked_over(page, kind, looks=looks_of(where))
    wrong += not_from_right_to_left(live_site, there, part)
    assert not wrong, "\n".join(wrong)
    check_html(sent)


def not_from_right_to_left(live_site: Site, there: There, part: int) -> list[str]:
    """Which pages don't say so in a language from right to left."""
    wrong = []
    with live_site.client(headers={"Accept-Language": "ar", "Host": f"localhost:{live_site.port}"}) as client:
        for kind, where in there.pages(part):
            client.cookies.clear()
            client.cookies.update({"sessionid": there.cookies[kind]} if kind in there.cookies else {})
            said = client.get(where, follow_redirects=True).text
            if not re.search(r'<html[^>]* lang="ar"[^>]* dir="rtl"', said):
                wrong.append(f"{kind} {where} says not that it goes from right to left")
    return wrong


def test_forms_left_blank(people, there):
    wrong, sent = [], {}
    for name, kind in BLANK.items():
        page = people(kind)
        sent[name] = left_blank(page, there, name)
        if page.locator(".govuk-error-summary").count() != 1:
            wrong.append(f"{name} says nothing of what is missing")
        wrong += looked_over(page, f"{name}, left blank", looks=looks_of(name))
    assert not wrong, "\n".join(wrong)
    check_html(sent)


def left_blank(page: Page, there: There, name: str) -> str:
    page.goto(there.address(name) + ("?kind=rule" if name == "propose" else ""))
    return sent_blank(page)


def sent_blank(page: Page) -> str:
    """Sends the first form for words with nothing in it; what comes back."""
    form = page.locator("main form[method=post]").filter(has=page.locator("textarea, input:not([type=hidden])")).first
    with page.expect_navigation() as answer:
        form.evaluate("""form => {
            form.noValidate = true
            for (const field of form.querySelectorAll('textarea, input:not([type=hidden])'))
                if (['radio', 'checkbox'].includes(field.type)) field.checked = false; else field.value = ''
            form.requestSubmit(form.querySelector('button'))
        }""")
    return answer.value.text()
