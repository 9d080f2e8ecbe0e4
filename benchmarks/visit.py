"""A first visit, in a real browser that has seen nothing yet: what is asked for, and the bytes that come."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.processes import Server
from tests.support.browser import launch


@dataclass(frozen=True)
class Visit:
    """Of one page: each thing that came with it, by kind, and its bytes as sent (compressed, with its headers)."""

    parts: list[tuple[str, int]]

    @property
    def requests(self) -> int:
        return len(self.parts)

    @property
    def size(self) -> int:
        return sum(size for _kind, size in self.parts)


def first_visits(server: Server, cookie: str, pages: dict[str, tuple[str, bool]]) -> dict[str, Visit]:
    """`pages`: name -> (path, whether one is signed in)."""
    found = {}
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        for name, (path, signed_in) in pages.items():
            context = chromium.new_context(base_url=server.url, locale="en-GB")
            if signed_in:
                context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])
            found[name] = _visit(context, path)
            context.close()
        chromium.close()
    return found


def _visit(context: Any, path: str) -> Visit:
    page = context.new_page()
    wire = context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    wire.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    wire.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: int(told["encodedDataLength"])}))
    wire.send("Network.enable")
    assert page.goto(path).ok, path
    page.wait_for_load_state("networkidle")
    parts = [(kind, sizes.get(key, 0)) for key, kind in kinds.items() if not key.startswith("data:")]
    return Visit([("icon" if kind == "Other" else kind.lower(), size) for kind, size in parts])
