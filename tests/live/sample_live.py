"""A process with the real server around rooms that lie in memory: what a test says is what they show.

python -m tests.live.sample_live [--most N] [--log-of-one] [publish address]
"""

import json
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

import django

django.setup()

from evenground.config import guard, server  # noqa: E402  after setup
from evenground.config.lanes import Lanes  # noqa: E402  after setup
from evenground.live import rooms  # noqa: E402  after setup
from evenground.live.frames import State  # noqa: E402  after setup
from evenground.live.hub import Hub  # noqa: E402  after setup
from evenground.live.lane import Answer, Live, Post  # noqa: E402  after setup
from evenground.live.nchan import Nchan  # noqa: E402  after setup
from evenground.live.rooms import Rooms  # noqa: E402  after setup
from evenground.live.together import Together  # noqa: E402  after setup
from evenground.live.tokens import token  # noqa: E402  after setup

shown: dict[str, dict[str, str]] = {}
numbers: dict[str, int] = {}
looked: set[str] = set()  # threads on which the source was asked
posted: list[int] = []  # how many came with each commit


class Memory:
    def changes(self, wanted: Iterable[str]) -> Mapping[str, int]:
        looked.add(threading.current_thread().name)
        return {room: numbers[room] for room in wanted if room in numbers}

    def state(self, room: str, audience: str) -> State | None:
        seq, parts = numbers[room], {name: text for name, text in shown[room].items() if not name.startswith("not-")}
        return State("e", seq, parts, {"list": tuple(sorted(parts))}, {"came": len(parts)})


def note(posts: Sequence[Post]) -> list[Answer]:
    posted.append(len(posts))
    time.sleep(0.004)
    if any(post.fields.get("say") == "break" for post in posts):
        raise RuntimeError("broken on purpose")
    return [Answer(409, "no") if post.fields.get("say") == "no" else Answer() for post in posts]


def pages(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    asks = {name: some[0] for name, some in parse_qs(environ["QUERY_STRING"], keep_blank_values=True).items()}
    room = asks.get("room", "")
    if environ["PATH_INFO"] == "/change":
        shown.setdefault(room, {})[asks["part"]] = asks["text"] * int(asks.get("times", "1"))
        numbers[room] = numbers.get(room, 0) + 1
    told = {
        "seq": numbers.get(room, 0), "listeners": hub.count, "threads": sorted(looked), "posted": posted,
        "token": token(room, asks.get("audience", "all"), time.time() - int(asks.get("ago", "0"))),
        "memory": int(open("/proc/self/statm").read().split()[1]) * 4096,  # noqa: SIM115, PTH123  one line
    }  # fmt: skip
    found = json.dumps(told).encode()
    start_response("200 OK", [("content-type", "application/json"), ("content-length", str(len(found)))])
    return [found]


if __name__ == "__main__":
    asked = sys.argv[1:]
    hub = Hub(most=int(asked[1]) if asked[:1] == ["--most"] else 10_000)
    beyond = Nchan(asked[-1]) if asked and asked[-1].startswith("http") else None
    rooms.TICK = 0.05
    live = Live(hub, Rooms(Memory(), hub, beyond), {"note": Together(note)}, lambda: "not just now")
    server.serve(Lanes(pages=pages, guard=guard.Guard(), threads=4, live=live), host="127.0.0.1", port=0, name="Test")
