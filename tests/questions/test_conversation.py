"""A real conversation, played into a running room over HTTP: the room shows what the files hold."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared/data/questions/london.youth.policing"


@pytest.mark.long
@pytest.mark.shared
@pytest.mark.skipif(not FOLDER.exists(), reason=f"the conversations are not there: {FOLDER}")
def test_a_real_conversation_comes_out_as_it_went_in():
    words = [sys.executable, "-m", "benchmarks.conversation", str(FOLDER), "--watch", "1"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "The room shows what the files hold." in done.stdout
