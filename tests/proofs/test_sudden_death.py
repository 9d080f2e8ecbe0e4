"""SIGKILL at any moment loses nothing that was acknowledged. Three rounds; fifty with EVENGROUND_PROVE=1."""

import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenground.record.domain.checkword import check_word
from tests.proofs import after_death, six
from tests.proofs.beside import Beside
from tests.proofs.posters import Ledger, Poster
from tests.support.mailbox import Mailbox
from tests.support.site import Site

ROUNDS = 50 if os.environ.get("EVENGROUND_PROVE") == "1" else 3
SEED = os.environ.get("EVENGROUND_SEED", "2026")
SIZE = f"{ROUNDS} times SIGKILL"


@pytest.mark.long
@pytest.mark.prove
@pytest.mark.timeout(90 + 30 * ROUNDS)
def test_sudden_death_loses_nothing_acknowledged(
    new_site: Callable[..., Site], mailbox: Mailbox, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    dice = random.Random(SEED)
    site = new_site()
    with Beside(site) as beside:
        told = beside.ask(six.lay)
        ledger = Ledger(told["group"], first=tuple(told["suggestions"]))
        ledger.learn(beside.ask(six.kept))
        expect, file = "", tmp_path / "record.jsonl"
        for turn in range(ROUNDS):
            posters = [Poster(site, ledger, one, f"{SEED}-{turn}-{one['name']}") for one in told["members"]]
            post_until_death(site, posters, beside, dice.uniform(0.1, 2.5))
            assert ledger.faults == []
            site.start()
            kept = beside.ask(six.kept)
            after_death.check(ledger, kept, told["members"])
            assert beside.ask(six.record_fits, code=told["code"], file=file, expect=expect) == ""
            expect = witnessed(file, ledger)
            ledger.learn(kept)
        site.kill()
        assert beside.ask(six.work_later, minutes=30) == 0, "mail still waits"
        after_death.check_mail(ledger, beside.ask(six.kept), told["members"], mailbox)
    site.start()
    site.command("record", told["code"], "--out", str(file))
    assert "fits" in site.command("verify", str(file), "--expect", expect).stdout
    assert len(ledger.witnesses) >= ROUNDS // 10
    acknowledged = sum(post.acknowledged for post in ledger.posts)
    record_property("posts", f"{len(ledger.posts)} posts, {acknowledged} of them acknowledged")


def post_until_death(site: Site, posters: list[Poster], beside: Beside, seconds: float) -> None:
    """All of them post at once, mail goes out, and at some moment the server is gone."""
    ledger = posters[0].ledger
    before = len(ledger.posts)
    for one in posters:
        one.start()
    end = time.monotonic() + 20
    while not any(post.acknowledged for post in ledger.posts[before:]):
        assert time.monotonic() < end, f"nothing was acknowledged: {ledger.faults}"
        time.sleep(0.01)
    beside.ask(six.send_now)
    time.sleep(seconds)
    site.kill()
    for one in posters:
        one.join(30)
        assert not one.is_alive()


def witnessed(file: Path, ledger: Ledger) -> str:
    """Every receipt stands in the record as it was given. The newest entry, to hold the next file against."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in file.read_text().splitlines()[1:]]
    words = {line["seq"]: check_word(line["hash"]) for line in lines}
    assert all(words.get(seq) == word for seq, word in ledger.witnesses)
    newest = max(words)
    return f"{newest}:{words[newest]}"
