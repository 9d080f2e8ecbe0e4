from datetime import datetime

import pytest

from tests import cast as casts


@pytest.fixture
def cast(db: None, now: datetime) -> casts.Cast:
    return casts.assemble(now)
