"""Another process holds what a page needs for longer than it waits: nothing is saved, and no words are lost.

On SQLite that is the file; on PostgreSQL the rows that are locked first, a group's chain and a person.
"""

import html
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import httpx
import psycopg
import pytest

from tests.proofs import six
from tests.proofs.beside import Beside
from tests.proofs.posters import TOKEN, browser
from tests.support.engine import is_postgres
from tests.support.site import Site

NOT_SAVED = "We couldn't save that just now."
STILL_HERE = "Your words are still here."
WORDS = "The hall is cold & <far>"


class Visit:
    """Rowan's browser, on a server that waits half a second for its database."""

    def __init__(self, site: Site, beside: Beside) -> None:
        self.site, self.beside = site, beside
        told = beside.ask(six.lay)
        self.group, self.one = f"/g/{told['group']}", f"/g/{told['group']}/decisions/{told['suggestions'][1]}"
        self.client = browser(site, told["members"][0]["session"])

    @contextmanager
    def locked(self) -> Iterator[None]:
        if is_postgres():
            with psycopg.connect(self.site.environment["DATABASE_URL"]) as holder:
                holder.execute("SELECT 1 FROM record_chain FOR UPDATE")
                holder.execute("SELECT 1 FROM people_person FOR UPDATE")
                try:
                    yield
                finally:
                    holder.rollback()
            return
        with closing(sqlite3.connect(self.site.folder / "evenground.sqlite3", isolation_level=None)) as other:
            other.execute("PRAGMA busy_timeout = 10000")
            other.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                other.execute("ROLLBACK")

    def post(self, path: str, **data: Any) -> httpx.Response:
        return self.client.post(path, data={"csrfmiddlewaretoken": TOKEN, **data})

    def kept(self) -> Any:
        """What is saved, but for what the server's own jobs do."""
        kept = self.beside.ask(six.kept)
        return {name: kept[name] for name in ("proposals", "versions", "answers", "objections", "messages", "entries")}


@pytest.fixture
def visit(new_site: Callable[..., Site]) -> Iterator[Visit]:
    site = new_site(EVENGROUND_BUSY_SECONDS="0.5")
    with Beside(site, EVENGROUND_BUSY_SECONDS="20") as beside:
        made = Visit(site, beside)
        with made.client:
            yield made


def says_not_saved(said: httpx.Response) -> str:
    """The page that says so. Its words, as one reads them."""
    page = html.unescape(said.text).replace("’", "'")
    assert said.status_code == 503
    assert NOT_SAVED.rstrip(".") in page
    assert STILL_HERE in page
    assert "<far>" not in said.text, "typed words are escaped"
    return page


def test_nothing_is_saved_and_the_words_are_still_there(visit: Visit) -> None:
    before = visit.kept()
    posts = {
        f"{visit.one}/answer/": {"version": 1, "answer": "object", "words": WORDS},
        f"{visit.one}/talk/": {"kind": "idea", "words": WORDS},
        f"{visit.one}/suggest/": {"what": WORDS, "why": ""},
        f"{visit.group}/decisions/new/": {"what": WORDS, "why": "", "size": "small"},
        f"{visit.group}/hello/": {"words": WORDS},
        f"{visit.group}/my-place/": {"part": "lived", "words": WORDS},
        "/me/": {"name": WORDS, "pronouns": "", "reach_by": "here", "language": "en-gb"},
    }
    with visit.locked():
        for path, data in posts.items():
            start = time.monotonic()
            said = visit.post(path, **data)
            assert said.status_code == 503, path
            assert WORDS in says_not_saved(said), path
            assert time.monotonic() - start < 8, "it says so soon"
    assert visit.kept() == before


def test_pages_can_be_read_meanwhile_also_right_after_something_was_saved(visit: Visit) -> None:
    assert visit.post(f"{visit.one}/answer/", version=1, answer="happy").status_code == 302  # "Saved" waits to be shown
    with visit.locked():
        for path in (
            visit.one + "/",
            f"{visit.group}/",
            f"{visit.group}/decisions/",
            f"{visit.group}/people/",
            "/mine/",
        ):
            assert visit.client.get(path).status_code == 200, path
        with visit.site.client() as nobody:
            assert nobody.get("/").status_code == 200
            assert nobody.get("/help/now/").status_code == 200


def test_the_same_form_can_be_sent_again(visit: Visit) -> None:
    data = {"version": 1, "answer": "go_ahead_different_view", "words": WORDS}
    with visit.locked():
        says_not_saved(visit.post(f"{visit.one}/answer/", **data))
    assert visit.post(f"{visit.one}/answer/", **data).status_code == 302
    assert [row["words"] for row in visit.kept()["answers"]] == [WORDS]
