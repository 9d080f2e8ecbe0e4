"""Pages a second: some connections that each ask for the same page, over and over, from a process of their own.

`python -m benchmarks.load PORT PATH COOKIE SECONDS CONNECTIONS` prints how many pages came, and in how many seconds.
The client is bare sockets on an event loop, so that it costs little beside what it measures.
"""

import asyncio
import re
import subprocess
import sys
import time

from benchmarks.processes import HERE, Server

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


def pages_a_second(server: Server, path: str, cookie: str, *, seconds: float, connections: int) -> float:
    """How many whole pages this server gave out in a second."""
    words = [str(server.port), path, cookie, str(seconds), str(connections)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.load", *words],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
        timeout=seconds + 60,
    )
    pages, took = done.stdout.split()
    return int(pages) / float(took)


async def _ask(port: int, request: bytes, until: float) -> int:
    """Pages until the time is over; raises where one is not whole or not well."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    count = 0
    try:
        while time.monotonic() < until:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(head)
            if b" 200 " not in head[:20] or length is None:
                raise RuntimeError(f"not a page: {head[:60]!r}")
            await reader.readexactly(int(length[1]))
            count += 1
    finally:
        writer.close()
    return count


async def _load(port: int, path: str, cookie: str, seconds: float, connections: int) -> None:
    lines = (f"GET {path} HTTP/1.1", f"Host: localhost:{port}", f"Cookie: sessionid={cookie}", "", "")
    request = "\r\n".join(lines).encode()
    started = time.monotonic()
    counts = await asyncio.gather(*(_ask(port, request, started + seconds) for _one in range(connections)))
    print(sum(counts), time.monotonic() - started)


if __name__ == "__main__":
    asyncio.run(_load(int(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4]), int(sys.argv[5])))
