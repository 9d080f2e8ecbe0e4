"""The own hub, and the same behind a real nginx with nchan made from docs/nginx-nchan.conf."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from tests.support.processes import Served

SETTINGS = {"DJANGO_SETTINGS_MODULE": "evenground.config.settings"}
CONF = Path(__file__).parents[2] / "docs/nginx-nchan.conf"
MODULE = "/usr/lib/nginx/modules/ngx_nchan_module.so"


@dataclass
class Sample:
    """Rooms in memory. `port`: where people listen."""

    served: Served
    port: int
    data: Path

    def __post_init__(self) -> None:
        self.client = self.served.client()

    def ask(self, path: str, **asks: object) -> dict[str, Any]:
        return dict(self.client.get(f"{path}?{urlencode(asks)}").json())

    def change(self, room: str, part: str, text: str, times: int = 1) -> int:
        """Gives the number of the change."""
        return int(self.ask("/change", room=room, part=part, text=text, times=times)["seq"])

    def token(self, room: str, **more: object) -> str:
        return str(self.ask("/", room=room, **more)["token"])


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def begun(arguments: list[str]) -> tuple[Served, Path]:
    data = Path(tempfile.mkdtemp(prefix="eg-live-"))
    environment = {**SETTINGS, "EVENGROUND_DATA": str(data)}
    return Served(["-m", "tests.live.sample_live", *arguments], environment), data


@pytest.fixture(scope="module")
def hub() -> Iterator[Sample]:
    served, data = begun([])
    sample = Sample(served, served.port, data)
    yield sample
    sample.client.close()
    assert served.stop() == 0
    shutil.rmtree(data)


@pytest.fixture(scope="module")
def nchan() -> Iterator[Sample]:
    inner, outer = free_port(), free_port()
    served, data = begun([f"http://127.0.0.1:{inner}/publish"])
    ours = CONF.read_text().replace("127.0.0.1:8000", f"127.0.0.1:{served.port}")
    ours = ours.replace("127.0.0.1:8081", f"127.0.0.1:{inner}").replace("listen 8080", f"listen 127.0.0.1:{outer}")
    folder = Path(tempfile.mkdtemp(prefix="eg-nginx-"))
    whole = f"load_module {MODULE};\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/errors;\n"
    whole += "user root;\n" if os.geteuid() == 0 else ""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    (folder / "conf").write_text(f"{whole}events {{ worker_connections 4096; }}\nhttp {{\n{temporary}{ours}}}\n")
    nginx = subprocess.Popen(["nginx", "-c", str(folder / "conf"), "-p", str(folder), "-g", "daemon off;"])
    sample = Sample(served, outer, data)
    try:
        _answers(outer)
        yield sample
    finally:
        sample.client.close()
        nginx.terminate()
        nginx.wait(10)
        assert "exited on signal" not in (folder / "errors").read_text()
        served.stop()
        shutil.rmtree(data)
        shutil.rmtree(folder)


def _answers(port: int) -> None:
    end = time.monotonic() + 10
    while True:
        try:
            httpx.get(f"http://127.0.0.1:{port}/", trust_env=False)
        except httpx.TransportError:
            assert time.monotonic() < end, "nginx did not come up"
        else:
            return


@pytest.fixture(params=["hub", "nchan"])
def sample(request: pytest.FixtureRequest) -> Sample:
    return request.getfixturevalue(request.param)
