"""The addresses below /live/, answered on the event loop: no page's thread, no middleware, nobody's name.

GET  /live/<room>/<audience>/events?t=<token>&from=<id>     a stream
GET  /live/<room>/<audience>/state?t=<token>                all of it, with an ETag
GET  /live/<room>/<audience>/check?t=<token>                whether a token fits: nginx asks
POST /live/<room>/<what>                                    many at once, one commit
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from django.db import Error

from evenground.live.hub import Hub
from evenground.live.rooms import Rooms
from evenground.live.together import Full, Together
from evenground.live.tokens import fits

log = logging.getLogger("evenground.live")

BODY = 4 * 1024  # bytes of a post
BODY_SECONDS = 10
Scope = Mapping[str, Any]
Responder = Callable[[Any, Any], Awaitable[None]]  # given receive and send


@dataclass(frozen=True)
class Post:
    """What came with a post: the room in its address, its fields, and its cookies as they were sent."""

    room: str
    fields: Mapping[str, str]
    cookies: str = field(repr=False)


@dataclass(frozen=True)
class Answer:
    """What is said to it. `why`: in words, where it was not done."""

    status: int = 200
    why: str = ""


@dataclass
class Live:
    """All of it: who listens, what is looked at, what can be posted. `sorry`: said where a post could not be done."""

    hub: Hub
    rooms: Rooms
    posts: Mapping[str, Together[Post, Answer]] = field(default_factory=dict)
    sorry: Callable[[], str] = str

    def start(self) -> None:
        self.rooms.start()

    def stop(self) -> None:
        self.rooms.stop()

    def close(self) -> None:
        """Lets every thread go, once nothing is served any more."""
        self.rooms.close()
        for together in self.posts.values():
            together.close()

    def answer_to(self, scope: Scope) -> Responder:
        """What answers this request. A stream keeps no more of the request than whose it is: there are many of them."""
        parts = scope["path"].split("/")[2:]
        asks = {name: some[0] for name, some in parse_qs(scope["query_string"].decode("latin1")).items()}
        reads = scope["method"] in {"GET", "HEAD"}
        if len(parts) == 2 and parts[1] in self.posts:
            return partial(self._posted, scope, *parts)
        if len(parts) != 3 or not reads:
            return partial(_say, 404 if reads else 405)
        room, audience, what = parts
        if not fits(asks.get("t", ""), room, audience, time.time()):
            return partial(_say, 403)
        if what == "events" and scope["method"] == "GET":
            known = _header(scope, b"last-event-id") or asks.get("from", "")
            return partial(_say, 503) if self.hub.full else partial(self.hub.listen, (room, audience), known)
        if what == "state":
            return partial(self._state, scope, room, audience)
        if what == "check":
            self.rooms.wanted(room, audience)
        return partial(_say, 204 if what == "check" else 404)

    async def _state(self, scope: Scope, room: str, audience: str, receive: Any, send: Any) -> None:
        found = await self.rooms.whole(room, audience)
        if found is None:
            await _say(404, receive, send)
            return
        tag = f'"{found.id}"'
        headers = [(b"etag", tag.encode()), (b"cache-control", b"no-cache"), (b"vary", b"accept-encoding")]
        if _header(scope, b"if-none-match").removeprefix("W/") == tag:
            await _answer(send, 304, b"", headers)
        elif "gzip" in _header(scope, b"accept-encoding"):
            await _answer(send, 200, found.packed, [*headers, (b"content-encoding", b"gzip")])
        else:
            await _answer(send, 200, found.plain, headers)

    async def _posted(self, scope: Scope, room: str, what: str, receive: Any, send: Any) -> None:
        if scope["method"] != "POST":
            await _say(405, receive, send)
        elif not _from_here(scope):
            await _say(403, receive, send)
        elif (body := await _body(receive)) is None:
            await _say(413, receive, send)
        else:
            fields = {name: some[0] for name, some in parse_qs(body.decode("utf-8", "replace")).items()}
            answer = await self._done(self.posts[what], Post(room, fields, _header(scope, b"cookie")))
            told = json.dumps({"done": answer.status == 200, "why": answer.why}).encode()
            await _answer(send, answer.status, told, [(b"cache-control", b"no-store")])

    async def _done(self, together: Together[Post, Answer], post: Post) -> Answer:
        try:
            return await together.do(post)
        except (Full, Error):
            return Answer(503, self.sorry())
        except Exception:
            log.exception("a post could not be done")
            return Answer(500, self.sorry())


def _from_here(scope: Scope) -> bool:
    """Whether one of our own pages sent it: browsers say so, in one of two ways."""
    said = _header(scope, b"sec-fetch-site")
    if said:
        return said == "same-origin"
    _scheme, _colon, host = _header(scope, b"origin").partition("://")
    return bool(host) and host == _header(scope, b"host")


async def _body(receive: Any) -> bytes | None:
    """All that was sent; None where it is too long, too slow or cut off."""
    body, more = b"", True
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                body += message.get("body", b"")
                more = message.get("more_body", False)
                if len(body) > BODY:
                    return None
    except TimeoutError:
        return None
    return body


def _header(scope: Scope, wanted: bytes) -> str:
    return next((value.decode("latin1") for name, value in scope["headers"] if name == wanted), "")


async def _say(status: int, _receive: Any, send: Any) -> None:
    """An answer without words: what asks here is a script or nginx, and the page says it in words."""
    await _answer(send, status, b"" if status == 204 else b"{}", [(b"retry-after", b"30")] if status == 503 else [])


async def _answer(send: Any, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    kind = [(b"content-type", b"application/json; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
    length = [] if status in {204, 304} else [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": [*kind, *length, *headers]})
    await send({"type": "http.response.body", "body": body})
