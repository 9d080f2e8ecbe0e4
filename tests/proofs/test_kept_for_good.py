"""What the running server acknowledges is on the disk: its own connections say so, and so does what it holds open."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.proofs import six
from tests.proofs.beside import Beside
from tests.proofs.posters import browser
from tests.support.site import Site

ASKED = Path(__file__).parent / "asked"
SQLITE = os.environ["EVENGROUND_TEST_ENGINE"] == "sqlite"
EXPECTED = (
    {"synchronous": 2, "journal_mode": "wal", "foreign_keys": 1}  # 2 is FULL: a commit waits for the disk
    if SQLITE
    else {"synchronous_commit": "on", "fsync": "on", "full_page_writes": "on"}
)


@pytest.fixture
def busy_site(new_site: Callable[..., Site], tmp_path: Path) -> Site:
    """A server whose connections can be asked; pages on several of its threads have used the database."""
    pipe = tmp_path / "ask"
    os.mkfifo(pipe)
    site = new_site(EVENGROUND_ASK=str(pipe), PYTHONPATH=str(ASKED))
    with Beside(site, EVENGROUND_ASK="") as beside:
        told = beside.ask(six.lay)
    for one in told["members"]:
        with browser(site, one["session"]) as client:
            assert client.get(f"/g/{told['group']}/decisions/").status_code == 200
    return site


def test_the_running_server_waits_for_the_disk(busy_site: Site) -> None:
    found = json.loads(Path(busy_site.environment["EVENGROUND_ASK"]).read_text())
    assert len(found) >= (2 if SQLITE else 1), "a page's connection and the worker's; PostgreSQL's are lent by a pool"
    assert all(settings == EXPECTED for settings in found), found
    (the_log_is_open if SQLITE else the_server_agrees)(busy_site)


def the_log_is_open(site: Site) -> None:
    """The process holds SQLite's write-ahead log open."""
    links = [str(link.readlink()) for link in Path(f"/proc/{site.process.process.pid}/fd").iterdir()]
    assert str(site.folder / "evenground.sqlite3-wal") in links


def the_server_agrees(site: Site) -> None:
    """PostgreSQL itself says the same, and no role or database is excepted."""
    with psycopg.connect(site.environment["DATABASE_URL"]) as connection:
        for name, value in EXPECTED.items():
            assert connection.execute(f"SHOW {name}".encode()).fetchone() == (value,)
        assert connection.execute("SELECT * FROM pg_db_role_setting").fetchall() == []
        others = "SELECT count(*) > 1 FROM pg_stat_activity WHERE datname = current_database()"
        assert connection.execute(others).fetchone() == (True,), "this is the server's database"
