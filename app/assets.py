"""The page's files: where they are, and how a browser keeps them."""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `static` or `templates`: inside the package once it is installed, beside it in a checkout.

    Raises FileNotFoundError where neither place has it.
    """
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}/ is neither in {_PACKAGE.name} nor beside it")


class Assets(StaticFiles):
    """The static files: under their version a browser keeps them for good, by their plain path it asks at each visit.

    A page names the version, so a visit that follows an upgrade loads the new files, and any other one none. A page that
    was loaded before the upgrade gets the new files under the old version, and does not keep them.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(directory=root)
        self._root = root
        self._seen: list[tuple[Path, int, int]] = []
        self._version = ""

    def version(self) -> str:
        """Return a short name for what is in the files now: the same wherever the same files are served.

        They are read again once one of them has been written.
        """
        files = [(file, file.stat()) for file in sorted(self._root.rglob("*")) if file.is_file()]
        seen = [(file, about.st_size, about.st_mtime_ns) for file, about in files]
        if seen != self._seen:
            digest = hashlib.sha256()
            for file, size, _ in seen:
                digest.update(f"{file.relative_to(self._root).as_posix()} {size}\n".encode() + file.read_bytes())
            self._seen, self._version = seen, f"v-{digest.hexdigest()[:12]}"
        return self._version

    async def get_response(self, path: str, scope: Scope) -> Response:
        first, _, rest = path.partition("/")
        response = await super().get_response(rest if _VERSION.fullmatch(first) else path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if first == self._version else "no-cache"
        return response


_VERSION = re.compile(r"v-[0-9a-f]{12}")
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
