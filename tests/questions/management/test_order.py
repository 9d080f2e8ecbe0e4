"""`evenground order`: two tables in, the order out; what is wrong is named with its file, line and column."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

QUESTIONS = "question_id,text,kept\na,Why?,1\nb,When?,1\nc,rude,0\nd,How?,1\n"
SUPPORTS = "question_id,person_id,at\na,1,\na,2,\nb,2,\nb,2,\nc,9,\n"


@pytest.fixture
def told(tmp_path, capsys):
    def tell(questions: str | bytes = QUESTIONS, supports: str | bytes = SUPPORTS, *words: str) -> str:
        for name, text in (("q.csv", questions), ("s.csv", supports)):
            (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            call_command("order", str(tmp_path / "q.csv"), str(tmp_path / "s.csv"), *words)
        except SystemExit as end:
            return str(end.code).replace(f"{tmp_path}/", "")
        return capsys.readouterr().out

    return tell


def test_the_order_with_exact_fractions(told):
    assert json.loads(told(QUESTIONS, SUPPORTS, "--json")) == {
        "order": [
            {"question_id": "a", "t": "1/2"},
            {"question_id": "b", "t": "3/2"},
            {"question_id": "d", "t": None},
        ]
    }


def test_only_the_first_and_for_people(told):
    assert [row["t"] for row in json.loads(told(QUESTIONS, SUPPORTS, "--json", "--top", "1"))["order"]] == ["1/2"]
    assert told().splitlines()[0].split() == ["1", "0.500000000", "a"]
    assert json.loads(told("question_id,kept\nx,1\n", "question_id,person_id\nx,p\n", "--json"))["order"] == [
        {"question_id": "x", "t": "1/1"}
    ]


@pytest.mark.parametrize(
    ("questions", "supports", "said"),
    [
        ("", SUPPORTS, "q.csv: there is nothing in this file."),
        ("question_id\na\n", SUPPORTS, "q.csv, line 1: the column kept is missing."),
        (QUESTIONS, "question_id,at\na,1\n", "s.csv, line 1: the column person_id is missing."),
        (QUESTIONS + "a,Again,1\n", SUPPORTS, "q.csv, line 6, question_id: a stands there twice."),
        (QUESTIONS, SUPPORTS + "zz,1,\n", "s.csv, line 7, question_id: no question is called zz."),
        (QUESTIONS, "question_id,person_id\na\n", "s.csv, line 2, person_id: nothing stands here."),
        (QUESTIONS, b"question_id,person_id\na,\xff\n", "s.csv, line 2: this is not text in UTF-8."),
        (QUESTIONS, 'question_id,person_id\na,"1\n', "s.csv, line 2: this is no table that we can read"),
    ],
)
def test_what_is_wrong_is_named(told, questions, supports, said):
    assert told(questions, supports).startswith(said)


def test_as_a_command_without_a_database(tmp_path):
    (tmp_path / "q.csv").write_text(QUESTIONS)
    words = [sys.executable, "-m", "evenground", "order", str(tmp_path / "q.csv"), str(tmp_path / "none.csv"), "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (1, "")
    assert "none.csv: we can't open this file" in done.stderr
    assert not (Path(tmp_path) / "evenground.sqlite3").exists()
