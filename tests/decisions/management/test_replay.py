"""Real decisions, held elsewhere, through our own rule."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evenground.decisions.actions import take_replay_rule
from evenground.decisions.domain.replays import UnreadableError, Why, read
from evenground.decisions.management.player import play
from evenground.record.domain.verdict import Refused
from tests.decisions.actions.conftest import make_table

DATA = Path(__file__).parents[4] / "shared" / "data" / "decisions"
FILES = sorted(DATA.glob("*.json"))
here = pytest.mark.skipif(not FILES, reason="the files of real decisions are not beside this clone (../shared/data)")


@pytest.fixture
def throw_away(db: None, settings: object) -> None:
    settings.THROW_AWAY = True


@here
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_ends_as_it_did_there(throw_away: None, path: Path) -> None:
    plain = json.loads(path.read_text())
    said = play(read(plain))
    assert (said["outcome"], said["reason"]) == (plain["outcome"], None)
    assert said["differing_views"] == plain["differing_views"]
    assert said["counts"] == plain["last_answers"]
    staying = {row["id"] for row in said["objections"] if row["fate"] == "stays"}
    assert staying == set(plain["open_objections_at_close"])


@here
def test_the_command_prints_the_list(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "evenground", "replay", *map(str, FILES[:2]), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    fields = {"id", "outcome", "reason", "differing_views", "objections", "counts"}
    assert [set(row) for row in json.loads(done.stdout)] == [fields, fields]


def test_a_file_that_can_t_be_read_is_named_and_nothing_is_played(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"deciders": ["P1"], "events": [{"at": "2020-13-01", "kind": "opened"}], "outcome": "decided"}')
    done = subprocess.run(
        [sys.executable, "-m", "evenground", "replay", str(broken)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "broken.json: '2020-13-01' is not a day" in done.stderr


def case(outcome: str, *events: dict, deciders: int = 4) -> dict:
    people = [f"P{number}" for number in range(1, deciders + 1)]
    opened = {"at": "2020-01-01", "kind": "opened", "by": "P1"}
    return {"id": "made-up", "size": "small", "deciders": people, "outcome": outcome, "events": [opened, *events]}


def says(by: str, answer: str, version: int = 1, **more: object) -> dict:
    return {"at": "2020-01-02", "kind": "answer", "by": by, "answer": answer, "text_version": version, **more}


CHANGED = {"at": "2020-01-03", "kind": "text_changed", "by": "P1", "text_version": 2}


@pytest.mark.parametrize(
    ("outcome", "events", "ours", "why"),
    [
        ("decided", [], "not_decided", Why.NOBODY),
        ("decided", [says("P1", "happy")], "not_decided", Why.QUORUM),
        (
            "decided",
            [says("P1", "happy"), says("P2", "happy"), CHANGED, says("P1", "happy", 2)],
            "not_decided",
            Why.LAPSED,
        ),
        ("postponed", [says("P1", "happy"), says("P2", "happy")], "decided", Why.PUT_OFF),
        ("decided", [says("P1", "happy"), says("P2", "object", objection="O1")], "not_decided", Why.CHAIR),
    ],
)
def test_where_our_rule_gives_another_outcome_it_says_why(
    throw_away: None, outcome: str, events: list[dict], ours: str, why: Why
) -> None:
    said = play(read(case(outcome, *events)))
    assert (said["outcome"], said["reason"]) == (ours, why.value)


def test_a_concern_closed_by_its_owner_is_solved_and_counts_as_going_ahead(throw_away: None) -> None:
    closed = {"at": "2020-01-04", "kind": "concern_closed", "by": "P2", "objection": "O1"}
    said = play(read(case("decided", says("P1", "happy"), says("P2", "object", objection="O1"), closed)))
    assert said["objections"] == [{"id": "O1", "by": "P2", "fate": "solved"}]
    assert (said["outcome"], said["counts"]["go_ahead_different_view"]) == ("decided", 1)


@pytest.mark.parametrize(
    "plain", [[], {}, {"deciders": [], "events": []}, {"deciders": ["P1"], "events": []}, case("maybe")]
)
def test_what_is_no_decision_file_is_refused(plain: object) -> None:
    with pytest.raises(UnreadableError):
        read(plain)


def test_no_kept_database_takes_the_replay_rule(db: None, now: object) -> None:
    table = make_table(3, now)
    with pytest.raises(Refused):
        take_replay_rule(group=table.group, now=now)
