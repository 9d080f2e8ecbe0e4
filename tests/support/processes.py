"""Servers in processes of their own, on free ports."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Any

import httpx

ADDRESS = re.compile(rb"http://localhost:(\d+)")


class Served:
    """A process that prints its address when it serves. `url`, `port`, `client()`, `kill()`, `stop()`, `output`."""

    def __init__(self, command: list[str], environment: dict[str, str] | None = None, seconds: float = 60) -> None:
        self.lines: list[bytes] = []
        self.ready = threading.Event()
        self.port = 0
        self.process = subprocess.Popen(
            [sys.executable, *command],
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        if not self.ready.wait(seconds) or not self.port:
            self.kill()
            raise RuntimeError(f"no server came up:\n{self.output}")

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def output(self) -> str:
        return b"".join(self.lines).decode(errors="replace")

    def client(self, **options: Any) -> httpx.Client:
        return httpx.Client(base_url=f"http://127.0.0.1:{self.port}", trust_env=False, timeout=30, **options)

    def kill(self) -> None:
        """SIGKILL: sudden death."""
        self.process.kill()
        self._gone()

    def stop(self) -> int:
        """SIGTERM, as a service manager does it. The exit code."""
        self.process.terminate()
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self._gone()

    def _gone(self) -> None:
        self.process.wait(20)
        self.reader.join(5)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if not self.port and (found := ADDRESS.search(line)):
                self.port = int(found[1])
                self.ready.set()
        self.ready.set()


def raw(server: Served, *pieces: bytes, pause: float = 0.1, wait: float = 5) -> bytes:
    """Send these bytes with a pause between; what comes back until the other side ends or goes quiet."""
    with socket.create_connection(("127.0.0.1", server.port)) as link:
        link.settimeout(wait)
        answer = b""
        with suppress(OSError):
            for piece in pieces:
                link.sendall(piece)
                time.sleep(pause)
        with suppress(OSError):
            while piece := link.recv(65536):
                answer += piece
        return answer
