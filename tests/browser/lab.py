"""The training lab as a reader meets it: found by accessible names, driven by keys and clicks."""

from __future__ import annotations

import json
import re
import time
from typing import Any

from playwright.sync_api import Locator, Page, expect

SMALL: dict[str, Any] = {
    "data": {"dataset": "moons", "samples": 20, "noise": 0.1, "seed": 0},
    "test_fraction": 0,
    "network": {"hidden": [3], "output": "tanh"},
    "epochs": 6,
}
"""A spec whose run takes no time and whose passes are short."""

FIRST_RUN = 20_000
"""So many milliseconds may pass before a server's first run is shown: a process has to start for it."""


class Lab:
    """One open page of the lab."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = page.get_by_role("form", name="Training")
        self.bar = page.get_by_role("toolbar", name="Timeline")
        self.epoch = page.get_by_role("slider", name="Epoch")
        self.status = self.bar.get_by_role("status")
        self.runs = page.get_by_role("table", name="Runs")
        self.walk = page.get_by_role("link", name="Walk this pass")

    def open(self, fragment: str = "") -> Lab:
        """Load the page at the address fragment (without '#') and wait until a run is shown."""
        self.page.goto("/train" + (f"#{fragment}" if fragment else ""))
        expect(self.epoch).not_to_have_attribute("aria-valuemax", "0", timeout=FIRST_RUN)
        return self

    def field(self, name: str) -> Locator:
        return self.form.get_by_label(name, exact=True)

    def button(self, name: str) -> Locator:
        return self.form.get_by_role("button", name=name, exact=True)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def at(self, epoch: int, of: int) -> None:
        """Fail unless the page comes to stand at this epoch of so many."""
        expect(self.epoch).to_have_attribute("aria-valuetext", re.compile(rf"^Epoch {epoch} of {of} · loss "))

    def figure(self, name: str) -> Locator:
        return self.page.get_by_role("figure", name=name, exact=True)

    def tells(self, figure: str, text: str | re.Pattern[str]) -> None:
        """Fail unless the figure's summary comes to hold this."""
        words = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        expect(self.figure(figure)).to_have_accessible_description(words)

    def open_table(self, figure: str) -> Locator:
        """Show a figure's numbers in its place; give the table."""
        self.page.get_by_role("button", name=f"Table: {figure}", exact=True).click()
        return self.page.get_by_role("table", name=f"{figure}: numbers", exact=True)

    def column(self, figure: str, place: int) -> list[str]:
        """What one column of a figure's open table reads, from 0 or -1 on, all at one moment.

        The table is written anew as epochs come, and rows that were found and are read later stand in no document.
        """
        table = self.page.get_by_role("table", name=f"{figure}: numbers", exact=True)
        read = "(table, place) => [...table.tBodies[0].rows].map((row) => [...row.cells].at(place).textContent.trim())"
        cells: list[str] = table.evaluate(read, place)
        return cells

    def leads_to(self, part: str) -> None:
        """Fail unless the address comes to hold this."""
        self.page.wait_for_url(lambda url: part in url)

    def leads_from(self, run: str) -> str:
        """Fail unless the address comes to lead to another run than this one; give its id."""
        self.page.wait_for_url(lambda url: "#run=" in url and run not in url)
        return self.shown

    def comes_to(self, epochs: int, **optimizer: Any) -> Any:
        """Fail unless the address comes to lead to a run of such a spec; give the run.

        A run of a changed field gives way to the next one and is deleted, and the address may still lead to it.
        """
        deadline = time.monotonic() + 10
        while True:
            answer = self.page.request.get(f"/api/v1/runs/{self.shown}")
            if answer.ok:
                run = answer.json()
                spec = run["spec"]
                if spec["epochs"] == epochs and {**spec["optimizer"], **optimizer} == spec["optimizer"]:
                    return run
            assert time.monotonic() < deadline, (self.page.url, answer.text())
            self.page.wait_for_timeout(50)

    @property
    def shown(self) -> str:
        """The id of the shown run, as the address has it."""
        self.page.wait_for_url(re.compile("#run="))
        match = re.search(r"#run=([\w-]+)", self.page.url)
        assert match, self.page.url
        return match[1]

    def has_rows(self, count: int | None = None) -> int:
        """Wait until the table of runs has so many rows, without a number as many as the server has runs; return how many."""
        if count is None:
            count = len(self.ask("?limit=200")["runs"])
        expect(self.runs.locator("tbody tr")).to_have_count(count)
        return count

    def ask(self, path: str) -> Any:
        """What the server says about runs that the page talks to."""
        answer = self.page.request.get(f"/api/v1/runs{path}")
        assert answer.ok, answer.text()
        return answer.json()

    def train(self, spec: dict[str, Any] | None = None, **changed: Any) -> str:
        """Have the server train a spec to its end, `SMALL` where none is given; give the run's id."""
        body = {**(SMALL if spec is None else spec), **changed}
        answer = self.page.request.post("/api/v1/runs", data=json.dumps(body), headers={"content-type": "application/json"})
        assert answer.ok, answer.text()
        id: str = answer.json()["id"]
        assert "event: done" in self.page.request.get(f"/api/v1/runs/{id}/events").text()
        return id

    def delete(self, id: str) -> None:
        """Delete a run, as somebody else may."""
        origin = re.match(r"\w+://[^/]+", self.page.url)
        answer = self.page.request.delete(f"/api/v1/runs/{id}", headers={"origin": origin[0]} if origin else {})
        assert answer.status == 204, answer.text()
