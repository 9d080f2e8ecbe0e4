"""A process with the real server around a few small pages that tell what they were given. Used by test_server.py."""

import json
import logging
import sys
import threading
import time
from collections.abc import Iterable
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402  after setup

from evenground.config import guard, server, wire  # noqa: E402  after setup
from evenground.config.lanes import Lanes  # noqa: E402  after setup

calls: list[str] = []
kept: set[tuple[int, int]] = set()


def pages(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    calls.append(path)
    if path == "/big":
        start_response("200 OK", [("content-type", "text/plain")])
        return (b"x" * 65536 for _ in range(800))
    if path == "/broken":
        start_response("200 OK", [("content-type", "text/plain")])
        return _breaks()
    if path == "/slow":
        time.sleep(1.5)
    found = json.dumps(_seen(path, environ)).encode()
    start_response("200 OK", [("content-type", "application/json"), ("content-length", str(len(found)))])
    return [found]


def _seen(path: str, environ: dict[str, Any]) -> dict[str, Any]:
    if path == "/calls":
        return {"posts": calls.count("/post"), "films": calls.count("/upload/film")}
    if path == "/database":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        kept.add((threading.get_ident(), id(connection.connection)))
        return {"threads": len({thread for thread, _ in kept}), "connections": len(kept)}
    length = int(environ.get("CONTENT_LENGTH") or 0)
    body = environ["wsgi.input"].read(length)
    plain = {name: value for name, value in environ.items() if isinstance(value, str)}
    return {"length": len(body), "environ": plain}


def _breaks() -> Iterable[bytes]:
    yield b"half of an answer"
    raise RuntimeError("and then")


if __name__ == "__main__":
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    wire.HEADER_SECONDS = 1
    wire.STILL_SECONDS = 2
    proxies = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    whole = guard.Guard(body_limits={"/upload/": 3 * 2**20}, trusted_proxies=proxies, seconds=1)
    server.serve(Lanes(pages=pages, guard=whole, threads=4), host="127.0.0.1", port=0, name="Test")
