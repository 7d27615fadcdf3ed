"""Property tests here take the same examples every time, and no test is failed by the clock."""

from __future__ import annotations

import pytest
from hypothesis import settings

from engine.kernels.folder import available

settings.register_profile("gradwalk", deadline=None, derandomize=True)
settings.load_profile("gradwalk")


@pytest.fixture(scope="session", params=["plain", "compiled"])
def is_compiled(request: pytest.FixtureRequest) -> bool:
    """Whether a batch is computed by kernels: a test that asks is run both ways."""
    if request.param == "plain":
        return False
    if not available():
        pytest.skip("kernels need Numba")
    request.getfixturevalue("compiled")
    return True
