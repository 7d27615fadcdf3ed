"""Where the time goes: python -m benchmarks.page.profile VIEW [ACTION] [--open], VIEW a number from 0, ACTION as in frames.py.

Prints the functions that the page's own thread was in for longest, in milliseconds: while the view opened, or while the
action went on. Workers are not looked into.
"""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from benchmarks.page.browser import browser, page, spared
from benchmarks.page.frames import ACTIONS
from benchmarks.page.layout import random_program
from benchmarks.page.opening import everything
from benchmarks.page.views import shown, views
from benchmarks.train.page import server

ROWS = 30
EVERY = 200
"""Microseconds between two samples."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page.profile", description=__doc__.splitlines()[0])
    parser.add_argument("view", type=int, choices=range(5))
    parser.add_argument("action", nargs="?", choices=list(ACTIONS))
    parser.add_argument("--open", action="store_true", help="with everything open")
    parser.add_argument("--ratio", type=int, default=1, help="pixels of the screen to one of the page")
    given = parser.parse_args()
    view = views(random_program())[given.view]
    with spared() as before, server() as base, browser(before) as chromium, page(chromium, base, given.ratio) as opened:
        opened.goto("/static/css/tokens.css")  # a page of this origin, with nothing on it
        session = opened.context.new_cdp_session(opened)
        session.send("Profiler.enable")
        session.send("Profiler.setSamplingInterval", {"interval": EVERY})
        if given.action:
            shown(opened, view)
            if given.open:
                everything(opened)
            opened.wait_for_timeout(1000)
        session.send("Profiler.start")
        if given.action:
            ACTIONS[given.action](opened)
        else:
            shown(opened, view)
        profile = session.send("Profiler.stop")["profile"]
    print("\n".join(f"{taken:9.1f}  {where}" for where, taken in longest(profile)))


def longest(profile: dict[str, Any]) -> list[tuple[str, float]]:
    """Return the functions with the most time of their own, and the milliseconds."""
    names = {node["id"]: _name(node["callFrame"]) for node in profile["nodes"]}
    taken: Counter[str] = Counter()
    for sample, delta in zip(profile["samples"], profile["timeDeltas"], strict=True):
        taken[names[sample]] += delta
    return [(name, micros / 1e3) for name, micros in taken.most_common(ROWS)]


def _name(frame: dict[str, Any]) -> str:
    place = frame["url"].partition("/static/")[2]
    return f"{frame['functionName'] or '(anonymous)'}  {place}:{frame['lineNumber'] + 1}" if place else frame["functionName"]


if __name__ == "__main__":
    main()
