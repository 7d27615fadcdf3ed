"""Write anew what the page's own tests stand on: the op table, and the graph documents in tests/static/fixtures/*.json.

Each of those holds its program. To add one, write `{"program": "…"}` into a new file and run
`python -m scripts.record_fixtures`; tests/engine/program/test_fixtures.py holds the files to what the engine writes today.
"""

from __future__ import annotations

import json
from pathlib import Path

from engine.exports import EXPORTS
from engine.ops import ROWS
from engine.program import run

STATIC = Path(__file__).parents[1] / "tests" / "static"
FIXTURES = STATIC / "fixtures"
OPERATIONS = STATIC / "operations.json"


def recorded(path: Path) -> bytes:
    """Return the document of the program that stands in the file, as the server sends it."""
    program: str = json.loads(path.read_text())["program"]
    return EXPORTS["json"].write(run(program).document()) + b"\n"


def operations() -> str:
    """Return the op table as GET /api/v1/operations describes it."""
    return json.dumps([row.describe() for row in ROWS], indent=1) + "\n"


def main() -> None:
    """Write every file anew."""
    OPERATIONS.write_text(operations())
    for path in sorted(FIXTURES.glob("*.json")):
        path.write_bytes(recorded(path))


if __name__ == "__main__":
    main()
