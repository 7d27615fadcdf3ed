"""The explorer's page in a browser that has one core to itself, with a watch on it (watch.js)."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import get_browser

WATCH = Path(__file__).with_name("watch.js")
WINDOW = {"width": 1440, "height": 900}
PATIENCE = 60_000
"""Milliseconds after which what is waited for is taken to have failed."""


def cores() -> list[int]:
    """Return the cores that this process may use; none where the system cannot tell."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") and shutil.which("taskset") else []


def pinned_to() -> str:
    """Return in words where the browser runs."""
    own = cores()
    return f"on core {own[0]} of {len(own)}, all else on the others" if len(own) > 1 else "on any core"


@contextmanager
def spared() -> Iterator[list[str]]:
    """Leave the first core free: this process, and what it starts, keeps to the others. Gives the words to put before a command
    that is to run on the first."""
    own = cores()
    if len(own) < 2:
        yield []
        return
    os.sched_setaffinity(0, own[1:])
    try:
        yield ["taskset", "-c", str(own[0])]
    finally:
        os.sched_setaffinity(0, own)


@contextmanager
def browser(before: list[str]) -> Iterator[Browser]:
    """Give a Chromium without a graphics card, all its processes started by these words."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        found = get_browser.on_path() or playwright.chromium.executable_path
        launcher = Path(folder) / "chromium"
        launcher.write_text(f'#!/bin/sh\nexec {" ".join(before)} "{found}" "$@"\n', encoding="utf-8")
        launcher.chmod(0o755)
        opened = playwright.chromium.launch(**get_browser.launch_args(str(launcher) if before else found))
        yield opened
        opened.close()


@contextmanager
def page(browser: Browser, base: str, ratio: int = 1) -> Iterator[Page]:
    """Give a page of its own, watched, with nothing kept from others; `ratio` is that of the screen's pixels.

    Raises RuntimeError at the end if the page has thrown: what it did not draw took no time.
    """
    context = browser.new_context(base_url=base, viewport=WINDOW, device_scale_factor=ratio)  # type: ignore[arg-type]
    opened = context.new_page()
    thrown: list[str] = []
    opened.on("pageerror", lambda error: thrown.append(str(error)))
    opened.add_init_script(path=WATCH)
    opened.set_default_timeout(PATIENCE)
    yield opened
    context.close()
    if thrown:
        raise RuntimeError(f"the page has thrown: {thrown[0]}")
