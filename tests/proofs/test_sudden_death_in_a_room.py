"""SIGKILL while a whole room asks and supports loses nothing that was acknowledged, and counts nothing twice.

Three rounds; fifty with EVENGROUND_PROVE=1. Supports go to the plain form and to the endpoint that shares commits.
"""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.proofs import six, there
from tests.proofs.beside import Beside
from tests.support.site import Site

ROUNDS = 50 if os.environ.get("EVENGROUND_PROVE") == "1" else 3
SEED = os.environ.get("EVENGROUND_SEED", "2026")
THREADS, TICKETS = 12, 300


@pytest.mark.long
@pytest.mark.prove
@pytest.mark.timeout(90 + 20 * ROUNDS)
def test_sudden_death_in_a_room_loses_nothing_acknowledged(
    new_site: Callable[..., Site], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    dice, used = random.Random(SEED), []
    site = new_site()
    with Beside(site) as beside:
        told = beside.ask(there.lay)
        phones = there.Phones(site, told["room"], told["questions"])
        for turn in range(ROUNDS):
            tickets = beside.ask(there.slips, room=told["room"], many=TICKETS)
            used += tickets
            before = len(phones.said)
            posting = phones.begin(tickets, THREADS, f"{SEED}-{turn}")
            end = time.monotonic() + 20
            while not any(post.done for post in phones.said[before:]):
                assert time.monotonic() < end, f"nothing was acknowledged: {phones.faults}"
                time.sleep(0.01)
            time.sleep(dice.uniform(0.05, 1.2))
            site.kill()
            for one in posting:
                one.join(30)
            assert phones.faults == []
            there.check(phones, beside.ask(there.kept, room=told["room"], used=used), used)
            assert beside.ask(six.record_fits, code=told["group"], file=tmp_path / "record.jsonl", expect="") == ""
            site.start()
    acknowledged = sum(bool(post.done) for post in phones.said)
    assert acknowledged >= 5 * ROUNDS
    told_of = f"{ROUNDS} times SIGKILL, {len(phones.said)} posts, {acknowledged} of them acknowledged"
    record_property("tried", told_of)
