"""A process beside a running server, with the same settings: what tests lay and read back goes through it."""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from tests.support.site import Site

_START = "import django; django.setup(); from tests.proofs.beside import serve; serve()"


class Beside:
    """`ask(function, name=value)`: what that function of a tests module gives there, as JSON can say it."""

    def __init__(self, site: Site, **environment: str) -> None:
        settings = {"DJANGO_SETTINGS_MODULE": "evenground.config.settings", "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START],
            env={**os.environ, **site.environment, **settings, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdin
        assert self.process.stdout
        self.to, self.said = self.process.stdin, self.process.stdout

    def ask(self, what: Callable[..., Any], **given: Any) -> Any:
        self.to.write(json.dumps([what.__module__, what.__name__, given], default=str) + "\n")
        self.to.flush()
        said = self.said.readline()
        assert said, "the process beside the server ended"
        return json.loads(said)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.to.close()
        self.process.wait(20)
        self.said.close()


def serve() -> None:
    """The other end: a line asks, a line answers."""
    out, sys.stdout = sys.stdout, sys.stderr  # what commands print is not an answer
    for line in sys.stdin:
        module, name, given = json.loads(line)
        answer = getattr(importlib.import_module(module), name)(**given)
        out.write(json.dumps(answer, default=str) + "\n")
        out.flush()
