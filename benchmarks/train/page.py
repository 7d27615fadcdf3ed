"""The lab's page in a browser, with a watch on it (watch.js)."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from scripts.serving import command
from tests import get_browser

WATCH = Path(__file__).with_name("watch.js")


@contextmanager
def server() -> Iterator[str]:
    """Give the base address of a server of its own, with a database in a file."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {"GRADWALK_DATABASE_URL": f"sqlite:///{folder}/runs.db"}
        with command("--port", "0", settings=settings) as (_, line):
            yield line.split()[-1]


@contextmanager
def browser(base: str) -> Iterator[Page]:
    """Give a page of 1440 by 900 that is watched, not yet opened."""
    with sync_playwright() as playwright:
        executable = get_browser.on_path()
        opened = playwright.chromium.launch(**get_browser.launch_args(executable))
        page = opened.new_page(base_url=base, viewport={"width": 1440, "height": 900})
        page.add_init_script(path=WATCH)
        page.set_default_timeout(120_000)
        yield page
        opened.close()


def trained(page: Page, spec: dict[str, Any]) -> str:
    """Have the server train a spec to its end; return the run's id."""
    answer = page.request.post("/api/v1/runs", data=json.dumps(spec), headers={"content-type": "application/json"})
    assert answer.ok, answer.text()
    id: str = answer.json()["id"]
    page.request.get(f"/api/v1/runs/{id}/events", timeout=120_000).text()
    return id


def open_at(page: Page, spec: dict[str, Any]) -> None:
    """Show a run of this spec at its last epoch, and wait until the page is at rest."""
    page.goto(f"/train#run={trained(page, spec)}")
    expect(page.get_by_role("slider", name="Epoch")).to_have_attribute("aria-valuenow", str(spec["epochs"]))
    page.wait_for_load_state("networkidle")


def field(page: Page, name: str, text: str) -> dict[str, Any]:
    """Change a field; return what was noted until the new run's curve and boundary were on the screen."""
    page.evaluate("watch.begin()")
    page.get_by_role("form", name="Training").get_by_label(name, exact=True).fill(text)
    noted: dict[str, Any] = page.evaluate("() => watch.shown()")
    return noted
