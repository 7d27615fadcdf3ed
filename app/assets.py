"""Where the page's files are: inside the package once it is installed, beside it in a checkout."""

from __future__ import annotations

import functools
import re
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `static` or `templates`. Raises FileNotFoundError where neither place has it."""
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}/ is neither in {_PACKAGE.name} nor beside it")


_IMPORT = re.compile(r"""^(?:import|export)\b[^;]*?["'](\.[^"']+)["'];""", re.MULTILINE)


@functools.cache
def modules(entry: str) -> tuple[str, ...]:
    """Return the scripts that `entry`, a path under static/, imports in turn, the nearest first, as paths under static/.

    A page names them all, so that a browser need not read one script to learn of the next. Imports by call are left out.
    """
    root = folder("static").resolve()
    found = [(root / entry).resolve()]
    for script in found:
        for path in _IMPORT.findall(script.read_text(encoding="utf-8")):
            imported = (script.parent / path).resolve()
            if imported not in found and imported.is_file():
                found.append(imported)
    return tuple(script.relative_to(root).as_posix() for script in found[1:])
