"""Who listens, and the one loop that sends to all.

No task is woken for a delivery: the sweep calls each listener's `send` by hand. One that has to wait, since its reader
takes nothing, is left to itself, skipped meanwhile, and catches up from the log or is told to read all anew.
"""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from evenground.live.frames import Frame, reset

Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]

SWEEP = 2_000  # sends until the event loop is let do other things
LOG = 64  # frames that a channel remembers
HELLO = b"retry: 3000\n\n"
HEARTBEAT = b":\n\n"
STREAM = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Listener:
    """One open stream. `epoch`, `seq`: the last change that it knows. `rest`: a send that waits for its reader."""

    __slots__ = ("epoch", "gone", "rest", "send", "seq")

    def __init__(self, send: Send, epoch: str, seq: int) -> None:
        self.send, self.epoch, self.seq = send, epoch, seq
        self.rest: asyncio.Task[None] | None = None
        self.gone = False


class Channel:
    """Everyone who listens to a room as one audience, and the last frames. `seq`: None until it was looked at once."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.log: deque[Frame] = deque(maxlen=LOG)
        self.epoch, self.begun = "", 0
        self.seq: int | None = None

    def missing(self, one: Listener) -> bytes:
        """What somebody has not heard: frames, or the word to read all anew; or nothing. A page may be ahead of us."""
        if self.seq is None:
            return b""
        since = self.log[0].prev if len(self.log) == LOG else self.begun
        if one.epoch != self.epoch or one.seq < since:
            return reset(len(self.listeners))
        return b"".join(frame.event() for frame in self.log if frame.seq > one.seq)

    def has_given(self, one: Listener) -> None:
        if self.seq is not None:
            one.epoch, one.seq = self.epoch, max(self.seq, one.seq) if one.epoch == self.epoch else self.seq


class Hub:
    """`most`: streams at once; beyond it `full` says so, and people look again by themselves."""

    def __init__(self, most: int = 10_000) -> None:
        self.most = most
        self.count = 0
        self.channels: dict[tuple[str, str], Channel] = {}

    @property
    def full(self) -> bool:
        return self.count >= self.most

    async def listen(self, key: tuple[str, str], known: str, receive: Receive, send: Send) -> None:
        """Streams to one listener until they leave or the server stops. `known`: the id of what they have, or ""."""
        channel = self.channels.setdefault(key, Channel())
        epoch, _dash, number = known.rpartition("-")
        one = Listener(send, epoch, int(number) if number.isascii() and number.isdigit() else -1)
        self.count += 1
        try:
            await send({"type": "http.response.start", "status": 200, "headers": STREAM})
            await send(_body(HELLO + channel.missing(one)))
            channel.has_given(one)
            channel.listeners.add(one)
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self._leave(key, channel, one)

    def _leave(self, key: tuple[str, str], channel: Channel, one: Listener) -> None:
        one.gone = True
        self.count -= 1
        channel.listeners.discard(one)
        if not channel.listeners and self.channels.get(key) is channel:
            del self.channels[key]
        if one.rest is not None:
            one.rest.cancel()

    async def publish(self, room: str, audience: str, frame: Frame) -> None:
        """Sends a frame to everyone on its channel, and remembers it for those who come back."""
        channel = self.channels.get((room, audience))
        if channel is None:
            return
        channel.epoch, channel.seq = frame.epoch, frame.seq
        channel.log.append(frame)
        await self._sweep(channel, frame)

    def begin(self, room: str, audience: str, epoch: str, seq: int) -> None:
        """A channel was looked at for the first time: whoever knows another state reads all anew."""
        channel = self.channels.get((room, audience))
        if channel is None:
            return
        channel.epoch, channel.seq, channel.begun = epoch, seq, seq
        channel.log.clear()
        for one in list(channel.listeners):
            self._catch_up(channel, one)

    async def heartbeat(self) -> None:
        """A word to every listener, so that nothing on the way thinks that the stream is dead."""
        for channel in list(self.channels.values()):
            await self._sweep(channel, None)

    async def _sweep(self, channel: Channel, frame: Frame | None) -> None:
        message = _body(frame.event(len(channel.listeners)) if frame else HEARTBEAT)
        for number, one in enumerate(list(channel.listeners), start=1):
            if number % SWEEP == 0:
                await asyncio.sleep(0)
            if one.rest is not None or one.gone:
                continue
            if frame is not None:
                if one.epoch != frame.epoch or not frame.prev <= one.seq < frame.seq:
                    self._catch_up(channel, one)
                    continue
                one.seq = frame.seq
            self._begin(channel, one, message)

    def _catch_up(self, channel: Channel, one: Listener) -> None:
        missed = channel.missing(one)
        if missed and one.rest is None and not one.gone:
            channel.has_given(one)
            self._begin(channel, one, _body(missed))

    def _begin(self, channel: Channel, one: Listener, message: dict[str, Any]) -> None:
        """Begins a send by hand. Almost always that is all; where it waits, a task sees it to its end."""
        sending = one.send(message)
        try:
            waits = sending.send(None)
        except StopIteration:
            return
        except Exception:  # noqa: BLE001  the connection is gone; its own task hears of it
            one.gone = True
            return
        one.rest = asyncio.get_running_loop().create_task(self._rest(channel, one, sending, waits))

    async def _rest(self, channel: Channel, one: Listener, sending: Any, waits: Any) -> None:
        """Goes on with a send that waits for its reader; then gives what was missed meanwhile."""
        try:
            while True:
                if waits is not None:
                    waits._asyncio_future_blocking = False  # noqa: SLF001  as a task does with what it waits for
                    await waits
                waits = sending.send(None)
        except StopIteration:
            pass
        except Exception:  # noqa: BLE001  as above
            one.gone = True
            return
        finally:
            one.rest = None
        self._catch_up(channel, one)

    def stop(self) -> None:
        """Ends every stream. Each is told to come back at another moment, so that not all come at once."""
        for channel in list(self.channels.values()):
            for one in list(channel.listeners):
                pause = random.randint(1_000, 10_000)  # noqa: S311  a pause, no secret
                for message in (_body(b"retry: %d\n\n" % pause), {"type": "http.response.body", "body": b""}):
                    if one.rest is None and not one.gone:
                        self._begin(channel, one, message)


def _body(what: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": what, "more_body": True}
