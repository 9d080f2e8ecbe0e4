"""What everyone who follows live can count on, by our own hub and by nginx with nchan alike."""

import asyncio
import itertools

import pytest

from tests.live.follower import Follower, ask, run

rooms = (f"ROOM{number}" for number in itertools.count())


@pytest.fixture
def room() -> str:
    return next(rooms)


async def come(sample, room: str, known: str = "e-0", audience: str = "all") -> Follower:
    token = sample.token(room, audience=audience)
    return await Follower(sample.port, f"/live/{room}/{audience}", token, known).begin()


def test_whoever_listens_sees_each_change(sample, room):
    async def walk() -> None:
        known = sample.change(room, "a", "one")
        one, other = await come(sample, room, f"e-{known}"), await come(sample, room, f"e-{known}")
        for text in ("two", "three"):
            seq = sample.change(room, "a", text)
            for who in (one, other):
                assert (await who.until(seq)).parts["a"] == text
        seq = sample.change(room, "b", "new")
        assert (await one.until(seq)).lists == {"list": ["a", "b"]}
        assert {kind for kind, _number in one.events[1:]} == {"frame"}
        for who in (one, other):
            await who.end()

    run(walk())


def test_whoever_comes_back_has_lost_nothing_and_hears_nothing_twice(sample, room):
    async def walk() -> None:
        known = sample.change(room, "a", "0")
        here = await come(sample, room, f"e-{known}")
        away = await come(sample, room, f"e-{known}")
        seq = sample.change(room, "a", "1")
        await asyncio.gather(here.until(seq), away.until(seq))
        await away.end()
        for number in range(2, 6):
            seq = sample.change(room, f"p{number}", str(number))
            await here.until(seq)
        await away.begin()
        await away.until(seq)
        assert away.parts == here.parts
        numbers = [number for kind, number in away.events if kind == "frame"]
        assert numbers == sorted(set(numbers)), "heard twice"
        for who in (here, away):
            await who.end()

    run(walk())


def test_whoever_knows_too_little_reads_all_anew(sample, room):
    async def walk() -> None:
        for number in range(3):
            seq = sample.change(room, f"p{number}", str(number))
        first = await come(sample, room, f"e-{seq}")
        for number in range(70):
            seq = sample.change(room, "often", str(number))
            await first.until(seq)
        late = await come(sample, room, "e-1")
        await late.until(seq)
        assert late.parts == {"p0": "0", "p1": "1", "p2": "2", "often": "69"}
        for who in (first, late):
            await who.end()

    run(walk())


def test_what_is_too_long_for_a_frame_is_read(sample, room):
    async def walk() -> None:
        known = sample.change(room, "a", "x")
        who = await come(sample, room, f"e-{known}")
        seq = sample.change(room, "a", "long ", times=5000)
        assert (await who.until(seq)).parts["a"] == "long " * 5000
        await who.end()

    run(walk())


def test_only_a_token_for_just_this_lets_one_listen(sample, room):
    async def walk() -> None:
        sample.change(room, "a", "secret")
        other = sample.token("OTHER")
        old = sample.token(room, ago=13 * 3600)
        for_some = sample.token(room, audience="some")
        good = sample.token(room)
        for token in ("", "made-up", other, old, for_some, good[:-1]):
            who = await Follower(sample.port, f"/live/{room}/all", token).begin()
            assert who.status == 403
            status, _told, body = await ask(sample.port, f"/live/{room}/all/state?t={token}")
            assert (status, b"secret" in body) == (403, False)

    run(walk())


def test_everyone_comes_back_at_once_and_nothing_is_lost_or_doubled(sample, room):
    async def walk() -> None:
        known = sample.change(room, "a", "0")
        token = sample.token(room)
        all_of_them = [Follower(sample.port, f"/live/{room}/all", token, f"e-{known}") for _one in range(200)]
        await asyncio.gather(*(one.begin() for one in all_of_them))
        seq = sample.change(room, "a", "1")
        await asyncio.gather(*(one.until(seq) for one in all_of_them))
        await asyncio.gather(*(one.end() for one in all_of_them))
        await asyncio.gather(*(one.begin() for one in all_of_them))
        seq = sample.change(room, "b", "2")
        await asyncio.gather(*(one.until(seq) for one in all_of_them))
        for one in all_of_them:
            assert one.parts == {"a": "1", "b": "2"}
            numbers = [number for kind, number in one.events if kind == "frame" and number != known]
            assert numbers == sorted(set(numbers))
        await asyncio.gather(*(one.end() for one in all_of_them))

    run(walk())


def test_the_state_has_a_name_and_is_not_sent_again(sample, room):
    async def walk() -> None:
        seq = sample.change(room, "a", "x")
        where = f"/live/{room}/all/state?t={sample.token(room)}"
        status, told, body = await ask(sample.port, where)
        assert (status, told["etag"], b'"a":"x"' in body) == (200, f'"e-{seq}"', True)
        status, _told, body = await ask(sample.port, where, f'If-None-Match: "e-{seq}"\r\n')
        assert (status, body) == (304, b"")
        status, told, _body = await ask(sample.port, where, "Accept-Encoding: gzip\r\n")
        assert (status, told["content-encoding"]) == (200, "gzip")

    run(walk())
