"""`evenground record` and `evenground verify`, as somebody types them."""

import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.cast import assemble
from tests.record.chains import chain, word


def verify(capsys, *words):
    """What the command ends with, and what it says."""
    try:
        call_command("verify", *map(str, words))
        code = 0
    except SystemExit as end:
        code = end.code
    except CommandError as error:
        return error.returncode, str(error)
    return code, capsys.readouterr().out


@pytest.fixture
def file(tmp_path):
    def write(lines, name="record.jsonl"):
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


def test_a_file_that_fits(file, capsys):
    lines = chain()
    code, said = verify(capsys, file(lines))
    assert code == 0
    assert "entries 1 to 6" in said
    assert word(lines, 6) in said
    assert verify(capsys, file(lines), "--expect", f"3:{word(lines, 3)}")[0] == 0


def test_a_file_that_does_not_fit(file, capsys):
    lines = chain()
    del lines[3]
    code, said = verify(capsys, file(lines))
    assert code == 1
    assert said.startswith("entry 3: ")
    assert verify(capsys, file(chain()), "--expect", "3:lusab-babad-gutih-tugad")[0] == 1


def test_a_file_that_can_not_be_read(file, capsys, tmp_path):
    raw = tmp_path / "raw"
    raw.write_bytes(b"\xff\xfe\x00 no record")
    for words in ([file([])], [file(["no record"])], [raw], [tmp_path], [tmp_path / "nothing"]):
        assert verify(capsys, *words)[0] == 2, words
    assert verify(capsys, file(chain()), "--expect", "the third")[0] == 2


def test_it_runs_alone_and_without_a_database(file, tmp_path):
    environment = {
        **os.environ,
        "EVENGROUND_DATA": str(tmp_path / "none"),
        "DATABASE_URL": "postgresql://127.0.0.1:1/none",
    }
    command = [sys.executable, "-m", "evenground", "verify", str(file(chain()))]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    command[-1] = str(file(["{}"]))
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 2


@pytest.mark.django_db
def test_a_groups_record_as_a_file(now, tmp_path, capsys):
    cast = assemble(now)
    out = tmp_path / "out.jsonl"
    call_command("record", cast.group.code.lower(), "--out", str(out))
    said = capsys.readouterr().out
    header, *entries = [json.loads(line) for line in out.read_text().splitlines()]
    assert list(header) == sorted(header)
    assert set(header) == {"format", "group", "from", "to", "head"}
    assert len(entries) == header["to"]
    assert set(entries[0]) == {"seq", "at", "kind", "actor", "subject", "facts", "digests", "prev", "hash"}
    assert f"entry {header['to']}, check word " in said
    assert verify(capsys, out, "--expect", f"{header['to']}:{said.split()[-1]}")[0] == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.django_db
def test_it_says_what_is_missing(now, tmp_path):
    with pytest.raises(CommandError, match="no group with the short code NOSUCH"):
        call_command("record", "NOSUCH", "--out", str(tmp_path / "out"))
    with pytest.raises(CommandError, match="Say which group"):
        call_command("record", "--out", str(tmp_path / "out"))
    with pytest.raises(CommandError, match="The demo has no record yet"):
        call_command("record", "--demo", "--out", str(tmp_path / "out"))
    cast = assemble(now, "Rowan")
    with pytest.raises(CommandError, match="can't be written"):
        call_command("record", cast.group.code, "--out", str(tmp_path / "no" / "folder" / "out"))
