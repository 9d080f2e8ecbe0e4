"""The real server around one room in memory, for `streams`: each /change is a frame of about 400 bytes."""

import json
import os
import time
from collections.abc import Iterable, Mapping
from typing import Any

import django

django.setup()

from benchmarks.streams import TEXT  # noqa: E402  after setup
from evenground.config import guard, server  # noqa: E402  after setup
from evenground.config.lanes import Lanes  # noqa: E402  after setup
from evenground.live import rooms  # noqa: E402  after setup
from evenground.live.frames import State  # noqa: E402  after setup
from evenground.live.hub import Hub  # noqa: E402  after setup
from evenground.live.lane import Live  # noqa: E402  after setup
from evenground.live.tokens import token  # noqa: E402  after setup

seq = 0


class Memory:
    def changes(self, wanted: Iterable[str]) -> Mapping[str, int]:
        return dict.fromkeys(wanted, seq)

    def state(self, room: str, audience: str) -> State:
        return State("e", seq, {"a": f"{TEXT}{seq}"})


def pages(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    global seq  # noqa: PLW0603  one number is all that this server keeps
    told: dict[str, Any] = {}
    if environ["PATH_INFO"] == "/change":
        seq += 1
        told = {"seq": seq}
    elif environ["PATH_INFO"] == "/token":
        told = {"token": token("ROOM", "all", time.time())}
    found = json.dumps(told).encode()
    start_response("200 OK", [("content-type", "application/json"), ("content-length", str(len(found)))])
    return [found]


if __name__ == "__main__":
    rooms.TICK = 0.005  # as fast as it goes: the next frame comes when all have the last one
    rooms.LARGE = 10**9
    hub = Hub(most=20_000)
    live = Live(hub, rooms.Rooms(Memory(), hub))
    server.serve(
        Lanes(pages=pages, guard=guard.Guard(), threads=2, live=live),
        host="127.0.0.1", port=int(os.environ["PORT"]), name="Test",
    )  # fmt: skip
