from datetime import datetime

import pytest

from tests import cast as casts


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    """Each test has a folder for the keys of its own."""
    settings.DATA = tmp_path
    settings.RIDER_KEYS = ""


@pytest.fixture
def cast(db: None, now: datetime) -> casts.Cast:
    return casts.assemble(now)
