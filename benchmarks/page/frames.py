"""The times between frames while a reader pans, zooms, scrubs, steps and plays, with input such as a hand would give."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.page.browser import page
from benchmarks.page.opening import everything
from benchmarks.page.views import View, shown

INPUTS = 130
"""Moves, turns of the wheel or frames of playing: two seconds and more."""
PACE = 1 / 60
"""Seconds between two of them."""
REPEAT = 2
"""So many paces between two presses of a held key."""
LONGEST = 20.0
"""Seconds after which an action is over, however few inputs have been answered."""
GOALS = {"median": 17.0, "p95": 33.5, "task": 50.0}
"""Milliseconds, at most: one frame of 60 a second, two frames, no longer task (shorter ones are not told of); with half a
millisecond for what the clock of the frames is off."""
GOAL = "16.7 · 33, no task > 50 ms"


def recorded(browser: Browser, base: str, view: View, ratio: int, is_open: bool, rounds: int) -> dict[str, dict[str, Any]]:
    """Return for each action, of all rounds together: the times between frames and the tasks of 50 ms and more, in ms."""
    kept: dict[str, dict[str, list[float]]] = {name: {"frames": [], "tasks": []} for name in ACTIONS}
    for _ in range(rounds):
        with page(browser, base, ratio) as opened:
            shown(opened, view)
            if is_open:
                everything(opened)
            for name, act in ACTIONS.items():
                opened.wait_for_timeout(500)
                opened.evaluate("() => watch.record()")
                act(opened)
                told = opened.evaluate("() => watch.stop()")
                for kind in kept[name]:
                    kept[name][kind] += told[kind]
    return {name: {**told, **figures(told)} for name, told in kept.items()}


def figures(told: dict[str, list[float]]) -> dict[str, float]:
    """Return the median and the 95th percentile of the frames, and the longest task; 0 where none was told of."""
    frames = sorted(told["frames"])
    return {
        "median": frames[len(frames) // 2],
        "p95": frames[min(len(frames) - 1, math.ceil(0.95 * len(frames)) - 1)],
        "task": max(told["tasks"], default=0.0),
    }


def _paced(count: int = INPUTS) -> Iterator[float]:
    """Give how far the action is, 0 to 1, as often as a hand's input comes."""
    begun = time.monotonic()
    for nth in range(count):
        late = begun + nth * PACE - time.monotonic()
        if late > 0:
            time.sleep(late)
        elif time.monotonic() - begun > LONGEST:
            return
        yield nth / (count - 1)


def _middle(page: Page) -> tuple[float, float]:
    box = page.locator("#graph").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _pan(page: Page) -> None:
    x, y = _middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for part in _paced():
        page.mouse.move(x + 250 * math.sin(2 * math.pi * part), y + 120 * math.sin(4 * math.pi * part))
    page.mouse.up()


def _zoom(page: Page) -> None:
    page.mouse.move(*_middle(page))
    for part in _paced():
        page.mouse.wheel(0, -40 if part < 0.5 else 40)


def _scrub(page: Page) -> None:
    """Drag the walk from its beginning to its end; then stand in the middle of it."""
    box = page.get_by_role("slider", name="Step").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, y)
    page.mouse.down()
    for part in _paced():
        page.mouse.move(box["x"] + 1 + part * (box["width"] - 2), y)
    page.mouse.move(box["x"] + 0.6 * box["width"], y)
    page.mouse.up()


def _step(page: Page) -> None:
    for nth, _ in enumerate(_paced()):
        if nth % REPEAT == 0:
            page.keyboard.press("ArrowRight")


def _play(page: Page) -> None:
    speed = page.get_by_role("combobox", name="Speed")
    speed.select_option(index=speed.locator("option").count() - 1)
    page.get_by_role("button", name="Play", exact=True).click()
    for _ in _paced():
        pass
    pause = page.get_by_role("button", name="Pause", exact=True)
    if pause.is_visible():  # a short walk has come to its end
        pause.click()


ACTIONS: dict[str, Callable[[Page], None]] = {"pan": _pan, "zoom": _zoom, "scrub": _scrub, "step": _step, "play": _play}
