"""Our own hub: bounded, quick to stop, off the database, and many posts in one commit. On a real server."""

import asyncio
import shutil
import socket
import time

import pytest

from tests.live.conftest import begun
from tests.live.follower import Follower, ask, head_of, run

POST = "POST {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n{}\r\n{}"
HERE = "Sec-Fetch-Site: same-origin\r\n"


async def post(port: int, what: str, body: str, headers: str = HERE) -> tuple[int, bytes]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(POST.format(what, len(body), headers, body).encode())
        status, _told = await head_of(reader)
        return status, await reader.read()
    finally:
        writer.close()


def test_beyond_its_most_a_stream_is_refused_and_the_state_still_answers():
    served, data = begun(["--most", "3"])
    with served.client() as client:
        token = client.get("/?room=R&audience=all").json()["token"]
        client.get("/change?room=R&part=a&text=x")

    async def walk() -> None:
        some = [await Follower(served.port, "/live/R/all", token).begin() for _one in range(4)]
        assert [one.status for one in some] == [200, 200, 200, 503]
        assert (await ask(served.port, f"/live/R/all/state?t={token}"))[0] == 200
        for one in some:
            await one.end()

    run(walk())
    assert served.stop() == 0
    shutil.rmtree(data)


def test_readers_that_never_read_cost_little_and_hold_nobody_up(hub):
    known = hub.change("SLOW", "a", "0")
    token = hub.token("SLOW")
    stuck = []
    for _one in range(200):
        link = socket.socket()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        link.connect(("127.0.0.1", hub.port))
        link.sendall(f"GET /live/SLOW/all/events?t={token} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        stuck.append(link)

    async def walk() -> int:
        who = await Follower(hub.port, "/live/SLOW/all", token, f"e-{known}").begin()
        before = hub.ask("/")["memory"]
        for number in range(100):
            seq = hub.change("SLOW", "a", str(number % 10), times=12_000)
            await who.until(seq)
        await who.end()
        return int(hub.ask("/")["memory"] - before)

    grown = run(walk())
    for link in stuck:
        link.close()
    assert grown < 200 * 160 * 1024, f"{grown / 200 / 1024:.0f} KB for each reader that never reads"


def test_it_stops_quickly_with_many_listening_and_says_when_to_come_back():
    served, data = begun([])
    with served.client() as client:
        token = client.get("/?room=R&audience=all").json()["token"]
        client.get("/change?room=R&part=a&text=x")

    async def walk() -> float:
        some = [Follower(served.port, "/live/R/all", token, "e-1") for _one in range(500)]
        await asyncio.gather(*(one.begin() for one in some))
        start = time.monotonic()
        code = await asyncio.to_thread(served.stop)
        took = time.monotonic() - start
        assert code == 0
        await asyncio.gather(*(one.listening for one in some))
        pauses = {one.retry for one in some}
        assert len(pauses) > 100
        assert min(pauses) >= 1000
        return took

    assert run(walk()) < 6
    assert "had not ended" not in served.output
    shutil.rmtree(data)


def test_nothing_asks_the_rooms_on_the_event_loop(hub):
    async def walk() -> None:
        known = hub.change("LOOP", "a", "0")
        who = await Follower(hub.port, "/live/LOOP/all", hub.token("LOOP"), f"e-{known}").begin()
        await who.until(hub.change("LOOP", "a", "1"))
        await who.end()

    run(walk())
    assert all(name.startswith("live_") for name in hub.ask("/")["threads"])


def test_whatever_waits_is_saved_together_and_each_is_told_after_it(hub):
    async def walk() -> list[tuple[int, bytes]]:
        return await asyncio.gather(*(post(hub.port, "/live/R/note", "say=yes") for _one in range(200)))

    before = len(hub.ask("/")["posted"])
    answers = run(walk())
    assert {status for status, _body in answers} == {200}
    batches = hub.ask("/")["posted"][before:]
    assert sum(batches) == 200
    assert len(batches) <= 50, f"{len(batches)} commits"


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (HERE, "say=no", 409),
        (HERE, "say=break", 500),
        (HERE, "x" * 5000, 413),
        ("Sec-Fetch-Site: cross-site\r\n", "say=yes", 403),
        ("Origin: http://elsewhere.example\r\n", "say=yes", 403),
        ("Origin: http://localhost\r\n", "say=yes", 200),
        ("", "say=yes", 403),
    ],
)
def test_a_post_that_can_not_be_done_says_so(hub, headers, body, status):
    assert run(post(hub.port, "/live/R/note", body, headers))[0] == status


def test_other_addresses_are_not_there(hub):
    for path, status in (("/live/", 404), ("/live/R/all/other", 403), ("/live/R/what", 404)):
        assert run(ask(hub.port, path))[0] == status
