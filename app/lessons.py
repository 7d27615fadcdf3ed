"""The gallery: one file a lesson in `examples/`, read once. A new file is a new entry.

What a file says besides, `shows` and `given` under a note, is there for the test that holds the note against the walk.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from app.schemas import Example

FOLDER = Path(__file__).resolve().parent / "examples"


@cache
def lessons() -> dict[str, Example]:
    """The lessons by name, in the order of their files: `10-used-twice.toml` is the lesson used-twice."""
    found = {}
    for path in sorted(FOLDER.glob("*.toml")):
        name = path.stem.split("-", 1)[1]
        found[name] = Example.model_validate({"name": name, **tomllib.loads(path.read_text(encoding="utf-8"))})
    return found
