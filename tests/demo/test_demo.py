"""The demo is played through the real actions, into a database that nothing else takes for its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import databases

pytestmark = pytest.mark.skipif(
    databases.ENGINE != "sqlite", reason="these ask the demo on SQLite, on either engine; once is enough"
)


def evenground(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("EVENGROUND_", "DATABASE_"))}
    command = [sys.executable, "-m", "evenground", *words]
    env["EVENGROUND_DATA"] = str(data)
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=100)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return databases.with_the_story_told(tmp_path_factory.mktemp("demo"))


def test_the_story_stands_on_a_record_that_fits(told: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.jsonl"
    assert evenground(told, "record", "--demo", "--out", str(out)).returncode == 0
    fits = evenground(told, "verify", str(out))
    assert (fits.returncode, fits.stdout[:7]) == (0, "It fits")


def test_a_second_time_the_story_is_kept_as_it_is(told: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    evenground(told, "record", "--demo", "--out", str(first))
    assert evenground(told, "demo", "--prepare").returncode == 0
    evenground(told, "record", "--demo", "--out", str(second))
    assert first.read_text() == second.read_text()


def test_the_demo_refuses_a_database_that_is_not_its_own(tmp_path: Path) -> None:
    databases.own_database(tmp_path, "not_a_demo")
    (tmp_path / databases.FILE).rename(tmp_path / "demo.sqlite3")
    before = (tmp_path / "demo.sqlite3").read_bytes()
    done = evenground(tmp_path, "demo", "--prepare")
    assert (done.returncode, "is not the demo's" in done.stderr) == (1, True)
    assert (tmp_path / "demo.sqlite3").read_bytes() == before


def test_serve_refuses_the_demo_s(told: Path, tmp_path: Path) -> None:
    (tmp_path / "evenground.sqlite3").write_bytes((told / "demo.sqlite3").read_bytes())
    done = evenground(tmp_path, "serve", "--port", "0")
    assert (done.returncode, "is the demo's" in done.stderr) == (1, True)


def test_started_over_nothing_is_left_of_the_one_before(told: Path) -> None:
    with sqlite3.connect(told / "demo.sqlite3") as demo:
        tables = {name for (name,) in demo.execute("SELECT name FROM sqlite_master")}
    assert "demo_mark" in tables
    assert "left_over" not in tables


def test_what_is_not_the_demo_s_is_not_started_over(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "demo.sqlite3") as other:
        other.execute("CREATE TABLE django_migrations (id INTEGER)")
    done = evenground(tmp_path, "demo", "--prepare", "--fresh")
    assert (done.returncode, "is not the demo's" in done.stderr) == (1, True)
    assert (tmp_path / "demo.sqlite3").exists()
