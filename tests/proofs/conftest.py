"""What each proof tells about itself: docs/proof.md is made from it."""

from collections.abc import Callable

import pytest


@pytest.fixture(autouse=True)
def size_of_the_proof(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> None:
    """How much was tried, as the test's file says in SIZE."""
    if request.node.get_closest_marker("prove"):
        record_property("size", getattr(request.module, "SIZE", ""))
