"""The training lab, timed: python -m benchmarks.train [--quick] [--out FOLDER]

Prints its tables and fills in train-benchmarks.md in the folder, which is docs. A quick run only prints, unless a folder
is given.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from benchmarks.engine.machine import machine
from benchmarks.engine.report import filled
from benchmarks.train.changes import changes
from benchmarks.train.epochs import epochs_a_second
from benchmarks.train.latency import latencies
from benchmarks.train.page import browser, server
from benchmarks.train.report import blocks
from engine.kernels.child import ready

DOCUMENT = "train-benchmarks.md"
DOCS = Path(__file__).resolve().parents[2] / "docs"
TOLD = ("processor", "system", "Python", "numpy", "numba")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.train", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="see whether everything runs; the figures mean little")
    parser.add_argument("--out", type=Path, help="folder to write to")
    given = parser.parse_args()
    if not ready(wait=True):
        raise SystemExit("The kernels cannot be compiled here, so there is nothing to time.")
    few, many, epochs = (1, 3, 20_000) if given.quick else (5, 30, 500_000)
    with server() as base:
        latency = latencies(base, many)
        with browser(base) as page:
            change = changes(page, many)
            rate = epochs_a_second(page, epochs, few)
            chromium = page.context.browser.version if page.context.browser else ""
    told = {name: words for name, words in machine().items() if name in TOLD}
    load = f"{os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else "not known"
    about = {**told, "Chromium": chromium, "cores": str(os.cpu_count()), "load": load, "made on": time.strftime("%Y-%m-%d")}
    tables = blocks({"machine": about, "change": change, "epochs": rate, "latency": latency})
    print("\n\n".join(tables.values()))
    folder = given.out or (None if given.quick else DOCS)
    if folder:
        text = (DOCS / DOCUMENT).read_text(encoding="utf-8")
        (folder / DOCUMENT).write_text(filled(text, tables), encoding="utf-8")


if __name__ == "__main__":
    main()
