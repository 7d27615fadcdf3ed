"""Write the graph documents on which the page's own tests stand, tests/static/fixtures/*.json, anew from their programs.

Each file holds its program. To add one, write `{"program": "…"}` into a new file and run `python -m scripts.record_fixtures`;
tests/engine/program/test_fixtures.py holds the files to what the engine writes today.
"""

from __future__ import annotations

import json
from pathlib import Path

from engine.exports import EXPORTS
from engine.program import run

FIXTURES = Path(__file__).parents[1] / "tests" / "static" / "fixtures"


def recorded(path: Path) -> bytes:
    """Return the document of the program that stands in the file, as the server sends it."""
    program: str = json.loads(path.read_text())["program"]
    return EXPORTS["json"].write(run(program).document()) + b"\n"


def main() -> None:
    for path in sorted(FIXTURES.glob("*.json")):
        path.write_bytes(recorded(path))


if __name__ == "__main__":
    main()
