"""A real browser, watched: nothing may come from another host, and no policy may be broken."""

import json
import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

AXE = Path(__file__).parent / "axe/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALSO = ["target-size", "color-contrast-enhanced", "identical-links-same-purpose", "meta-refresh-no-exceptions"]
SHEETS = "[...document.styleSheets].filter(s => s.href?.includes('/static/design/') && s.cssRules.length).length"
HOME = {"localhost", "127.0.0.1"}

# The ways in which every page is looked at.
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "right to left": {"locale": "ar"},
}


def launch(playwright: Playwright) -> Browser:
    """Debian's chromium. It asks nobody but this machine for anything."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise RuntimeError("chromium is not installed. `make test` installs it; or:  sudo apt-get install chromium")
    quiet = [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=found, args=[*quiet, *root])


class Visitor:
    """One person with a browser of their own. `page` is what they look at; `check()` tells what was not right."""

    def __init__(self, browser: Browser, base_url: str, *, script: bool = True, **options: Any) -> None:
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options}
        self.context: BrowserContext = browser.new_context(
            base_url=base_url, java_script_enabled=script, reduced_motion="reduce", **options
        )
        self.context.set_default_timeout(10_000)
        self.foreign: list[str] = []
        self.faults: list[str] = []
        self.context.on("request", self._asked)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        self.page: Page = self.context.new_page()

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in HOME:
            self.foreign.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        text = message.text
        if "Content Security Policy" in text or "Refused to" in text or "Permissions policy" in text:
            self.faults.append(text)

    def check(self) -> None:
        assert not self.foreign, f"asked other hosts: {self.foreign}"
        assert not self.faults, f"the browser complained: {self.faults}"

    def close(self) -> None:
        self.context.close()


def axe(page: Page, *, leave_out: tuple[str, ...] = (), only: tuple[str, ...] = (), sheets: bool = True) -> None:
    """No accessibility fault on this page, by axe with the AAA, target size and best-practice rules.

    First: our style sheet is there, since a page without it has no contrast to fault. leave_out, only: ids of rules.
    sheets: whether axe fetches and reads the style sheet itself, too. It holds the same on every page.
    """
    assert _sheet_is_there(page), f"{page.url}: our style sheet did not load"
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {**{name: {"enabled": True} for name in ALSO}, **{name: {"enabled": False} for name in leave_out}}
    options: dict[str, Any] = {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": rules,
        "resultTypes": ["violations"],
        "preload": sheets,
    }
    if only:
        options = {"runOnly": {"type": "rule", "values": list(only)}, "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    assert not found, f"{page.url}\n{_told(found)}"


def _sheet_is_there(page: Page) -> bool:
    """Whether our style sheet is in force. A page that a press has just led to gets a moment to arrive."""
    page.wait_for_load_state()
    for _look in range(50):
        if page.evaluate(SHEETS):
            return True
        page.wait_for_timeout(100)
    return False


def _told(violations: list[dict[str, Any]]) -> str:
    lines = []
    for fault in violations:
        lines.append(f"{fault['id']} ({fault['impact']}): {fault['help']}")
        for node in fault["nodes"][:5]:
            data = [json.dumps(check.get("data")) for check in node["any"][:1]]
            lines.append(f"    {node['html'][:200]}   {' '.join(data)[:200]}")
    return "\n".join(lines)


def no_sideways_scrolling(page: Page) -> None:
    """Nothing is wider than the window (WCAG 1.4.10)."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"
