"""The server itself: only what arrives whole reaches a page, forged headers do not, nobody can hold it up."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.support.processes import Served, raw


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    served = Served(["-m", "tests.config.sample_server"])
    yield served
    assert served.stop() == 0


@pytest.fixture(scope="module")
def behind_two_proxies() -> Iterator[Served]:
    served = Served(["-m", "tests.config.sample_server", "2"])
    yield served
    served.stop()


def posts(server: Served) -> int:
    with server.client() as client:
        return int(client.get("/calls").json()["posts"])


HEAD = b"POST /post HTTP/1.1\r\nhost: localhost\r\n"


def test_a_whole_post_reaches_the_page(server):
    with server.client() as client:
        assert client.post("/post", content=b"a=b").json()["length"] == 3


def test_a_post_in_chunks_reaches_the_page_with_its_length(server):
    with server.client() as client:
        found = client.post("/post", content=iter([b"one", b"two"])).json()
    assert found["length"] == 6
    assert found["environ"]["CONTENT_LENGTH"] == "6"
    assert "HTTP_TRANSFER_ENCODING" not in found["environ"]


@pytest.mark.parametrize(
    "part",
    [
        HEAD + b"content-length: 100\r\n\r\nanswer=agr",
        HEAD + b"transfer-encoding: chunked\r\n\r\n6\r\nanswer\r\n",
        HEAD + b"content-length: 100\r\nexpect: 100-continue\r\n\r\n",
        HEAD + b"content-len",
    ],
)
@pytest.mark.parametrize("how", ["close", "shut", "reset"])
def test_a_post_cut_off_half_way_never_reaches_the_page(server, part, how):
    before = posts(server)
    with socket.create_connection(("127.0.0.1", server.port)) as link:
        link.sendall(part)
        time.sleep(0.05)
        if how == "shut":
            link.shutdown(socket.SHUT_WR)
            time.sleep(0.05)
        if how == "reset":
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    time.sleep(0.1)
    assert posts(server) == before


def test_a_slow_post_is_answered_in_plain_words(server):
    before = posts(server)
    answer = raw(server, HEAD + b"content-length: 100\r\n\r\n", *[b"a"] * 12, pause=0.15)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b"nothing was saved" in answer
    assert b"connection: close" in answer
    assert posts(server) == before


def test_a_long_post_is_answered_in_plain_words(server):
    with server.client() as client:
        answer = client.post("/post", content=b"x" * (2**20 + 1), headers={"accept-language": "cy, en;q=0.5"})
    assert answer.status_code == 413
    assert "nothing was saved" in answer.text
    assert "http" not in answer.text.lower().replace("<!doctype html>", "").replace("http-equiv", "")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_long_post_in_chunks_is_counted_too(server):
    before = posts(server)
    with server.client() as client:
        answer = client.post("/post", content=(b"x" * 65536 for _ in range(20)))
    assert answer.status_code == 413
    assert posts(server) == before


def test_a_post_of_impossible_length_is_answered_at_once(server):
    began = time.monotonic()
    assert raw(server, HEAD + b"content-length: 99999999999\r\n\r\n").startswith(b"HTTP/1.1 413 ")
    assert time.monotonic() - began < 0.9


def test_a_route_may_have_a_limit_of_its_own(server):
    with server.client() as client:
        assert client.post("/upload/picture", content=b"x" * (2 * 2**20)).json()["length"] == 2 * 2**20
        assert client.post("/upload/picture", content=b"x" * (3 * 2**20 + 1)).status_code == 413


def test_forged_headers_are_not_seen(server):
    forged = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "elsewhere.example",
        "X-Real-IP": "203.0.113.9",
        "Forwarded": "for=203.0.113.9",
        "X_Forwarded_For": "203.0.113.9",
        "Remote_Addr": "203.0.113.9",
        "Proxy": "http://elsewhere.example",
        "X-Kept": "yes",
    }
    with server.client() as client:
        seen = client.get("/see", headers=forged).json()["environ"]
    assert seen["REMOTE_ADDR"] == "127.0.0.1"
    assert seen["wsgi.url_scheme"] == "http"
    assert seen["HTTP_X_KEPT"] == "yes"
    assert not [name for name, value in seen.items() if "203.0.113.9" in value or "elsewhere" in value]


@pytest.mark.parametrize(
    ("said", "believed"),
    [
        ("198.51.100.7, 10.0.0.1", "198.51.100.7"),
        ("203.0.113.9, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        ("2001:db8::1, 10.0.0.1", "2001:db8::1"),
        ("rubbish, 10.0.0.1", "127.0.0.1"),
        ("198.51.100.7", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_behind_proxies_the_farthest_trusted_one_is_believed(behind_two_proxies, said, believed):
    headers = {"X-Forwarded-For": said, "X-Forwarded-Proto": "https"}
    with behind_two_proxies.client() as client:
        seen = client.get("/see", headers=headers).json()["environ"]
    assert seen["REMOTE_ADDR"] == believed
    assert seen["wsgi.url_scheme"] == "https"
    assert "HTTP_X_FORWARDED_FOR" not in seen


@pytest.mark.parametrize("request_line", [b"GET /a%00b", b"GET /a%0Ab", b"GET /a?b=\xff"])
def test_an_address_with_control_characters_is_refused(server, request_line):
    assert raw(server, request_line + b" HTTP/1.1\r\nhost: localhost\r\n\r\n", wait=1).startswith(b"HTTP/1.1 400 ")


def test_long_addresses_and_headers_are_refused(server):
    rest = b" HTTP/1.1\r\nhost: localhost\r\n"
    assert raw(server, b"GET /" + b"a" * 9000 + rest + b"\r\n", wait=1).startswith(b"HTTP/1.1 414 ")
    assert raw(server, b"GET /" + rest + b"a: b\r\n" * 101 + b"\r\n", wait=1).startswith(b"HTTP/1.1 400 ")
    assert raw(server, b"GET /" + rest + b"a: " + b"b" * 40000 + b"\r\n\r\n", wait=1).startswith(b"HTTP/1.1 400 ")
    assert raw(server, b"GET /" + rest + b"a: ", *[b"b" * 16384] * 12, pause=0.01).startswith(b"HTTP/1.1 431 ")


@pytest.mark.parametrize(
    "smuggled", [b"content-length: 3\r\ncontent-length: 4", b"content-length: 3\r\ntransfer-encoding: chunked"]
)
def test_a_post_of_two_lengths_is_refused(server, smuggled):
    before = posts(server)
    assert raw(server, HEAD + smuggled + b"\r\n\r\nabcd", wait=1).startswith(b"HTTP/1.1 400 ")
    assert posts(server) == before


@pytest.mark.parametrize("begun", [(b"",), (b"GET / HT",), tuple(b"GET / HTTP/1.1\r\nhost: x")])
def test_slow_headers_are_let_go(server, begun):
    pieces = [bytes([piece]) if isinstance(piece, int) else piece for piece in begun]
    began = time.monotonic()
    answer = raw(server, *pieces, pause=0.1)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - began < 4


def test_nothing_but_line_ends_after_a_page_is_let_go(server):
    began = time.monotonic()
    raw(server, b"GET /see HTTP/1.1\r\nhost: localhost\r\n\r\n", *[b"\r\n"] * 30, pause=0.1)
    assert time.monotonic() - began < 4.5


def test_readers_who_stand_still_hold_no_page(server):
    links = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(8)]
    for link in links:
        link.sendall(b"GET /big HTTP/1.1\r\nhost: localhost\r\n\r\n")
    began = time.monotonic()
    with server.client() as client:
        assert client.get("/see").status_code == 200
    assert time.monotonic() - began < 5
    time.sleep(3)  # by now they were let go
    for link in links:
        link.setblocking(True)
        got = 0
        with suppress(OSError):
            while piece := link.recv(2**20):
                got += len(piece)
        assert got < 800 * 65536
        link.close()


def test_a_big_answer_arrives_whole(server):
    with server.client() as client:
        assert len(client.get("/big").content) == 800 * 65536


def test_an_answer_that_breaks_half_way_is_not_sent_half(server):
    with server.client() as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert b"half" not in answer.content


def test_a_page_thread_keeps_its_connection(server):
    with server.client() as client:
        for _ in range(40):
            found = client.get("/database").json()
    assert found["connections"] == found["threads"] <= 4


def test_the_live_lane_answers_by_itself(server):
    with server.client() as client:
        answer = client.get("/live/anything")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")


def test_stopping_finishes_the_page_that_was_begun_and_says_nothing():
    served = Served(["-m", "tests.config.sample_server"])
    with socket.create_connection(("127.0.0.1", served.port)) as link:
        link.sendall(b"GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n")
        time.sleep(0.4)
        began = time.monotonic()
        assert served.stop() == 0
        assert time.monotonic() - began < 6
        assert link.recv(100).startswith(b"HTTP/1.1 200 ")
    assert served.output.count("\n") == 1


def test_a_port_that_is_taken_is_told_in_a_sentence(server):
    import subprocess
    import sys

    code = f"from evenground.config import server; server._listen('127.0.0.1', {server.port})"
    done = subprocess.run(
        [sys.executable, "-c", "import django; django.setup(); " + code],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert f"Port {server.port} on 127.0.0.1 can't be used (Address already in use)" in done.stderr
    assert "Traceback" not in done.stderr
