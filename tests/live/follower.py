"""Somebody who follows a room live, as the page's script does: frames, what is missing, reading all anew."""

import asyncio
import contextlib
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Said = TypeVar("Said")

HEAD = "GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n"


def run(walk: Coroutine[Any, Any, Said]) -> Said:
    """On a thread of its own: where a browser was opened, this one has an event loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, walk).result()


async def ask(port: int, address: str, headers: str = "") -> tuple[int, dict[str, str], bytes]:
    """One request: status, headers, body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(HEAD.format(address, "Connection: close\r\n" + headers).encode())
        status, told = await head_of(reader)
        body = await reader.read()
        return status, told, body
    finally:
        writer.close()


async def head_of(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    status = int((await reader.readline()).split()[1])
    told = {}
    while line := (await reader.readline()).strip().decode():
        name, _colon, value = line.partition(":")
        told[name.lower()] = value.strip()
    return status, told


class Follower:
    """`parts`, `lists`: what they see. `events`: what came, by kind and number. `status`: of the last connection."""

    def __init__(self, port: int, where: str, token: str, known: str = "e-0") -> None:
        self.port, self.where, self.token, self.known = port, where, token, known
        self.parts: dict[str, str] = {}
        self.lists: dict[str, list[str]] = {}
        self.events: list[tuple[str, int]] = []
        self.last_id, self.status, self.retry = "", 0, 0
        self.changed = asyncio.Event()
        self.listening: asyncio.Task[None] | None = None
        self.open = asyncio.Event()

    @property
    def seq(self) -> int:
        return int(self.known.rpartition("-")[2])

    async def begin(self) -> "Follower":
        self.open.clear()
        self.listening = asyncio.create_task(self._listen())
        await asyncio.wait_for(self.open.wait(), 10)
        return self

    async def end(self) -> None:
        if self.listening is not None:
            self.listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.listening

    async def until(self, seq: int) -> "Follower":
        """Waits until they see that change."""
        async with asyncio.timeout(20):
            while self.seq < seq:
                self.changed.clear()
                await self.changed.wait()
        return self

    async def _listen(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            again = f"Last-Event-ID: {self.last_id}\r\n" if self.last_id else ""
            address = f"{self.where}/events?t={self.token}&from={self.known}"
            writer.write(HEAD.format(address, "Accept: text/event-stream\r\n" + again).encode())
            self.status, told = await head_of(reader)
            self.open.set()
            if self.status != 200:
                return
            block: dict[str, str] = {}
            async for line in _lines(reader, chunked="chunked" in told.get("transfer-encoding", "")):
                if line:
                    name, _colon, value = line.partition(":")
                    block[name] = value.lstrip()
                elif block:
                    await self._take(block)
                    block = {}
        finally:
            writer.close()

    async def _take(self, block: dict[str, str]) -> None:
        self.last_id = block.get("id", self.last_id)
        self.retry = int(block.get("retry", self.retry))
        kind = block.get("event", "")
        if kind == "reset":
            self.events.append(("reset", -1))
            await self.read()
        elif kind == "frame":
            told = json.loads(block["data"])
            number = int(told["id"].rpartition("-")[2])
            self.events.append(("frame", number))
            if told["prev"] > self.seq:
                await self.read()
            elif number > self.seq:
                self._see(told)

    async def read(self) -> None:
        _status, _told, body = await ask(self.port, f"{self.where}/state?t={self.token}")
        self._see(json.loads(body))

    def _see(self, told: dict[str, Any]) -> None:
        self.known = told["id"]
        self.parts |= told["parts"]
        self.lists |= told["lists"]
        self.changed.set()


async def _lines(reader: asyncio.StreamReader, *, chunked: bool):
    rest = b""
    while True:
        if chunked:
            size = int((await reader.readline()).strip() or b"0", 16)
            piece = await reader.readexactly(size)
            await reader.readline()
        else:
            piece = await reader.read(65536)
        if not piece:
            return
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield line.decode().rstrip("\r")
