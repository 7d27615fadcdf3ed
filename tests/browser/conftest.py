from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.explorer import Explorer
from tests.browser.lab import Lab


def kept(profile: BrowserContext) -> BrowserContext:
    """The profile with one page that stays open: without one, a browser lets go of what it has of the site."""
    profile.new_page().goto("/healthz")
    return profile


def forget(profile: BrowserContext, base_url: str) -> None:
    """Leave nothing behind in a profile but its first page: no draft, theme, cookie, permission. Files in the cache stay."""
    first, *others = profile.pages
    cleaning = profile.new_cdp_session(first)
    for origin in (base_url, base_url.replace("127.0.0.1", "gradwalk.test")):
        cleaning.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "cookies,local_storage,indexeddb"})
    cleaning.detach()
    profile.clear_permissions()
    for page in others:
        page.close()


@pytest.fixture(scope="session")
def profile(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """One profile for all tests, so that scripts are fetched and read once, as by a reader who comes again."""
    profile = kept(browser.new_context(**browser_context_args))
    yield profile
    profile.close()


@pytest.fixture(scope="session")
def phone_profile(browser: Browser, base_url: str) -> Iterator[BrowserContext]:
    """The same for a phone that is held upright."""
    profile = kept(
        browser.new_context(base_url=base_url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    )
    yield profile
    profile.close()


@pytest.fixture
def context(profile: BrowserContext, base_url: str) -> Iterator[BrowserContext]:
    """The profile with nothing stored."""
    yield profile
    forget(profile, base_url)


@pytest.fixture
def phone(phone_profile: BrowserContext, base_url: str) -> Iterator[Explorer]:
    """The explorer on a phone, driven by fingers, not yet opened."""
    yield Explorer(phone_profile.new_page())
    forget(phone_profile, base_url)


@pytest.fixture
def explorer(page: Page) -> Explorer:
    """The explorer in a window of 1440 by 900, not yet opened."""
    page.set_viewport_size({"width": 1440, "height": 900})
    return Explorer(page)


@pytest.fixture
def lab(compiled: Path, page: Page) -> Lab:
    """The training lab in a window of 1440 by 900, not yet opened. While kernels are compiled runs wait, and tests would."""
    page.set_viewport_size({"width": 1440, "height": 900})
    return Lab(page)
