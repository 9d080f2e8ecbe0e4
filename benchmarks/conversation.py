"""Plays a real conversation into a running room over HTTP, as people with phones would; browsers may watch.

    python -m benchmarks.conversation FOLDER [--watch N] [--people N]

FOLDER holds questions.csv and supports.csv (see `evenground order`). A server of its own is started in a throw-away
folder. In the end it says whether the room shows what the files hold. Somebody has one open question at a time: whoever
asked more than one in the conversation asks the next by another ticket.
"""

import argparse
import csv
import os
import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from benchmarks.processes import ours

if TYPE_CHECKING:
    from playwright.sync_api import Page

CSRF = "z" * 32
PHONES = 8  # at the same moment
A_MINUTE = 50
MINE = re.compile(r"/mine/([0-9a-f-]{36})/")


class Conversation:
    """What the files hold: words by question, and who supports what; without what a moderator took out."""

    def __init__(self, folder: Path, people: int | None) -> None:
        rows = _rows(folder / "questions.csv")
        kept = {row["question_id"]: row for row in rows if row["kept"] != "0"}
        self.words = {key: row["text"] for key, row in kept.items()}
        self.asker = {key: row["asked_by"] for key, row in kept.items()}
        self.supports: dict[str, list[str]] = defaultdict(list)
        for row in _rows(folder / "supports.csv"):
            if row["question_id"] in kept and row["person_id"] != self.asker[row["question_id"]]:
                self.supports[row["person_id"]].append(row["question_id"])
        if people is not None:
            self.supports = dict(sorted(self.supports.items())[:people])

    def counts(self) -> dict[str, int]:
        """How many support each question."""
        found = dict.fromkeys(self.words, 0)
        for some in self.supports.values():
            for key in some:
                found[key] += 1
        return found


def play(url: str, room: str, told: Conversation) -> dict[str, str]:
    """Asks every question, then every support, each by a ticket of their own. The room's id of each question."""
    with ThreadPoolExecutor(PHONES) as phones:
        ids = dict(zip(told.words, phones.map(lambda words: _ask(url, room, words), told.words.values()), strict=True))
        some = [[ids[key] for key in keys] for keys in told.supports.values()]
        list(phones.map(lambda keys: _support(url, room, keys), some))
    return ids


def shown(url: str, room: str) -> dict[str, int]:
    """How many support each question, by its id in the room, as the room's own export says."""
    told = httpx.get(f"{url}/r/{room}/order.json", trust_env=False, timeout=60).json()
    found = {row["question_id"]: 0 for row in told["questions"]}
    for question, _ticket in told["supports"]:
        found[question] += 1
    return found


@contextmanager
def _phone(url: str, room: str) -> Iterator[httpx.Client]:
    """Somebody comes in: their device gets its ticket."""
    with httpx.Client(base_url=url, trust_env=False, timeout=60, cookies={"csrftoken": CSRF}) as client:
        client.get(f"/r/{room}/ask/").raise_for_status()
        yield client


def _ask(url: str, room: str, words: str) -> str:
    """Gives the question's id, which the asker's own page knows."""
    with _phone(url, room) as phone:
        data = {"csrfmiddlewaretoken": CSRF, "kind": "question", "words": words}
        mine = phone.post(f"/r/{room}/ask/", data=data, follow_redirects=True)
        found = MINE.search(mine.text)
        if found is None:
            raise SystemExit(f"a question was answered with {mine.status_code}")
        return found[1]


def _support(url: str, room: str, questions: list[str]) -> None:
    for start in range(0, len(questions), A_MINUTE):  # whoever has more than a ticket may in a minute comes again
        with _phone(url, room) as phone:
            for key in questions[start : start + A_MINUTE]:
                data, here = {"question": key, "say": "yes"}, {"Sec-Fetch-Site": "same-origin"}
                answer = phone.post(f"/live/{room}/support", data=data, headers=here).json()
                if not answer["done"]:
                    raise SystemExit(f"a support was refused: {answer['why']}")


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--watch", type=int, default=0, help="so many browsers follow the room (needs chromium)")
    asked.add_argument("--people", type=int, help="only the first so many supporters")
    wish = asked.parse_args()
    told = Conversation(wish.folder, wish.people)
    with tempfile.TemporaryDirectory(prefix="evenground-room-") as name:
        os.environ |= {"EVENGROUND_DATA": name, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        os.environ.pop("DATABASE_URL", None)
        with ExitStack() as stack:
            room = _laid()
            server = stack.enter_context(ours())
            pages = stack.enter_context(_watching(f"{server.url}/r/{room}/", wish.watch))
            began = time.monotonic()
            ids = play(server.url, room, told)
            seconds = time.monotonic() - began
            wanted = {ids[key]: many for key, many in told.counts().items()}
            stands = {key: many for key, many in shown(server.url, room).items() if key in wanted}
            print(f"{len(ids)} questions and {sum(wanted.values())} supports in {seconds:.1f} seconds")
            for page in pages:
                page.locator("#live-show:not([hidden])").click()
                print(f"a browser that watched shows {page.locator('#live-coming > li').count()} that come next")
    print("The room shows what the files hold." if stands == wanted else "The room does not show what the files hold.")
    sys.exit(stands != wanted)


def _laid() -> str:
    """A live room in a group of some people. Its code."""
    import django  # noqa: PLC0415  settings were chosen just now

    django.setup()
    from benchmarks import data, supports  # noqa: PLC0415  they need Django
    from evenground.config.management.commands.serve import make_ready  # noqa: PLC0415  the same

    make_ready()
    now = datetime.now(UTC)  # noqa: TID251  the real server goes by the real clock
    return supports.live_room(data.make_place(20, now), now, questions=0)[0].code


@contextmanager
def _watching(url: str, many: int) -> "Iterator[list[Page]]":
    """Browsers that follow the room."""
    if not many:
        yield []
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only whoever watches needs it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        pages = [browser.new_page() for _one in range(many)]
        for page in pages:
            page.goto(url)
        yield pages
        browser.close()


if __name__ == "__main__":
    main()
