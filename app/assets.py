"""The page's files: where they are, and how a browser keeps them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.bundled import FOLDER, bundled

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `static` or `templates`: inside the package once it is installed, beside it in a checkout.

    Raises FileNotFoundError where neither place has it.
    """
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}/ is neither in {_PACKAGE.name} nor beside it")


@dataclass(frozen=True)
class Loaded:
    """What a page loads, as addresses below the static files.

    `code` is the folder of its scripts, `modules` what the first of them imports in turn, `sheets` its style sheets in order.
    """

    code: str
    modules: Sequence[str]
    sheets: Sequence[str]


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
        self._bundled: dict[str, list[str]] | None = None
        self._sources: dict[tuple[str, str], Loaded] = {}

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
            self._bundled, self._sources = bundled(self._root), {}
            self._version = f"v-{digest.hexdigest()[:12]}"
            self._seen = seen  # last: pages are made in threads, and who finds it waits for nothing
        return self._version

    def loaded(self, script: str, sheet: str) -> Loaded:
        """Return what a page of this version loads that begins with these two, paths under static/.

        That is the bundle, or the sources where there is none that is made of them, or none of this script. A page names all of
        them, so that a browser need not read one to learn of the next.
        """
        joined, sources = self._bundled, self._sources
        if joined is not None and script in joined:
            return Loaded(f"/{FOLDER}", [f"/{FOLDER}/{path}" for path in joined[script]], [f"/{FOLDER}/{sheet}"])
        if (script, sheet) not in sources:
            imports = [[f"/{path}" for path in found] for found in (modules(self._root, script), sheets(self._root, sheet))]
            sources[script, sheet] = Loaded("", *imports)
        return sources[script, sheet]

    async def get_response(self, path: str, scope: Scope) -> Response:
        first, _, rest = path.partition("/")
        response = await super().get_response(rest if _VERSION.fullmatch(first) else path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if first == self._version else "no-cache"
        return response


_VERSION = re.compile(r"v-[0-9a-f]{12}")
_IMPORT = re.compile(r"""^(?:import|export)\b[^;]*?["'](\.[^"']+)["'];""", re.MULTILINE)


_SHEET = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)


def sheets(static: Path, entry: str) -> list[str]:
    """Return the style sheets that `entry`, a path in the folder, imports: it does nothing else. As paths in the folder."""
    folder = Path(entry).parent
    return [(folder / path).as_posix() for path in _SHEET.findall((static / entry).read_text(encoding="utf-8"))]


def modules(static: Path, entry: str) -> list[str]:
    """Return the scripts that `entry`, a path in the folder, imports in turn, the nearest first, as paths in the folder.

    Imports by call are left out.
    """
    root = static.resolve()
    found = [(root / entry).resolve()]
    for script in found:
        for path in _IMPORT.findall(script.read_text(encoding="utf-8")):
            imported = (script.parent / path).resolve()
            if imported not in found and imported.is_file():
                found.append(imported)
    return [script.relative_to(root).as_posix() for script in found[1:]]
