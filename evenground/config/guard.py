"""What arrives before a page sees it: the whole request or nothing, and no header that somebody made up.

a2wsgi hands a page its request while the body is still on its way. A post cut off half-way would then be half an
answer saved. So the body is read to its end on the event loop first, within a size and a time, and only then does a
page's thread begin. Where a page may take more than a megabyte (films), it is kept in a nameless file meanwhile.
"""

import asyncio
from collections.abc import Mapping
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from evenground.config.forwarded import Header, seen_through_proxies

Scope = dict[str, Any]

MEGABYTE = 2**20
BODY_LIMIT = MEGABYTE
BODY_SECONDS = 20
FILM_SECONDS = 60 * 60  # for a film on a slow line; each piece of it within BODY_SECONDS
# What is too long is still read, and thrown away, up to here: else the browser shows its own page instead of ours.
READ_ON = 32 * MEGABYTE
HELD_AT_ONCE = 128 * MEGABYTE
ON_DISK_AT_ONCE = 2048 * MEGABYTE
QUERY_LIMIT = 8 * 1024


class NotTaken(Exception):  # noqa: N818  said of a request, it is no error of ours
    """The request is answered without a page: with this status. film: it was one of those that may be large."""

    def __init__(self, status: int, *, film: bool = False) -> None:
        self.status = status
        self.film = film


class CutOff(Exception):  # noqa: N818  nobody is there any more to be answered
    """The connection ended before the whole request was there: no page is called, nothing is saved."""


class Guard:
    """Lets through requests that are whole.

    body_limits: bytes by the beginning of the path, {"/upload/": 8_000_000}; the longest beginning that fits counts.
    trusted_proxies: how many proxies of the keeper's own stand in front; 0 means that no forwarding header is believed.
    """

    def __init__(
        self,
        *,
        body_limits: Mapping[str, int] | None = None,
        trusted_proxies: int = 0,
        seconds: float = BODY_SECONDS,
        held_at_once: int = HELD_AT_ONCE,
    ) -> None:
        self.body_limits = sorted((body_limits or {}).items(), key=lambda pair: -len(pair[0]))
        self.trusted_proxies = trusted_proxies
        self.seconds = seconds
        self.held_at_once = held_at_once
        self.held = 0
        self.on_disk = 0

    def limit_for(self, path: str) -> int:
        return next((limit for start, limit in self.body_limits if path.startswith(start)), BODY_LIMIT)

    def clean(self, scope: Scope) -> Scope:
        """The same request with plain headers, and the address and scheme that can be believed.

        Raises NotTaken(400) for an address that no page of ours can have.
        """
        path, query = scope["path"], scope["query_string"]
        if any(ord(letter) < 32 or ord(letter) == 127 for letter in path) or not query.isascii():
            raise NotTaken(400)
        if len(query) > QUERY_LIMIT or len(scope.get("raw_path") or b"") > QUERY_LIMIT:
            raise NotTaken(414)
        return seen_through_proxies(scope, trusted=self.trusted_proxies)

    async def whole_body(self, scope: Scope, receive: Any) -> tuple[IO[bytes], int]:
        """The request's body, all of it, from its beginning; and its size. Whoever takes it closes it.

        Raises NotTaken 413 (too long), 408 (too slow) or 503 (too much at once), CutOff (the client went away).
        """
        limit = self.limit_for(scope["path"])
        film = limit > BODY_LIMIT
        announced = _announced(scope["headers"])
        if announced > limit and (announced > READ_ON or _waits_for_leave(scope["headers"])):
            raise NotTaken(413, film=film)
        try:
            if film:
                return await self._on_disk(receive, limit)
            async with asyncio.timeout(self.seconds):
                body = await self._read(receive, limit)
                return BytesIO(body), len(body)
        except TimeoutError:
            raise NotTaken(408, film=film) from None

    async def _on_disk(self, receive: Any, limit: int) -> tuple[IO[bytes], int]:
        body = SpooledTemporaryFile(max_size=MEGABYTE)  # noqa: SIM115  closed when its page is done
        size, kept, more = 0, 0, True
        try:
            async with asyncio.timeout(FILM_SECONDS):
                while more:
                    async with asyncio.timeout(self.seconds):
                        message = await receive()
                    more = _goes_on(message)
                    piece = message.get("body", b"")
                    size += len(piece)
                    if size > max(limit, READ_ON):
                        break
                    if size <= limit:
                        self._room_on_disk(len(piece))
                        kept += len(piece)
                        body.write(piece)
        except BaseException:
            body.close()
            raise
        finally:
            self.on_disk -= kept
        if size > limit:
            body.close()
            raise NotTaken(413, film=True)
        body.seek(0)
        return body, size

    async def _read(self, receive: Any, limit: int) -> bytes:
        parts: list[bytes] = []
        size, more = 0, True
        try:
            while more:
                message = await receive()
                more = _goes_on(message)
                piece = message.get("body", b"")
                size += len(piece)
                if size > READ_ON:
                    break
                if size <= limit:
                    self._hold(len(piece))
                    parts.append(piece)
        finally:
            self.held -= sum(map(len, parts))
        if size > limit:
            raise NotTaken(413)
        return b"".join(parts)

    def _hold(self, size: int) -> None:
        """Many slow posts at once may not fill the memory."""
        if self.held + size > self.held_at_once:
            raise NotTaken(503)
        self.held += size

    def _room_on_disk(self, size: int) -> None:
        """Nor the disk."""
        if self.on_disk + size > ON_DISK_AT_ONCE:
            raise NotTaken(503, film=True)
        self.on_disk += size


def _goes_on(message: Scope) -> bool:
    if message["type"] == "http.disconnect":
        raise CutOff
    return bool(message.get("more_body", False))


def _announced(headers: list[Header]) -> int:
    for name, value in headers:
        if name == b"content-length" and value.isdigit():
            return int(value[:20])
    return 0


def _waits_for_leave(headers: list[Header]) -> bool:
    return any(name == b"expect" for name, _ in headers)
