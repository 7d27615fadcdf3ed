"""The explorer's page and its layout beside others': python -m benchmarks.page [--quick] [--only PART ...] [--out FOLDER]

Writes the figures as benchmarks-page.json and fills in the page's tables of benchmarks.md, both in the folder, which is docs.
A quick run, or one of some parts, only prints, unless a folder is given.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from benchmarks.engine.machine import machine
from benchmarks.engine.report import filled
from benchmarks.page.browser import browser, pinned_to, spared
from benchmarks.page.frames import recorded
from benchmarks.page.layout import layouts, random_program
from benchmarks.page.memory import held
from benchmarks.page.opening import openings
from benchmarks.page.report import KIND, blocks
from benchmarks.page.views import View, views
from benchmarks.train.page import server

DOCS = Path(__file__).resolve().parents[2] / "docs"
DOCUMENT = "benchmarks.md"
FIGURES = "benchmarks-page.json"
PARTS = ("layout", "opening", "frames", "memory")
TOLD = ("processor", "system", "Python")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="see whether everything runs; the figures mean little")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="leave the other parts out")
    parser.add_argument("--sizes", nargs="+", type=int, choices=range(5), default=range(5), help="of the five views, by number")
    parser.add_argument("--out", type=Path, help="folder to write to")
    given = parser.parse_args()
    begun = time.monotonic()
    figures: dict[str, Any] = {"layout": [], "opening": {}, "frames": [], "memory": {}, "first paint": {}}
    where = pinned_to()
    with spared() as before:
        if "layout" in given.only:
            for graph in layouts(before, given.quick):
                figures["layout"].append(graph)
                print(json.dumps(graph), flush=True)
        chosen = [views(random_program())[nth] for nth in given.sizes]
        figures["first paint"] = {view.name: view.goal for view in chosen}
        with server() as base, browser(before) as opened:
            version = opened.version
            for view in chosen:
                _take(figures, opened, base, view, given.only, given.quick)
    told = {name: words for name, words in machine().items() if name in TOLD}
    figures["machine"] = {
        **told,
        "processor": told["processor"].partition(",")[0],
        "Chromium": f"{version}, no graphics card, {where}",
        "load": f"{os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else "not known",
        "made on": time.strftime("%Y-%m-%d"),
        "command": "`make bench-page QUICK=1`" if given.quick else "`make bench-page`",
        "seconds in all": f"{time.monotonic() - begun:.0f}",
    }
    tables = blocks(figures)
    print("\n\n".join(tables.values()))
    folder = given.out or (None if given.quick or tuple(given.only) != PARTS else DOCS)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FIGURES).write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        text = (DOCS / DOCUMENT).read_text(encoding="utf-8")
        (folder / DOCUMENT).write_text(filled(text, tables, KIND), encoding="utf-8")


def _take(figures: dict[str, Any], browser: Browser, base: str, view: View, parts: tuple[str, ...], quick: bool) -> None:
    """Add a view's figures; say what is under way."""
    rounds = 1 if quick else 5
    if "opening" in parts:
        figures["opening"][view.name] = openings(browser, base, view, rounds)
        print(view.name, figures["opening"][view.name], flush=True)
    for is_open in (False, True) if view.samples else (False,):
        name = f"{view.name}, everything open" if is_open else view.name
        for ratio in (1, 2) if "frames" in parts else ():
            actions = recorded(browser, base, view, ratio, is_open, 1 if quick else 3)
            figures["frames"].append({"view": name, "ratio": ratio, "actions": actions})
            print(name, ratio, {act: (told["median"], told["p95"], told["task"]) for act, told in actions.items()}, flush=True)
        if "memory" in parts:
            figures["memory"][name] = held(browser, base, view, is_open)


if __name__ == "__main__":
    main()
