"""Fixtures for every test. What they are made of stands in tests/support/."""

from datetime import UTC, datetime

import pytest

from tests.support import databases


@pytest.fixture(scope="session")
def django_db_modify_db_settings(worker_id: str) -> None:
    databases.use_own_test_database(worker_id)
    databases.empty_with_guards_off()


@pytest.fixture
def now() -> datetime:
    """A quiet moment in the story's spring: a Tuesday, 10:00 in London."""
    return datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
