"""The connection itself, with an end to every wait: slow headers, long headers, readers who stand still.

uvicorn waits without end for headers and for readers; its quick HTTP reader also has no limit on their size. The limits
on bodies are in guard.py.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

HEADER_SECONDS = 10
HEADER_BYTES = 32 * 1024
HEADER_COUNT = 100
STILL_SECONDS = 120  # a slow phone gets a page of 1 MB in this time; a reader who takes nothing is let go


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's protocol, plus three clocks and two limits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.header_clock: asyncio.TimerHandle | None = None
        self.reader_clock: asyncio.TimerHandle | None = None
        self.header_bytes = self.named_bytes = 0
        self.in_headers = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn does
        super().connection_made(transport)
        self._wait_for_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop("header_clock")
        self._stop("reader_clock")
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        if self.cycle is None or self.cycle.response_complete:
            # uvicorn now forgets its own keep-alive clock: ours goes on until a whole request is there.
            self._wait_for_headers()
        super().data_received(data)
        if self.in_headers and not self.transport.is_closing():
            # The reader tells us of a header only when all of it is there; one without an end is noticed here.
            self.header_bytes += len(data)
            if self.header_bytes > HEADER_BYTES:
                self._refuse(431)

    def on_message_begin(self) -> None:
        self.in_headers = True
        self.named_bytes = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        super().on_header(name, value)
        self._count(len(name) + len(value))

    def on_headers_complete(self) -> None:
        self._stop("header_clock")
        self.in_headers = False
        self.header_bytes = 0
        super().on_headers_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stop("reader_clock")
        self.reader_clock = self.loop.call_later(STILL_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        self._stop("reader_clock")
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        # Closing waits for what is still to be sent; that too has an end.
        self._stop("reader_clock")
        self.reader_clock = self.loop.call_later(STILL_SECONDS, self.transport.abort)

    def _wait_for_headers(self) -> None:
        if self.header_clock is None:
            self.header_clock = self.loop.call_later(HEADER_SECONDS, self._headers_too_slow)

    def _headers_too_slow(self) -> None:
        self.header_clock = None
        if not self.transport.is_closing():
            self._refuse(408)

    def _count(self, size: int) -> None:
        """Raises ValueError, which the HTTP reader answers with 400, when headers are too many or too long."""
        self.named_bytes += size
        if self.named_bytes > HEADER_BYTES or len(self.headers) > HEADER_COUNT:
            raise ValueError("headers too long")

    def _refuse(self, status: int) -> None:
        self.transport.write(STATUS_LINE[status] + b"connection: close\r\ncontent-length: 0\r\n\r\n")
        self.transport.close()

    def _stop(self, clock: str) -> None:
        handle: asyncio.TimerHandle | None = getattr(self, clock)
        if handle is not None:
            handle.cancel()
            setattr(self, clock, None)
