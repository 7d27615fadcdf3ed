"""The explorer as a reader meets it: found by accessible names, driven by keys and clicks."""

from __future__ import annotations

import json
import re
import time
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page, expect

MINUS = "\u2212"
PATIENCE = 15.0
"""Seconds until a test gives up."""


def packed(program: str) -> str:
    """The text as an address carries it: raw deflate, base64url without padding."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeeze.compress(program.encode()) + squeeze.flush()
    return urlsafe_b64encode(data).decode().rstrip("=")


def fixed(number: float) -> str:
    """The number as a node shows it: four decimals, a true minus, tiny ones with an exponent."""
    size = abs(number)
    sign = MINUS if number < 0 else ""
    if 0 < size < 0.00005:
        mantissa, power = f"{size:.1e}".split("e")
        return f"{sign}{mantissa}e{MINUS if int(power) < 0 else ''}{abs(int(power))}"
    return f"{sign}{size:.4f}"


def middle(locator: Locator) -> tuple[float, float]:
    """The middle of an element on the page."""
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


class Explorer:
    """One open page of the explorer."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.status = page.get_by_role("status").first
        self.graph = page.get_by_role("region", name="Graph")
        self.details = page.get_by_role("region", name="Details")
        self.program = page.get_by_role("textbox", name="Program")
        self.slider = page.get_by_role("slider", name="Step")
        self.table = page.get_by_role("table", name="Nodes", exact=True)

    def open(self, fragment: str = "") -> Explorer:
        """Load the page at the address fragment (without '#') and wait until its graph is drawn."""
        self.page.goto("/" + (f"#{fragment}" if fragment else ""))
        self.graph.locator("[data-node]").first.wait_for(state="attached")  # inside a canvas nothing counts as visible
        return self

    def open_program(self, program: str, step: int = 0) -> Explorer:
        """Load the page with this program in its address."""
        return self.open(f"step={step}&pass=0&program={quote(packed(program))}")

    def document(self, program: str, pass_: int | None = None) -> Any:
        """The graph document of the program, asked of the server that the page talks to."""
        body: dict[str, Any] = {"program": program}
        if pass_ is not None:
            body["pass"] = pass_
        answer = self.page.request.post("/api/v1/graphs", data=json.dumps(body), headers={"content-type": "application/json"})
        assert answer.ok, answer.text()
        return answer.json()

    def node(self, node: int) -> Locator:
        return self.graph.locator(f'[data-node="{node}"]')

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def drawn(self) -> None:
        """Wait until the page has drawn itself anew."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def until(self, holds: Callable[[], bool]) -> None:
        """Fail unless this comes to hold, looked at frame by frame."""
        ends = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < ends, "it has not come to hold"
            self.drawn()

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until the page stands in it."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.drawn()

    def says(self, text: str | re.Pattern[str]) -> None:
        """Fail unless the status comes to say this."""
        expect(self.status).to_contain_text(text)

    def keep_what_is_said(self) -> None:
        """From now on keep each text that the page shows about a step, however short its stay; `said` gives them."""
        self.page.evaluate("""() => {
            const seen = document.querySelector(".say .seen");
            window.said = [];
            new MutationObserver(() => window.said.push(seen.textContent)).observe(seen, {childList: true, subtree: true});
        }""")

    def said(self) -> list[str]:
        """What was shown since `keep_what_is_said`, in order."""
        texts: list[str] = self.page.evaluate("window.said")
        return texts

    def at_step(self, step: int) -> None:
        """Fail unless the page comes to stand at this step."""
        expect(self.slider).to_have_attribute("aria-valuenow", str(step))

    def write(self, program: str) -> None:
        """Replace the program by typing it."""
        self.program.click()
        self.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(program)
