"""The engine beside its peers: python -m benchmarks.engine [--quick] [--out FOLDER]

Writes the figures as benchmarks.json, draws benchmarks.svg and fills in benchmarks.md, all in the folder, which is docs.
A quick run only prints, unless a folder is given.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from benchmarks.engine.alone import be_alone

DOCS = Path(__file__).resolve().parents[2] / "docs"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="see whether everything runs; the figures mean little")
    parser.add_argument("--out", type=Path, help="folder to write to")
    given = parser.parse_args()
    be_alone()
    from benchmarks.engine.agreement import Disagreement
    from benchmarks.engine.pace import FULL, QUICK
    from benchmarks.engine.run import run

    begun = time.monotonic()
    try:
        figures, sections = run(QUICK if given.quick else FULL)
    except Disagreement as apart:
        sys.exit(f"Stopped, for not all contenders compute the same: {apart}.")
    figures["command"] = "make bench QUICK=1" if given.quick else "make bench"
    figures["seconds"] = time.monotonic() - begun
    folder = given.out or (None if given.quick else DOCS)
    if folder:
        _write(folder, figures, sections)


def _write(folder: Path, figures: dict, sections: dict) -> None:
    from benchmarks.engine.plot import picture
    from benchmarks.engine.report import blocks, filled

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "benchmarks.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "benchmarks.svg").write_text(picture(sections), encoding="utf-8")
    text = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
    (folder / "benchmarks.md").write_text(filled(text, blocks(figures, sections)), encoding="utf-8")
    print(f"Written: {folder / 'benchmarks.json'}, benchmarks.svg and benchmarks.md")


if __name__ == "__main__":
    main()
