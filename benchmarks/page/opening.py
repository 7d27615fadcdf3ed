"""From the JSON, or from a press (Run, Walk this pass, a group, a step), to the frame that shows what was asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Error, Page, expect

from benchmarks.page.browser import page
from benchmarks.page.views import View, of_batch, shown

GOALS = {
    "first paint": None,
    "first paint, page opened at it": None,
    "from the press": 2000.0,
    "everything open": 1000.0,
    "a group opened": 80.0,
    "Next": 100.0,
}
"""Milliseconds, at most; that of a first paint depends on the view."""
GROUPS = 5
"""Groups that are opened, one after the other."""
STEPS = 10
QUIET = 4000
"""Milliseconds in which a page that stands comes to rest."""


def openings(browser: Browser, base: str, view: View, rounds: int) -> dict[str, list[float]]:
    """Return in milliseconds what each took, all rounds of it, by the names of GOALS; what fails is said, and has no time."""
    kept: dict[str, list[float]] = {name: [] for name in GOALS}

    def take(name: str, measure: Callable[[Page], list[float]], page: Page) -> None:
        try:
            kept[name] += measure(page)
        except Error as failed:
            print(f"{view.name}, {name}: {failed.message.splitlines()[0]}", flush=True)

    for _ in range(rounds):
        with page(browser, base) as opened:
            take("first paint", lambda page: _first(page, view), opened)
        with page(browser, base) as opened:
            take("first paint, page opened at it", lambda page: _arrived(page, view), opened)
            take("Next", _next, opened)
            if view.samples:
                take("a group opened", _groups, opened)
                take("everything open", lambda page: [everything(page)], opened)
        if view.program or view.samples:
            with page(browser, base) as opened:
                take("from the press", lambda page: [_run(page, view.program) if view.program else _walk(page, view)], opened)
    return {name: taken for name, taken in kept.items() if taken}


def everything(page: Page) -> float:
    """Open all groups; return the milliseconds from the press to the paint."""
    return _taken(page, lambda: page.get_by_role("button", name="Expand all").click())


def _first(page: Page, view: View) -> list[float]:
    """Return the time of a graph that comes onto a page on which another stands and nothing happens any more."""
    page.goto("/")
    page.evaluate("() => watch.shown()")
    page.wait_for_timeout(QUIET)
    address = view.address(page)
    page.evaluate("() => watch.begin()")
    page.evaluate("(address) => { location.hash = address; }", address)
    return _since_json(page.evaluate("() => watch.shown()"))


def _arrived(page: Page, view: View) -> list[float]:
    """Return the time of the first graph of a page, which is loaded meanwhile."""
    return _since_json(shown(page, view))


def _since_json(noted: dict[str, Any]) -> list[float]:
    return [noted["first"] - noted["json"]]


def _next(page: Page) -> list[float]:
    """Return the time of each of some steps by their key, the first, which warms up, left out."""
    page.evaluate("() => watch.begin()")
    for _ in range(STEPS + 1):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100)
    answered: list[float] = page.evaluate("() => watch.answered")
    return answered[1:]


def _groups(page: Page) -> list[float]:
    taken = []
    for nth in range(GROUPS):
        page.locator(f'#graph [data-key="g:sample {nth}"]').first.focus(timeout=5000)
        taken.append(_taken(page, lambda: page.keyboard.press("Enter")))
    page.get_by_role("button", name="Collapse all").click()
    page.wait_for_timeout(500)
    return taken


def _taken(page: Page, press: Callable[[], None]) -> float:
    page.evaluate("() => watch.begin()")
    press()
    noted: dict[str, Any] = page.evaluate("() => watch.shown()")
    return float(noted["first"] - noted["pressed"])


def _run(page: Page, program: str) -> float:
    """Put a program into the editor and run it."""
    page.goto("/")
    editor = page.get_by_role("textbox", name="Program")
    expect(editor).to_be_editable()
    page.wait_for_load_state("networkidle")
    editor.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(program)
    return _taken(page, lambda: page.keyboard.press("ControlOrMeta+Enter"))


def _walk(page: Page, view: View) -> float:
    """Choose all samples in the lab and follow its link."""
    page.goto(f"/train#{of_batch(page, view.samples).partition('&')[0]}")
    page.get_by_role("button", name="Which pass to walk").click()
    page.get_by_role("menuitem", name=f"All {view.samples} samples").click()
    link = page.get_by_role("link", name="Walk this pass")
    expect(link).to_have_attribute("href", re.compile("sample=all"))
    page.wait_for_load_state("networkidle")
    link.click()
    page.wait_for_url("**/#**")
    noted: dict[str, Any] = page.evaluate("() => watch.shown()")
    return float(noted["wall"])
