from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.explorer import Explorer


@pytest.fixture
def explorer(page: Page) -> Explorer:
    """The explorer in a window of 1440 by 900, not yet opened."""
    page.set_viewport_size({"width": 1440, "height": 900})
    return Explorer(page)
