"""One process, two lanes.

`/live/...` is answered on the event loop. Everything else is a page: Django's WSGI handler on a pool of threads, which
costs a fraction of Django's own ASGI handler. What a2wsgi leaves to us is in guard.py (what arrives) and here (what
goes back: an answer is taken from its thread whole and then sent at the reader's speed, so that ten people on slow
phones don't hold all the threads, and a fault half-way through an answer sends no half answer).
"""

import asyncio
from collections.abc import Callable
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import Any

from a2wsgi import WSGIMiddleware

from evenground.config.guard import CutOff, Guard, NotTaken, Scope
from evenground.config.plain_pages import plain_page

LIVE = "/live/"
IN_MEMORY = 2**18

Hook = Callable[[], object]


class Lanes:
    """The ASGI app. `on_start` and `on_stop` are called, on a thread, when the server starts and stops."""

    def __init__(self, *, pages: Any, guard: Guard, threads: int = 8) -> None:
        self.guard = guard
        self.pages = WSGIMiddleware(_with_whole_body(pages), workers=threads)
        self.on_start: Hook = _nothing
        self.on_stop: Hook = _nothing

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
        elif scope["path"].startswith(LIVE):
            await _nothing_live_yet(send)
        else:
            await self._page(scope, receive, send)

    def close(self) -> None:
        """Let the threads go, once nothing is served any more; one that still has a page ends after it."""
        self.pages.executor.shutdown(wait=False, cancel_futures=True)

    async def _page(self, scope: Scope, receive: Any, send: Any) -> None:
        try:
            scope = self.guard.clean(scope)
            body = await self.guard.whole_body(scope, receive)
        except CutOff:
            return
        except NotTaken as refusal:
            for message in plain_page(refusal.status, scope["headers"]):
                await send(message)
            return
        scope["evenground.body"] = body
        scope["headers"] = _with_length(scope["headers"], len(body))
        answer = Answer()
        try:
            await self.pages(scope, receive, answer.take)  # type: ignore[arg-type]  # a2wsgi's narrower types
            await answer.send_on(send)
        finally:
            answer.body.close()

    async def _lifespan(self, receive: Any, send: Any) -> None:
        for moment, hook in (("lifespan.startup", self.on_start), ("lifespan.shutdown", self.on_stop)):
            message = await receive()
            assert message["type"] == moment
            await asyncio.to_thread(hook)
            await send({"type": f"{moment}.complete"})


class Answer:
    """A page's answer, taken whole from its thread: a small one in memory, a download in a nameless file."""

    def __init__(self) -> None:
        self.start: dict[str, Any] | None = None
        self.body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed when it was sent

    async def take(self, message: dict[str, Any]) -> None:
        """Stands where ASGI's `send` stands; it never waits for the reader."""
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body.write(message.get("body", b""))

    async def send_on(self, send: Any) -> None:
        """At the reader's speed. wire.py ends a connection whose reader stands still."""
        await send(self.start)
        size = self.body.tell()
        self.body.seek(0)
        piece = self.body.read(IN_MEMORY)
        sent = len(piece)
        while sent < size:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            piece = self.body.read(IN_MEMORY)
            sent += len(piece)
        await send({"type": "http.response.body", "body": piece})


def _with_whole_body(pages: Any) -> Any:
    """Pages read their body from memory: no thread waits for the event loop, and none meets half a body."""

    def call(environ: dict[str, Any], start_response: Any) -> Any:
        environ["wsgi.input"] = BytesIO(environ["asgi.scope"].pop("evenground.body", b""))
        return pages(environ, start_response)

    return call


def _with_length(headers: list[tuple[bytes, bytes]], size: int) -> list[tuple[bytes, bytes]]:
    """A body that came in chunks has no length in its headers, and a page reads no further than the length says."""
    kept = [(name, value) for name, value in headers if name not in {b"content-length", b"transfer-encoding"}]
    if size:
        kept.append((b"content-length", b"%d" % size))
    return kept


async def _nothing_live_yet(send: Any) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"9")]
    await send({"type": "http.response.start", "status": 404, "headers": headers})
    await send({"type": "http.response.body", "body": b"Not here."})


def _nothing() -> None:
    pass
