"""The same frames through nginx with nchan, which holds many thousands of streams. docs/nginx-nchan.conf has its side.

nchan numbers what it hears in a way of its own; the number that counts stands in each frame.
"""

import asyncio
import logging
from urllib.parse import quote, urlsplit

from evenground.live.frames import Frame, within

log = logging.getLogger("evenground.live")

SECONDS = 5
MOST = 10_000  # who listens through nginx is not known here


class Nchan:
    """`url`: where nginx takes frames, on this machine: http://127.0.0.1:8081/publish"""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host, self.port, self.path = parts.hostname or "127.0.0.1", parts.port or 80, parts.path

    async def publish(self, room: str, audience: str, frame: Frame) -> None:
        """Hands a frame on. What nginx does not take is logged, and read anew by whoever comes back."""
        kind, text = ("frame", frame.text) if frame.text else ("reset", within(MOST))
        body = text.encode()
        head = (
            f"POST {self.path}?id={quote(room)}/{quote(audience)} HTTP/1.1\r\nHost: {self.host}\r\n"
            f"X-EventSource-Event: {kind}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        try:
            async with asyncio.timeout(SECONDS):
                reader, writer = await asyncio.open_connection(self.host, self.port)
                try:
                    writer.write(head.encode() + body)
                    await writer.drain()
                    status = (await reader.readline()).split(b" ")[1:2]
                finally:
                    writer.close()
        except (OSError, TimeoutError) as wrong:
            log.warning("nginx did not take a frame: %s", type(wrong).__name__)
            return
        if not status or not status[0].startswith(b"2"):
            log.warning("nginx did not take a frame: it said %s", status)
