"""The demo knows its own address: links in its mail and on its slips lead to the port it is served on."""

import os

import pytest

from evenground import cli


@pytest.fixture
def site_for(monkeypatch: pytest.MonkeyPatch):
    """What EVENGROUND_SITE is when a command begins."""

    def ask(*words: str, **environment: str) -> str:
        with monkeypatch.context() as patch:
            for name in ("EVENGROUND_SITE", "PORT", "EVENGROUND_DEMO"):
                patch.setenv(name, "")  # so that what the command sets is put back, too
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr("sys.argv", ["evenground", *words])
            patch.setattr("django.core.management.execute_from_command_line", lambda _words: None)
            cli.main()
            return os.environ.get("EVENGROUND_SITE", "")

    return ask


def test_the_port_that_was_asked_for(site_for):
    assert site_for("demo") == "http://localhost:8000"
    assert site_for("demo", "--port", "8123") == "http://localhost:8123"
    assert site_for("demo", "--fresh", "--port=8123") == "http://localhost:8123"
    assert site_for("demo", PORT="8124") == "http://localhost:8124"


def test_an_address_that_was_set_stays(site_for):
    assert site_for("demo", "--port", "8123", EVENGROUND_SITE="http://demo.example") == "http://demo.example"


def test_a_real_server_is_told_its_address_by_its_keeper(site_for):
    assert site_for("serve", "--port", "8123") == ""
