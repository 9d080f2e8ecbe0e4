"""Very many streams from one process of ours, beside nginx with nchan: CPU, memory, time to connect, and how late."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx

from benchmarks.crowd import Crowd
from benchmarks.processes import HERE, TICKS, Server, free_port

SIZES = {1_000: 60, 5_000: 12, 10_000: 8}  # streams: how many frames each hears in a round
ROUNDS = 3
TEXT = "x" * 330  # a frame of about 400 bytes


class Engine:
    """What sends: its processes, where it listens, and how a frame is given to it."""

    def __init__(self, pids: Callable[[], list[int]], port: int, token: str, publish: Callable[[], int]) -> None:
        self.pids, self.port, self.publish = pids, port, publish
        self.address = f"/live/ROOM/all/events?t={token}"

    def cpu(self) -> float:
        fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self.pids()]
        return sum(int(one[11]) + int(one[12]) for one in fields) / TICKS

    def memory(self) -> int:
        """Bytes."""
        return sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 for pid in self.pids())


def measured() -> dict[int, dict[str, list[dict[str, float]]]]:
    """By size and engine, what each round gave. The engines take turns; each round is of fresh processes."""
    if (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(0, {1})
    try:
        return {size: _rounds(size, frames) for size, frames in SIZES.items()}
    finally:
        os.sched_setaffinity(0, set(range(os.cpu_count() or 1)))


def _rounds(size: int, frames: int) -> dict[str, list[dict[str, float]]]:
    found: dict[str, list[dict[str, float]]] = {"ours": [], "nchan": []}
    for number in range(ROUNDS):
        for name, make in [("ours", ours), ("nchan", nchan)][:: 1 if number % 2 else -1]:
            with make() as engine:
                found[name].append(_round(engine, size, frames))
    return found


def _round(engine: Engine, size: int, frames: int) -> dict[str, float]:
    first = engine.publish()
    with Crowd(engine.port, engine.address, 1) as one:  # somebody keeps the channel; the others come to it
        _settled(engine, one)
        empty, begun = engine.memory(), time.monotonic()
        with Crowd(engine.port, engine.address, size, last="") as crowd:
            connected = time.monotonic() - begun
            per_stream = (engine.memory() - empty) / size
            last = _settled(engine, crowd)
            before, late = engine.cpu(), []
            for _frame in range(frames):
                start, last = time.monotonic(), engine.publish()
                late += [at - start for at in crowd.until_all_heard(last)]
            spent = engine.cpu() - before
            lost = _lost_or_doubled(crowd, last - frames + 1)
        again = _all_come_back(engine, size)
    steps = quantiles(late, n=100)
    return {
        "cpu": spent / (size * frames) * 1e6, "memory": per_stream, "connect": connected, "p50": steps[49] * 1000,
        "p99": steps[98] * 1000, "wrong": lost + again, "first": first,
    }  # fmt: skip


def _settled(engine: Engine, crowd: Crowd) -> int:
    """A first frame that all hear: everything is set up then."""
    time.sleep(0.3)  # the first look at a room is over
    number = engine.publish()
    crowd.until_all_heard(number)
    return number


def _lost_or_doubled(crowd: Crowd, since: int) -> int:
    """How many of them did not hear each frame from then on just once, in order."""
    return sum(heard[heard.index(since) :] != list(range(since, heard[-1] + 1)) for heard in crowd.heard.values())


def _all_come_back(engine: Engine, size: int) -> int:
    """All go, come back at once, and hear what comes. How many heard something twice, or missed it."""
    number = engine.publish()
    with Crowd(engine.port, engine.address, size) as crowd:
        last = engine.publish()
        crowd.until_all_heard(last)
        return sum(
            heard.count(last) != 1 or heard != sorted(set(heard)) or min(heard) > last for heard in crowd.heard.values()
        ) + (number >= last)


@contextmanager
def ours() -> Iterator[Engine]:
    port = free_port()
    with Server(
        ["-m", "benchmarks.live_server"], port, PORT=str(port), DJANGO_SETTINGS_MODULE="benchmarks.settings"
    ) as server:
        os.sched_setaffinity(server.process.pid, {0})
        with httpx.Client(base_url=server.url, trust_env=False, timeout=30) as client:
            told: dict[str, Any] = client.get("/token").json()
            yield Engine(lambda: server.pids, port, told["token"], lambda: int(client.get("/change").json()["seq"]))


@contextmanager
def nchan() -> Iterator[Engine]:
    """nginx with nchan from docs/nginx-nchan.conf, without asking whether somebody may listen."""
    inner, outer = free_port(), free_port()
    with tempfile.TemporaryDirectory(prefix="eg-nginx-") as name:
        folder, number = Path(name), 0
        (folder / "conf").write_text(_conf(folder, inner, outer))
        process = subprocess.Popen(["nginx", "-c", str(folder / "conf"), "-p", name, "-g", "daemon off;"])
        time.sleep(1)
        with httpx.Client(trust_env=False, timeout=30) as client:

            def publish() -> int:
                nonlocal number
                number += 1
                text = f'{{"id":"e-{number}","prev":{number - 1},"parts":{{"a":"{TEXT}"}},"lists":{{}},"numbers":{{}}}}'
                answer = client.post(
                    f"http://127.0.0.1:{inner}/publish?id=ROOM/all",
                    content=text,
                    headers={"X-EventSource-Event": "frame"},
                )
                answer.raise_for_status()
                return number

            try:
                yield Engine(lambda: _family(process.pid), outer, "none", publish)
            finally:
                process.terminate()
                process.wait(20)


def _conf(folder: Path, inner: int, outer: int) -> str:
    """nginx's whole settings: one worker, on the first processor; frames come at `inner`, people at `outer`."""
    conf = (HERE / "docs/nginx-nchan.conf").read_text().replace("127.0.0.1:8081", f"127.0.0.1:{inner}")
    conf = conf.replace("listen 8080", f"listen 127.0.0.1:{outer} backlog=1024")
    conf = conf.replace("nchan_authorize_request /live-check;", "")
    conf = conf.replace("first_message oldest", "first_message newest")
    user = "user root;" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    return (
        "load_module /usr/lib/nginx/modules/ngx_nchan_module.so;\n"
        f"{user}worker_processes 1;worker_rlimit_nofile 30000;worker_cpu_affinity 1;\n"
        f"pid {folder}/pid;error_log {folder}/errors;events {{ worker_connections 25000; }}\n"
        f"http {{ {places} {conf} }}\n"
    )


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *map(int, children)]


def ratio(rounds: dict[str, list[dict[str, float]]]) -> float:
    """CPU for each delivery, ours as a share of nchan's: the middle of the rounds."""
    return median(mine["cpu"] / theirs["cpu"] for mine, theirs in zip(rounds["ours"], rounds["nchan"], strict=True))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    if len(sys.argv) > 1:
        SIZES = {int(sys.argv[1]): int(sys.argv[2])}
    for size, rounds in measured().items():
        print(size, f"ratio {ratio(rounds):.2f}")
        for name, rows in rounds.items():
            for row in rows:
                print("   ", name, {key: round(value, 1) for key, value in row.items()})
