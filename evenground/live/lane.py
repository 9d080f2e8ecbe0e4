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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        parts = scope["path"].split("/")[2:]
        asks = {name: some[0] for name, some in parse_qs(scope["query_string"].decode("latin1")).items()}
        method = scope["method"]
        if len(parts) == 2 and parts[1] in self.posts:
            await self._posted(scope, receive, send, *parts)
        elif len(parts) != 3 or method not in {"GET", "HEAD"}:
            await _say(send, 404 if method in {"GET", "HEAD"} else 405)
        elif not fits(asks.get("t", ""), parts[0], parts[1], time.time()):
            await _say(send, 403)
        elif parts[2] == "events" and method == "GET":
            await self._events(scope, (parts[0], parts[1]), asks.get("from", ""), receive, send)
        elif parts[2] == "state":
            await self._state(scope, parts[0], parts[1], send)
        elif parts[2] == "check":
            self.rooms.wanted(parts[0], parts[1])
            await _say(send, 204)
        else:
            await _say(send, 404)

    async def _events(self, scope: Scope, key: tuple[str, str], known: str, receive: Any, send: Any) -> None:
        if self.hub.full:
            await _say(send, 503, retry=30)
            return
        await self.hub.listen(key, _header(scope, b"last-event-id") or known, receive, send)

    async def _state(self, scope: Scope, room: str, audience: str, send: Any) -> None:
        found = await self.rooms.whole(room, audience)
        if found is None:
            await _say(send, 404)
            return
        tag = f'"{found.id}"'
        headers = [(b"etag", tag.encode()), (b"cache-control", b"no-cache"), (b"vary", b"accept-encoding")]
        if _header(scope, b"if-none-match").removeprefix("W/") == tag:
            await _answer(send, 304, b"", headers)
        elif "gzip" in _header(scope, b"accept-encoding"):
            await _answer(send, 200, found.packed, [*headers, (b"content-encoding", b"gzip")])
        else:
            await _answer(send, 200, found.plain, headers)

    async def _posted(self, scope: Scope, receive: Any, send: Any, room: str, what: str) -> None:
        if scope["method"] != "POST":
            await _say(send, 405)
        elif not _from_here(scope):
            await _say(send, 403)
        elif (body := await _body(receive)) is None:
            await _say(send, 413)
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


async def _say(send: Any, status: int, retry: int = 0) -> None:
    """An answer without words: what asks here is a script or nginx, and the page says it in words."""
    body = b"" if status == 204 else b"{}"
    await _answer(send, status, body, [(b"retry-after", b"%d" % retry)] if retry else [])


async def _answer(send: Any, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    kind = [(b"content-type", b"application/json; charset=utf-8"), (b"x-content-type-options", b"nosniff")]
    length = [] if status in {204, 304} else [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": [*kind, *length, *headers]})
    await send({"type": "http.response.body", "body": body})
