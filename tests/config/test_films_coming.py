"""Films on their way in: only what arrives whole reaches a page, and what is too large is said at once."""

import time
from collections.abc import Iterator

import pytest

from tests.support.processes import Served, raw


@pytest.fixture(scope="module")
def server() -> Iterator[Served]:
    served = Served(["-m", "tests.config.sample_server"])
    yield served
    assert served.stop() == 0


FILM = b"POST /upload/film HTTP/1.1\r\nhost: localhost\r\n"


def films(server: Served) -> int:
    with server.client() as client:
        return int(client.get("/calls").json()["films"])


def test_a_film_of_two_gigabytes_is_refused_at_once_in_words_of_its_own(server):
    before, began = films(server), time.monotonic()
    answer = raw(server, FILM + b"content-length: %d\r\n\r\n" % 2**31)
    assert time.monotonic() - began < 0.9
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"room for 200 MB" in answer
    assert b"put in a link" in answer
    assert films(server) == before


@pytest.mark.parametrize("how", ["close", "slow"])
def test_a_film_cut_off_while_it_comes_never_reaches_the_page(server, how):
    before = films(server)
    pieces = [FILM + b"content-length: 3000000\r\n\r\n", *[b"x" * 500_000] * 3]
    answer = raw(server, *pieces, pause=0.01, wait=5 if how == "slow" else 0.05)
    assert (b"came too slowly" in answer) == (how == "slow")
    time.sleep(0.1)
    assert films(server) == before


def test_a_film_on_a_slow_line_has_longer_than_words(server):
    pieces = [FILM + b"content-length: 14\r\nconnection: close\r\n\r\n", *[b"a"] * 14]
    assert b'"length": 14' in raw(server, *pieces, pause=0.1)
