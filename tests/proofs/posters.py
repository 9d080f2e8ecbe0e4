"""People who post to a running server, each on a thread, and note what it said of each post."""

import random
import re
import threading
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.proofs.six import STAY
from tests.support.site import Site

TOKEN = "z" * 32
LEFT_OPEN = 8  # so many suggestions at once are enough
WITH_WORDS = ("go_ahead_different_view", "object", "more_time_or_facts")
CODES = ("happy", "stand_aside", *WITH_WORDS)
RECEIPT = re.compile(r"/receipt/[0-9a-f-]{36}/")
ENTRY = re.compile(r"Entry (\d+), check word:.*?((?:[a-z]{5}-){3}[a-z]{5})", re.DOTALL)


@dataclass
class Post:
    """One post: its kind, what it was about, its words. `status` is None as long as nothing came back."""

    kind: str
    about: tuple[str, ...]
    words: str = ""
    code: str = ""
    status: int | None = None

    @property
    def acknowledged(self) -> bool:
        return self.status is not None and 300 <= self.status < 400

    @property
    def refused(self) -> bool:
        return self.status is not None and self.status >= 400


@dataclass
class Ledger:
    """What all of them know together, over every round: all posts, open suggestions (and their version), receipts."""

    group: str
    posts: list[Post] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    witnesses: set[tuple[int, str]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    first: tuple[str, ...] = ()
    lock: threading.Lock = field(default_factory=threading.Lock)

    def learn(self, kept: dict[str, Any]) -> None:
        """What is open now, as it was read back."""
        numbers = {row["proposal"]: row["number"] for row in kept["versions"]}
        still = [row for row in kept["proposals"] if row["state"] == "open"]
        self.numbers = {row["id"]: numbers[row["id"]] for row in still}
        self.owners = {row["id"]: row["by"] for row in still if row["by"]}

    def add(self, post: Post) -> Post:
        with self.lock:
            self.posts.append(post)
        return post


def browser(site: Site, session: str) -> httpx.Client:
    """A member who signed in before, able to post."""
    return site.client(cookies={"sessionid": session, "csrftoken": TOKEN})


class Poster(threading.Thread):
    """One member. Goes on until the server is gone."""

    def __init__(self, site: Site, ledger: Ledger, member: dict[str, str], name: str) -> None:
        super().__init__(name=name, daemon=True)
        self.ledger = ledger
        self.me = member["id"]
        self.dice = random.Random(name)
        self.client = browser(site, member["session"])
        self.count = 0

    def run(self) -> None:
        acts = [self._answer, self._talk, self._propose, self._change, self._take_back, self._read]
        try:
            with self.client:
                while True:
                    self.dice.choices(acts, weights=[62, 12, 6, 6, 4, 10])[0]()
        except httpx.TransportError:
            return  # the server is gone: what was under way stays without a status
        except Exception as error:  # noqa: BLE001  told to the test, which fails
            self.ledger.faults.append(f"{self.name}: {error!r}")

    def _words(self) -> str:
        self.count += 1
        return f"words-{self.name}-{self.count}"

    def _send(self, post: Post, path: str, **data: Any) -> httpx.Response:
        self.ledger.add(post)
        said = self.client.post(f"/g/{self.ledger.group}/decisions/{path}", data={"csrfmiddlewaretoken": TOKEN, **data})
        post.status = said.status_code
        if said.status_code not in {302, 303, 403, 409, 503}:
            self.ledger.faults.append(f"{post} was answered with {said.status_code}")
        return said

    def _one(self, *, mine: bool = False) -> str:
        """A suggestion that is open; or my own, "" if there is none."""
        open_now = [one for one in list(self.ledger.numbers) if not mine or self.ledger.owners.get(one) == self.me]
        return self.dice.choice(open_now) if open_now else ""

    def _answer(self) -> None:
        one, code = self._one(), self.dice.choice(CODES)
        number = self.ledger.numbers.get(one, 1)
        words = self._words() if code in WITH_WORDS else ""
        post = Post("answer", (one, str(number), self.me), words, code)
        self._send(post, f"{one}/answer/", version=number, answer=code, words=words)

    def _talk(self) -> None:
        post = Post("talk", (self._one(),), self._words())
        self._send(post, f"{post.about[0]}/talk/", kind="idea", words=post.words)

    def _propose(self) -> None:
        if len(self.ledger.numbers) >= LEFT_OPEN:
            return
        post = Post("propose", (self.me,), self._words())
        said = self._send(post, "new/", what=post.words, why="", size="small")
        if post.acknowledged:
            one = said.headers["location"].rstrip("/").rsplit("/", 1)[1]
            self.ledger.numbers[one], self.ledger.owners[one] = 1, self.me

    def _change(self) -> None:
        if not (one := self._one(mine=True)):
            return
        number = self.ledger.numbers[one]
        post = Post("change", (one, str(number + 1)), self._words())
        self._send(post, f"{one}/change/", what=post.words, version=number)
        if post.acknowledged:
            self.ledger.numbers[one] = number + 1

    def _take_back(self) -> None:
        """Takes back my own suggestion, and keeps the receipt of my own answer to it."""
        one = self._one(mine=True)
        if not one or one in self.ledger.first or len(self.ledger.numbers) <= STAY + 1:
            return
        if not self._send(Post("take_back", (one,)), f"{one}/take-back/").has_redirect_location:
            return
        self.ledger.numbers.pop(one, None)
        page = self.client.get(f"/g/{self.ledger.group}/decisions/{one}/outcome/").text
        if (found := RECEIPT.search(page)) and (entry := ENTRY.search(self.client.get(found[0]).text)):
            self.ledger.witnesses.add((int(entry[1]), entry[2]))

    def _read(self) -> None:
        """Looks at a suggestion, in between."""
        one = self._one()
        said = self.client.get(f"/g/{self.ledger.group}/decisions/{one}/", follow_redirects=True)
        if said.status_code != 200:
            self.ledger.faults.append(f"reading was answered with {said.status_code}")
