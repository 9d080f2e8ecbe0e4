"""The servers that are measured: started, asked, weighed, stopped."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import httpx

TICKS = os.sysconf("SC_CLK_TCK")
HERE = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


class Server:
    """A server in a process of its own. Ends with the `with` that it was made for."""

    def __init__(self, words: list[str], port: int, **environment: str) -> None:
        self.port = port
        self.url = f"http://localhost:{port}"
        started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, *words],
            env={**os.environ, **environment},
            cwd=HERE,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        self.seconds = self._wait(started)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)

    def _wait(self, started: float) -> float:
        """Seconds until /healthz answers."""
        for _try in range(3000):
            try:
                if httpx.get(f"{self.url}/healthz", timeout=30, trust_env=False).status_code == 200:
                    return time.monotonic() - started
            except httpx.TransportError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        self.process.kill()
        raise RuntimeError(f"no server came up on port {self.port}")

    @property
    def pids(self) -> list[int]:
        """The process, and those that it started."""
        found = [self.process.pid]
        for pid in found:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
            found += [int(child) for child in children.split()]
        return found

    def cpu(self) -> float:
        """CPU seconds so far, of the program and of the system for it."""
        total = 0
        for pid in self.pids:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            total += int(fields[11]) + int(fields[12])  # utime and stime; the first field here is the state
        return total / TICKS

    def memory(self) -> tuple[float, float]:
        """Megabytes held now, and at most so far."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        rows = dict(line.split(":", 1) for line in status.splitlines())
        return int(rows["VmRSS"].split()[0]) / 1024, int(rows["VmHWM"].split()[0]) / 1024

    def rest(self) -> None:
        """Wait until what a start sets going is done: hardly any CPU in a second, for 30 seconds at most."""
        for _try in range(30):
            before = self.cpu()
            time.sleep(1)
            if self.cpu() - before <= 0.03:
                return


def ours(*, settings: str = "benchmarks.settings", **environment: str) -> Server:
    """`evenground serve`, the real one: event loop, threads, and the worker for the due jobs."""
    port = free_port()
    more = {"DJANGO_SETTINGS_MODULE": settings, "PORT": str(port), **environment}
    return Server(["-m", "evenground", "serve"], port, **more)


def granian(threads: int) -> Server:
    """granian's WSGI server with the same pages, settings and database."""
    port = free_port()
    words = ["-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    words += ["--blocking-threads", str(threads), "--no-ws", "--log-level", "error", "benchmarks.wsgi:application"]
    return Server(words, port, DJANGO_SETTINGS_MODULE="benchmarks.settings")
