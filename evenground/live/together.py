"""Many posts, one commit. A post that waits holds no thread, and is acknowledged only after its commit."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from django.db import close_old_connections

One = TypeVar("One")
Said = TypeVar("Said")

MOST_WAITING = 2_000
MOST_AT_ONCE = 500


class Full(Exception):  # noqa: N818  said of a moment, it is no error of ours
    """So many wait that a new one would wait too long."""


class Together(Generic[One, Said]):
    """One writer takes whatever waits as soon as it is free; it never waits for a tick.

    `act` gets what waits, in the order in which it came, and gives what to say to each, in the same order. It commits
    once, before it comes back. What it raises goes to all of them: then nothing of theirs was saved.
    """

    def __init__(self, act: Callable[[Sequence[One]], Sequence[Said]]) -> None:
        self._act = act
        self._waiting: list[tuple[One, asyncio.Future[Said]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="WSGI-together")
        self.commits = 0

    async def do(self, one: One) -> Said:
        """Does it with whatever else waits. Raises Full, and what `act` raises."""
        if len(self._waiting) >= MOST_WAITING:
            raise Full
        loop = asyncio.get_running_loop()
        said: asyncio.Future[Said] = loop.create_future()
        self._waiting.append((one, said))
        if self._writing is None:
            self._writing = loop.create_task(self._write())
        return await said

    def close(self) -> None:
        """Nothing is served any more: lets the thread go, which ends after what it still writes."""
        self._writer.shutdown(wait=False)

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                now, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                try:
                    answers = await loop.run_in_executor(self._writer, self._acted, [one for one, _said in now])
                except Exception as wrong:  # noqa: BLE001  it goes to each of those who wait
                    for _one, said in now:
                        if not said.done():
                            said.set_exception(wrong)
                    continue
                self.commits += 1
                for (_one, said), answer in zip(now, answers, strict=True):
                    if not said.done():
                        said.set_result(answer)
        finally:
            self._writing = None

    def _acted(self, some: list[One]) -> Sequence[Said]:
        try:
            return self._act(some)
        finally:
            close_old_connections()
