"""The page's scripts and style sheets as scripts/bundle.mjs joins them at installation; without it the sources serve.

The build hook reads this file as well, from outside of the package: it imports nothing but Python's own library.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

FOLDER = "bundle"
"""Inside static/; below it files have the paths of their sources."""


def bundled(static: Path) -> dict[str, list[str]] | None:
    """Return for each entry script of the bundle those that it imports in turn, as paths inside FOLDER.

    None where there is no bundle, or a source has changed since it was made: whoever edits a script sees that script.
    """
    try:
        manifest = json.loads((static / FOLDER / "manifest.json").read_bytes())
        made_of: dict[str, str] = manifest["sources"]
        scripts: dict[str, list[str]] = manifest["scripts"]
        fresh = all(hashlib.sha256((static / path).read_bytes()).hexdigest() == digest for path, digest in made_of.items())
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return scripts if fresh else None
