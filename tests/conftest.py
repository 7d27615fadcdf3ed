"""A real server and a real page for the tests that need them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, ConsoleMessage, Page, Request, expect

from engine.kernels.child import ready
from engine.kernels.folder import folder, setting
from scripts.serving import ROOT, serving
from tests import get_browser

os.environ.setdefault("GRADWALK_DATABASE_URL", "sqlite://")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # PyTorch's: the tests themselves run side by side
os.environ.setdefault("GRADWALK_KERNELS", str(ROOT / ".pytest_cache" / "kernels"))


PATIENCE = 15_000
"""Milliseconds until a test of the page gives up: it may have the processor with three others of its kind."""
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # Playwright's sync API leaves an event loop in the main thread: tests with a page come last.
    items.sort(key=lambda item: "page" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def compiled() -> Path:
    """The folder of the tests' kernels, compiled: once, whoever asks first, for all processes and later runs."""
    assert ready(wait=True)
    return folder(setting())


@pytest.fixture(scope="session")
def base_url() -> Iterator[str]:
    with serving() as base:
        yield base


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    executable = get_browser.on_path()
    if os.environ.get("TEST_BROWSER") is None and Path(browser_type.executable_path).exists():
        executable = None  # Playwright's own
    elif executable is None:
        if os.environ.get("CI") or os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(get_browser.HOW, pytrace=False)
        pytest.skip(get_browser.HOW)
    arguments = get_browser.launch_args(executable)
    arguments["args"].append("--host-resolver-rules=MAP gradwalk.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    return {**browser_type_launch_args, **arguments}


@pytest.fixture
def page(page: Page, base_url: str) -> Iterator[Page]:
    """A page that fails its test on any console error, uncaught exception, or request that leaves the server."""
    port = base_url.rsplit(":", 1)[1]
    homes = (base_url, f"http://gradwalk.test:{port}", "data:", "blob:")
    problems: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        # The browser reports every answer of 4xx as an error; for a program with a mistake, or an address that leads
        # nowhere, it is the right answer. It also says that it ignores a header where there is no https.
        is_answer = "/api/v1/" in message.location["url"] and "status of 4" in message.text
        is_plain_http = message.text.startswith("The Cross-Origin-Opener-Policy header has been ignored")
        if message.type == "error" and not is_answer and not is_plain_http:
            problems.append(f"console: {message.text}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: problems.append(f"uncaught: {error}"))

    def on_request(request: Request) -> None:
        if not request.url.startswith(homes):
            problems.append(f"left the server: {request.url}")

    page.on("request", on_request)
    page.set_default_timeout(PATIENCE)
    page.set_default_navigation_timeout(30_000)  # the first in a new browser, while as many others start on the machine
    yield page
    assert not problems, problems
