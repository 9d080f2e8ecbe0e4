"""The server: uvicorn with our two lanes, and in the same process the worker for the due jobs."""

import logging
import os
import resource
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import uvicorn
from django.conf import settings

from evenground.config.lanes import Lanes
from evenground.config.wire import BoundedHttp

if TYPE_CHECKING:
    from evenground.work.worker import Worker  # Django must be set up first

SHUTDOWN_SECONDS = 5
log = logging.getLogger("evenground.server")


def run(*, host: str = "127.0.0.1", port: int = 8000, work: bool = True, name: str = "Evenground") -> None:
    """Serve until told to stop (Ctrl-C or SIGTERM), then finish what was begun, for at most five seconds.

    port 0 takes any free one; the line that is printed tells which. work: do the due jobs in this process too.
    Raises SystemExit with a plain sentence if the port is taken.
    """
    from evenground.config.asgi import application  # noqa: PLC0415  Django must be set up first

    if work:
        from evenground.config.work import make_workers  # noqa: PLC0415  Django must be set up first

        workers = make_workers()
        application.on_start, application.on_stop = partial(_start, workers), partial(_stop, workers)
    serve(application, host=host, port=port, name=name)


def _start(workers: "Sequence[Worker]") -> None:
    for worker in workers:
        worker.start()


def _stop(workers: "Sequence[Worker]") -> None:
    for worker in workers:
        worker.stop(SHUTDOWN_SECONDS)


class _Server(uvicorn.Server):
    """uvicorn's, which ends our streams before it waits for what is open."""

    def __init__(self, config: uvicorn.Config, application: Lanes) -> None:
        super().__init__(config)
        self.application = application

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.application.end_streams()
        await super().shutdown(sockets)


def serve(application: Lanes, *, host: str, port: int, name: str) -> None:
    """Serve this app, as `run` does with ours."""
    listener = _listen(host, port)
    _allow_many_connections()
    server = _Server(_config(application), application)
    print(f"{name} is at http://{_shown(host)}:{listener.getsockname()[1]}   (Ctrl-C stops it)", flush=True)  # noqa: T201  to a terminal
    with _quiet_signals(server):
        server.run(sockets=[listener])
    application.close()
    _leave()


def _config(application: Lanes) -> uvicorn.Config:
    return uvicorn.Config(
        application,
        http=BoundedHttp,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,  # a line per page would say who read what and when
        proxy_headers=False,  # forwarded.py decides what to believe
        server_header=False,
        limit_concurrency=getattr(settings, "CONNECTIONS", 2000) + getattr(settings, "STREAMS", 0),
        timeout_keep_alive=15,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def _allow_many_connections() -> None:
    """As many open files as the system lets us have: each stream is one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        why = os.strerror(error.errno or 0)
        sys.exit(f"Port {port} on {host} can't be used ({why}). Another one may be free:  PORT={port + 1}")


def _shown(host: str) -> str:
    if host in {"127.0.0.1", "::1", "0.0.0.0", "::"}:  # noqa: S104  only compared
        return "localhost"
    return f"[{host}]" if ":" in host else host


@contextmanager
def _quiet_signals(server: uvicorn.Server) -> Iterator[None]:
    """Being told to stop is no fault, and counts from the first moment on.

    uvicorn hears signals only once it runs, and afterwards raises them once more.
    """

    def told(_number: int, _frame: object) -> None:
        server.should_exit = True

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, told) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave() -> None:
    """End now if a page's thread is stuck: Python would wait for it without end. Its transaction is rolled back."""
    for thread in threading.enumerate():
        if thread.name.startswith("WSGI"):
            thread.join(1)
            if thread.is_alive():
                log.warning("a page had not ended after %s seconds; leaving it", SHUTDOWN_SECONDS)
                sys.stdout.flush()
                os._exit(0)
