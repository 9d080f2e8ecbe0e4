"""Looks what changed in the rooms that somebody looks at, renders it once, and hands it to whoever sends.

The database is asked on a thread of its own, never on the event loop: one small question each half second, whatever the
number of listeners, and nothing at all while nobody listens.
"""

import asyncio
import gzip
import logging
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

from django.db import close_old_connections

from evenground.live.frames import Frame, State, between, here, whole
from evenground.live.hub import Hub
from evenground.live.tokens import LASTS

log = logging.getLogger("evenground.live")

TICK = 0.5  # seconds; of a small room
LARGE, LARGER = 200, 2_000  # listeners of a room that has a tick of one second, of two
HEARTBEAT = 20  # seconds

Key = tuple[str, str]  # a room, and an audience of it


class Source(Protocol):
    """What a room is. Both are called on a thread."""

    def changes(self, rooms: Iterable[str]) -> Mapping[str, int]:
        """The number of the last change of each of these rooms that there is."""
        ...

    def state(self, room: str, audience: str) -> State | None:
        """All that this audience sees of a room now, with a number no newer than it; None for no such audience."""
        ...


class Sender(Protocol):
    """What sends frames on: nginx with nchan."""

    async def publish(self, room: str, audience: str, frame: Frame) -> None: ...


@dataclass(frozen=True)
class Whole:
    """A state as it is handed out: once as it is, once compressed, with its name."""

    id: str
    plain: bytes
    packed: bytes


class Rooms:
    def __init__(self, source: Source, hub: Hub, beyond: Sender | None = None) -> None:
        self.source, self.hub, self.beyond = source, hub, beyond
        self._states: dict[Key, State] = {}
        self._sent: dict[Key, int] = {}  # the number that the last frame led to
        self._whole: dict[Key, Whole] = {}
        self._wanted: dict[Key, float] = {}  # until when somebody may listen beyond this process
        self._due: dict[str, float] = {}
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")
        self._ticking: asyncio.Task[None] | None = None

    def wanted(self, room: str, audience: str) -> None:
        """Somebody listens to this through nginx, for as long as a token lasts."""
        if self.beyond is not None:
            self._wanted[room, audience] = asyncio.get_running_loop().time() + LASTS

    def start(self) -> None:
        """Begins to look. On the event loop."""
        self._ticking = asyncio.get_running_loop().create_task(self._tick())

    def stop(self) -> None:
        if self._ticking is not None:
            self._ticking.cancel()
        self.hub.stop()

    def close(self) -> None:
        """Nothing is served any more: lets the thread go."""
        self._reader.shutdown(wait=False, cancel_futures=True)

    async def whole(self, room: str, audience: str) -> Whole | None:
        """All of a room, from the last look while somebody listens, else looked up now."""
        key = (room, audience)
        if key not in self.hub.channels or key not in self._whole:
            await self._look_at([key])
        found = self._whole.get(key)
        if key not in self.hub.channels and key not in self._wanted:
            self._forget(key)
        return found

    async def _tick(self) -> None:
        loop = asyncio.get_running_loop()
        beat = loop.time() + HEARTBEAT
        while True:
            await asyncio.sleep(TICK)
            try:
                await self._look_at(self._due_now(loop.time()))
                if loop.time() >= beat:
                    beat = loop.time() + HEARTBEAT
                    await self.hub.heartbeat()
            except Exception:
                log.exception("looking at the rooms went wrong; the next look comes soon")

    def _due_now(self, now: float) -> list[Key]:
        self._wanted = {key: until for key, until in self._wanted.items() if until > now}
        keys = {*self.hub.channels, *self._wanted}
        for key in self._states.keys() - keys:
            self._forget(key)
        due = []
        for key in keys:
            channel = self.hub.channels.get(key)
            many = len(channel.listeners) if channel else 0
            if now >= self._due.get(key[0], 0) or (channel is not None and channel.seq is None):
                due.append((key, 4 * TICK if many >= LARGER else 2 * TICK if many >= LARGE else 0))
        for key, pause in due:
            self._due[key[0]] = max(now + pause, self._due.get(key[0], 0)) if pause else 0
        return [key for key, _pause in due]

    async def _look_at(self, keys: list[Key]) -> None:
        if not keys:
            return
        known = {key: self._states.get(key) for key in keys}
        found = await asyncio.get_running_loop().run_in_executor(self._reader, self._looked, known)
        for key, state in found.items():
            before, sent = self._states.get(key), self._sent.get(key, 0)
            self._states[key] = state
            self._whole[key] = _whole(state)
            if before is None or before.epoch != state.epoch or before.seq > state.seq:
                await self._begin(key, state)
            elif (frame := between(before, state, sent)) is not None:
                self._sent[key] = state.seq
                await self.hub.publish(*key, frame)
                if self.beyond is not None:
                    await self.beyond.publish(*key, frame)
        for key in keys:  # a channel that opened since the last look
            last, channel = self._states.get(key), self.hub.channels.get(key)
            if last is not None and channel is not None and channel.seq is None:
                await self._begin(key, last)

    async def _begin(self, key: Key, state: State) -> None:
        self._sent[key] = state.seq
        self.hub.begin(*key, state.epoch, state.seq)
        if key in self._wanted and self.beyond is not None:
            await self.beyond.publish(*key, here(state))

    def _looked(self, known: Mapping[Key, State | None]) -> dict[Key, State]:
        """On its thread: the states that are others now."""
        try:
            numbers = self.source.changes({room for room, _audience in known})
            found = {}
            for (room, audience), before in known.items():
                if room in numbers and (before is None or before.seq != numbers[room]):
                    state = self.source.state(room, audience)
                    if state is not None:
                        found[room, audience] = state
            return found
        finally:
            close_old_connections()

    def _forget(self, key: Key) -> None:
        self._states.pop(key, None)
        self._sent.pop(key, None)
        self._whole.pop(key, None)
        self._due.pop(key[0], None)


def _whole(state: State) -> Whole:
    plain = whole(state)
    return Whole(state.id, plain, gzip.compress(plain, 6, mtime=0))
