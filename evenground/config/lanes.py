"""One process, two lanes.

`/live/...` is answered on the event loop. Everything else is a page: Django's WSGI handler on a pool of threads, which
costs a fraction of Django's own ASGI handler. What a2wsgi leaves to us is in guard.py (what arrives) and here (what
goes back: an answer is taken from its thread whole and then sent at the reader's speed, so that ten people on slow
phones don't hold all the threads, and a fault half-way through an answer sends no half answer).
"""

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

from a2wsgi import WSGIMiddleware

from evenground.config.forwarded import Header
from evenground.config.guard import CutOff, Guard, NotTaken, Scope
from evenground.config.plain_pages import plain_page

if TYPE_CHECKING:
    from evenground.live.lane import Live, Responder  # Django must be set up first

LIVE = "/live/"
IN_MEMORY = 2**18

Hook = Callable[[], object]


class Lanes:
    """The ASGI app. `on_start` and `on_stop` are called, on a thread, when the server starts and stops."""

    def __init__(self, *, pages: Any, guard: Guard, threads: int = 8, live: "Live | None" = None) -> None:
        self.guard = guard
        self.live = live
        self.pages = WSGIMiddleware(_in_one_piece(pages), workers=threads)
        self.on_start: Hook = _nothing
        self.on_stop: Hook = _nothing

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1000})
        elif scope["path"].startswith(LIVE):
            await self._live(scope)(receive, send)
        else:
            await self._page(scope, receive, send)

    def _live(self, scope: Scope) -> "Responder":
        try:
            return (
                self.live.answer_to(self.guard.clean(scope)) if self.live is not None else partial(_nothing_here, 404)
            )
        except NotTaken as refusal:
            return partial(_nothing_here, refusal.status)

    def end_streams(self) -> None:
        """The server is about to stop: it waits for open streams, and they would go on for ever. On the event loop."""
        if self.live is not None:
            self.live.stop()

    def close(self) -> None:
        """Let the threads go, once nothing is served any more; one that still has a page ends after it."""
        self.pages.executor.shutdown(wait=False, cancel_futures=True)
        if self.live is not None:
            self.live.close()

    async def _page(self, scope: Scope, receive: Any, send: Any) -> None:
        try:
            scope = self.guard.clean(scope)
            body, size = await self.guard.whole_body(scope, receive)
        except CutOff:
            return
        except NotTaken as refusal:
            for message in plain_page(refusal.status, scope["headers"], film=refusal.film):
                await send(message)
            return
        answer = Answer()
        scope |= {"evenground.body": body, "evenground.answer": answer}
        scope["headers"] = _with_length(scope["headers"], size)
        try:
            await self.pages(scope, receive, _taken_already)  # type: ignore[arg-type]  # a2wsgi's narrower types
            await answer.send_on(send)
        finally:
            answer.body.close()
            body.close()

    async def _lifespan(self, receive: Any, send: Any) -> None:
        if self.live is not None:
            self.live.start()
        for moment, hook in (("lifespan.startup", self.on_start), ("lifespan.shutdown", self.on_stop)):
            message = await receive()
            assert message["type"] == moment
            await asyncio.to_thread(hook)
            await send({"type": f"{moment}.complete"})


class Answer:
    """A page's answer, taken whole on its thread: a small one in memory, a download in a nameless file."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[Header] = []
        self.body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed when it was sent

    def start(self, status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], int]:
        """WSGI's start_response."""
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.lower().encode("latin1"), value.strip().encode("latin1")) for name, value in headers]
        return self.body.write

    def take(self, pieces: Iterable[bytes]) -> None:
        """All of the body. Raises what the page raises; then nothing was sent yet."""
        try:
            for piece in pieces:
                self.body.write(piece)
        finally:
            getattr(pieces, "close", _nothing)()

    async def send_on(self, send: Any) -> None:
        """At the reader's speed. wire.py ends a connection whose reader stands still."""
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        size = self.body.tell()
        self.body.seek(0)
        piece = self.body.read(IN_MEMORY)
        sent = len(piece)
        while sent < size:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            piece = self.body.read(IN_MEMORY)
            sent += len(piece)
        await send({"type": "http.response.body", "body": piece})


def _in_one_piece(pages: Any) -> Any:
    """Pages read their body from memory, or a film from our disk, and leave their answer whole: a2wsgi's way, a hop
    between the thread and the event loop for each piece, would cost more than many a page."""

    def call(environ: dict[str, Any], _start_response: Any) -> Iterable[bytes]:
        scope = environ["asgi.scope"]
        environ["wsgi.input"] = scope.pop("evenground.body")
        answer: Answer = scope.pop("evenground.answer")
        answer.take(pages(environ, answer.start))
        return ()

    return call


async def _taken_already(_message: dict[str, Any]) -> None:
    """What a2wsgi would send; the answer holds it all."""


def _with_length(headers: list[Header], size: int) -> list[Header]:
    """A body that came in chunks has no length in its headers, and a page reads no further than the length says."""
    kept = [(name, value) for name, value in headers if name not in {b"content-length", b"transfer-encoding"}]
    if size:
        kept.append((b"content-length", b"%d" % size))
    return kept


async def _nothing_here(status: int, _receive: Any, send: Any) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"9")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"Not here."})


def _nothing() -> None:
    pass
