"""Supports in a live room, forty at once: how many share a commit, and what that gains on a slow disk."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from django.db import connection

from benchmarks.crowd import Crowd
from benchmarks.data import Place
from benchmarks.processes import Server, ours
from evenground.events import actions as events
from evenground.live.tokens import token
from evenground.questions import actions
from evenground.questions.models import ActsFor, Room, RoomState, Support

AT_ONCE, MANY, SLOW_MS, ROUNDS = 40, 1_200, 4, 3
LISTENING = 500


def measured(place: Place, now: datetime) -> dict[str, object]:
    """Supports for each commit, and how many a second with and without sharing, each commit slowed by 4 ms."""
    room, rows = live_room(place, now)
    found: dict[str, object] = {}
    with ours() as server:
        before = _changes(room)
        taken, _seconds = _posted(server, room, rows)
        found["shared"] = (taken, _changes(room) - before)
    rates: dict[str, list[float]] = {"together": [], "alone": []}
    for _round in range(ROUNDS):
        for name, more in (("together", {}), ("alone", {"BENCH_ALONE": "1"})):
            with ours(BENCH_COMMIT_MS=str(SLOW_MS), **more) as server:
                taken, seconds = _posted(server, room, rows)
                rates[name].append(taken / seconds)
    return {**found, "rates": rates}


def pages_beside(server: Server, place: Place, now: datetime, rate: Callable[[], float]) -> dict[str, list[float]]:
    """Pages a second, by turns alone and beside 500 who listen to a room in which something changes all the time."""
    room, _rows = live_room(place, now)
    where = f"/live/{room.code}/inside.en-gb/events?t={token(room.code, 'inside.en-gb', now.timestamp())}"
    found: dict[str, list[float]] = {"alone": [], "beside": []}
    for _round in range(ROUNDS):
        found["alone"].append(rate())
        over = threading.Event()
        with Crowd(server.port, where, LISTENING) as crowd:
            reading = threading.Thread(target=_read_on, args=(crowd, over))
            changing = threading.Thread(target=_change_on, args=(room, over))
            for one in (reading, changing):
                one.start()
            found["beside"].append(rate())
            over.set()
            for one in (reading, changing):
                one.join()
    return found


def _read_on(crowd: Crowd, over: threading.Event) -> None:
    with suppress(RuntimeError):
        crowd.pump(over.is_set)


def _change_on(room: Room, over: threading.Event) -> None:
    """Two questions a second."""
    number = 0
    while not over.wait(0.5):
        number += 1
        asked = actions.Asked(f"And why {number}?")
        now = datetime.now(UTC)  # noqa: TID251  a bench has no other clock
        actions.ask(room=room, slip=actions.new_ticket(room), asked=asked, now=now)
    connection.close()


def live_room(place: Place, now: datetime, questions: int = 10) -> tuple[Room, list[str]]:
    """A room that is open, with some questions. Its hosts matter to nothing here."""
    words = events.Description(name="The day", days=[(now + timedelta(days=9)).date()])
    event = events.plan_event(by=place.member, description=words, series="Days", now=now)
    room = actions.make_room(by=place.member, event=event, says=actions.About("Dana"), now=now)
    Room.objects.filter(id=room.id).update(state=RoomState.LIVE, seed="00")
    ActsFor.objects.filter(room=room).delete()
    room.refresh_from_db()
    asked = [
        actions.ask(room=room, slip=actions.new_ticket(room), asked=actions.Asked(f"Why {number}?"), now=now)[0]
        for number in range(questions)
    ]
    return room, [str(row.id) for row in asked]


def _changes(room: Room) -> int:
    """Each commit counts the room's number up by one."""
    return Room.objects.get(id=room.id).changes


def _posted(server: Server, room: Room, rows: list[str]) -> tuple[int, float]:
    """Posts from as many tickets, forty at once. How many were acknowledged, and in how many seconds."""
    slips = [actions.new_ticket(room) for _one in range(MANY)]
    before = Support.objects.count()

    async def one(mine: list[str]) -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        taken = 0
        for number, slip in enumerate(mine):
            body = f"question={rows[number % len(rows)]}&say=yes"
            writer.write(
                f"POST /live/{room.code}/support HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\n"
                f"Cookie: ticket_{room.code}={slip}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
            taken += b'"done": true' in await reader.readexactly(length)
        writer.close()
        return taken

    async def all_of_them() -> int:
        return sum(await asyncio.gather(*(one(slips[number::AT_ONCE]) for number in range(AT_ONCE))))

    start = time.monotonic()
    taken = asyncio.run(all_of_them())
    seconds = time.monotonic() - start
    assert Support.objects.count() - before == taken == MANY
    return taken, seconds
