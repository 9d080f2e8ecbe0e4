"""The whole program in a process of its own: it starts, is safe against sudden death, does its jobs, tells no tales."""

import time

import pytest

from tests.support.databases import ENGINE


def test_it_answers_and_says_that_it_is_well(live_site):
    with live_site.client() as client:
        answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.text.strip() == "ok"


def test_what_is_saved_is_on_the_disk(live_site):
    if ENGINE == "sqlite":
        asked = ["PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA foreign_keys"]
        wanted = ["wal", "2", "1"]
    else:
        asked = ["SHOW fsync", "SHOW full_page_writes", "SHOW synchronous_commit"]
        wanted = ["on", "on", "on"]
    code = f"""
from django.db import connection
with connection.cursor() as cursor:
    for question in {asked}:
        cursor.execute(question)
        print(cursor.fetchone()[0])
"""
    assert live_site.python(code).split() == wanted


def test_a_page_says_nothing_to_be_kept_and_a_style_sheet_can_be(live_site):
    with live_site.client() as client:
        page = client.get("/design")
        sheet = next(part for part in page.text.split('"') if part.endswith(".css"))
        style = client.get(sheet, headers={"accept-encoding": "br"})
    assert "no-store" in page.headers["cache-control"]
    assert "immutable" in style.headers["cache-control"]
    assert style.headers["content-encoding"] == "br"
    assert "server" not in page.headers
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_job_is_done_in_the_same_process(live_site, tmp_path):
    (tmp_path / "may-end").touch()
    live_site.python(f"from tests.work import sample_jobs; sample_jobs.stay.enqueue({str(tmp_path)!r})")
    end = time.monotonic() + 10
    while not (tmp_path / "ended-0").exists():
        assert time.monotonic() < end, "nobody did the job"
        time.sleep(0.05)


def test_it_serves_on_after_sudden_death(new_site):
    site = new_site()
    site.python("from evenground.work.models import Slot; from datetime import *; "
                "Slot.objects.create(name='kept', start=datetime(2096, 1, 1, tzinfo=UTC))")  # fmt: skip
    site.kill()
    began = time.monotonic()
    site.start()
    assert time.monotonic() - began < 10
    with site.client() as client:
        assert client.get("/healthz").status_code == 200
    assert (
        site.python("from evenground.work.models import Slot; print(Slot.objects.filter(name='kept').count())") == "1\n"
    )


def test_it_refuses_the_database_of_the_demo(new_site):
    site = new_site()
    site.stop()
    site.python("from django.db import connection; connection.cursor().execute('CREATE TABLE demo_mark (id integer)')")
    done = site.command("serve", "--port", "0", check=False)
    assert done.returncode == 1
    assert "This database is the demo's" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("path", ["/nowhere/", "/groups/0198b2c4-0000-7000-8000-00000000abcd/", "/?q=private-words"])
def test_it_tells_no_tales(live_site, path):
    with live_site.client() as client:
        client.get(path)
        client.post(path, data={"words": "private-words"})
    assert "private-words" not in live_site.process.output
    assert "0198b2c4" not in live_site.process.output
    assert "127.0.0.1" not in live_site.process.output
