"""Very many who listen at once, in one process: what each heard, and when. By epoll and bare sockets."""

import re
import resource
import select
import socket
import time
from collections.abc import Callable
from typing import Self

NUMBER = re.compile(rb'"id":"e-(\d+)"')
AT_ONCE = 200  # connections that are under way at the same moment
SECONDS = 120


class Crowd:
    """`heard`: the numbers of the frames that each heard, in order. `came`: when the last piece came to each."""

    def __init__(self, port: int, address: str, many: int, last: str = "") -> None:
        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        again = f"Last-Event-ID: {last}\r\n" if last else ""
        asked = f"GET {address} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n{again}\r\n".encode()
        self.poll = select.epoll()
        self.links: dict[int, socket.socket] = {}
        self.rest: dict[int, bytes] = {}
        self.heard: dict[int, list[int]] = {}
        self.came: dict[int, float] = {}
        self.answered = 0
        while len(self.links) < many:
            for _one in range(min(AT_ONCE, many - len(self.links))):
                link = socket.create_connection(("127.0.0.1", port))
                link.sendall(asked)
                link.setblocking(False)
                self.links[link.fileno()], self.rest[link.fileno()], self.heard[link.fileno()] = link, b"", []
                self.poll.register(link.fileno(), select.EPOLLIN)
            wanted = len(self.links)
            self.pump(lambda wanted=wanted: len(self.came) >= wanted)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for link in self.links.values():
            link.close()
        self.poll.close()

    def pump(self, done: Callable[[], bool]) -> None:
        """Reads whatever comes until then."""
        end = time.monotonic() + SECONDS
        while not done():
            for number, _what in self.poll.poll(1):
                piece = self.links[number].recv(65536)
                if not piece:
                    raise RuntimeError("a stream ended")
                self.came[number] = time.monotonic()
                *blocks, self.rest[number] = (self.rest[number] + piece).split(b"\n\n")
                for block in blocks:
                    if found := NUMBER.search(block):
                        self.heard[number].append(int(found[1]))
            if time.monotonic() > end:
                raise RuntimeError("it takes too long")

    def until_all_heard(self, number: int) -> list[float]:
        """Waits until each heard that frame. When it came to each, in seconds of the monotonic clock."""
        waiting = {key for key, heard in self.heard.items() if not heard or heard[-1] < number}

        def done() -> bool:
            waiting.difference_update([key for key in waiting if self.heard[key] and self.heard[key][-1] >= number])
            return not waiting

        self.pump(done)
        return list(self.came.values())
