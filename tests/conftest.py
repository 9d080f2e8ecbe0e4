"""Fixtures for every test. What they are made of stands in tests/support/."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support import databases
from tests.support.browser import Visitor, launch
from tests.support.mailbox import Mailbox
from tests.support.site import Site


@pytest.fixture(scope="session")
def django_db_modify_db_settings(worker_id: str) -> None:
    databases.use_own_test_database(worker_id)
    databases.empty_with_guards_off()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """What stands in it already is the pattern that every database of tests begins with. All go when the run ends."""
    return True


@pytest.fixture(autouse=True)
def files_as_they_lie(settings: Any) -> None:
    """Pages find style and scripts where they lie in the house: nothing need be gathered before a test."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def now() -> datetime:
    """A quiet moment in the story's spring: a Tuesday, 10:00 in London."""
    return datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def mailbox() -> Iterator[Mailbox]:
    """A real mail server, one for the whole run of this process."""
    box = Mailbox()
    yield box
    box.stop()


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox) -> Iterator[Site]:
    """The real server with a database of its own, shared by tests: each makes a group of its own on it."""
    site = Site(tmp_path_factory.mktemp("site"), mailbox)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def new_site(tmp_path: Path, mailbox: Mailbox) -> Iterator[Callable[..., Site]]:
    """Makes a server that belongs to one test alone, to be killed or to be set otherwise: new_site(NAME="value")."""
    made: list[Site] = []

    def make(**environment: str) -> Site:
        site = Site(tmp_path / f"site{len(made)}", mailbox, **environment)
        made.append(site)
        site.start()
        return site

    yield make
    for site in made:
        site.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visitor]]:
    """Makes a person with a browser: visitor() on live_site, visitor(site=..., script=False, color_scheme="dark")."""
    made: list[Visitor] = []

    def make(site: Site | None = None, **options: Any) -> Visitor:
        place = site or request.getfixturevalue("live_site")
        made.append(Visitor(browser, place.url, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()
    for one in made:
        one.check()
