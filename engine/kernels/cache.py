"""Kernels on disk: each module's text in a file named by its contents, its machine code beside it, kept by Numba.

The name holds for the text and for whatever else goes into the machine code: the modules that the text imports, and the
versions of Python, Numba and llvmlite. Numba itself looks at one file only. A stamp says that all of it has been compiled on a
processor like this one, so that nobody has to import Numba to know.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import re
import secrets
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

from engine.errors import KernelsAbsent
from engine.kernels.folder import CODE, OFF, VARIABLE, available, folder, is_off, setting
from engine.kernels.processor import processor
from engine.kernels.source import MODULES

KEPT = 30 * 24 * 3600.0
"""Seconds that machine code of other sources is kept without being used."""
STEM = re.compile(r"[a-z_]+_[0-9a-f]{16}")


class Cache:
    """Modules in a folder: `modules` gives the text of each by name. Safe for threads and for processes."""

    def __init__(self, folder: Path, modules: Mapping[str, Callable[[], str]] = MODULES) -> None:
        self.folder = folder
        self.modules = modules
        self._loading = threading.RLock()

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each module."""
        return {name: text() for name, text in self.modules.items()}

    @cached_property
    def stems(self) -> dict[str, str]:
        """What the files of each module, and the module itself, are called."""
        return {name: f"{name}_{_digest(text)}" for name, text in self.texts.items()}

    def load(self, name: str) -> ModuleType:
        """Return a module; what of it has not been compiled yet is compiled now. Machine code that is damaged is made anew."""
        with self._loading:
            stem = self.stems[name]
            if (loaded := sys.modules.get(stem)) and loaded.__file__ == str(self._path(stem)):
                return loaded
            path = self._written(name)
            try:
                module = _execute(stem, path)
            except Exception:
                if not any(self._code(stem)):
                    raise
                self._remove(stem)
                module = _execute(stem, self._written(name))
            with suppress(OSError):
                os.utime(self._stamp(stem))  # it is in use
            return module

    def compile(self, name: str) -> None:
        """See to it that a module is compiled, here or by another process that is at it. Removes what is out of use."""
        stem = self.stems[name]
        with _alone(self.folder / f"{stem}.lock"):
            if self._is_stamped(stem):
                return
            self.load(name)
            _write(self._stamp(stem), "\n".join(sorted(each.name for each in self._code(stem))))
        self._sweep()

    def is_compiled(self) -> bool:
        """Whether every module has been compiled on a processor like this one, and its machine code is there."""
        return all(map(self._is_stamped, self.stems.values()))

    def _written(self, name: str) -> Path:
        path = self._path(self.stems[name])
        text = self.texts[name]
        with suppress(OSError, UnicodeDecodeError):
            if path.read_text(encoding="utf-8") == text:
                return path
        _write(path, text)
        return path

    def _path(self, stem: str) -> Path:
        return self.folder / f"{stem}.py"

    def _stamp(self, stem: str) -> Path:
        return self.folder / f"{stem}.{processor()}.stamp"

    def _is_stamped(self, stem: str) -> bool:
        try:
            names = self._stamp(stem).read_text(encoding="utf-8").splitlines()
        except OSError:
            return False
        return all((self.folder / CODE / name).exists() for name in names)

    def _code(self, stem: str) -> Iterator[Path]:
        return (self.folder / CODE).glob(f"{stem}.*.nb[ic]")

    def _remove(self, stem: str) -> None:
        for each in (*self.folder.glob(f"{stem}.*"), *(self.folder / CODE).glob(f"{stem}.*")):
            with suppress(OSError):
                each.unlink()

    def _sweep(self) -> None:
        """Remove the files of other sources, unless some process has used them lately. Whatever else is there stays."""
        for stem in {path.stem for path in self.folder.glob("*.py")} - set(self.stems.values()):
            if STEM.fullmatch(stem) and time.time() - _last_used(self.folder, stem) > KEPT:
                self._remove(stem)


def _digest(text: str) -> str:
    versions = [sys.version, *map(_version, ("numba", "llvmlite"))]
    sources = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    digest = hashlib.sha256()
    for part in (text.encode(), *map(str.encode, versions), *sources):
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _execute(stem: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[stem] = module  # before its functions are made: Numba stores them by their module's name
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[stem]
        raise
    return module


def _write(path: Path, text: str) -> None:
    """Write a file all at once: nobody ever reads half of it."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _last_used(folder: Path, stem: str) -> float:
    times = [0.0]
    for each in folder.glob(f"{stem}.*"):
        with suppress(OSError):
            times.append(each.stat().st_mtime)
    return max(times)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process through at a time, where the system has locks; without them the work is done twice, and rightly."""
    with path.open("a") as file:
        with suppress(ImportError, OSError):
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@cache
def cache_in(folder: Path) -> Cache:
    """Return the cache of the engine's own modules in a folder."""
    return Cache(folder)


def usual() -> Cache:
    """Return the cache that the environment asks for. Raises KernelsAbsent where there are none to be had."""
    if not available():
        why = f"{VARIABLE} is {OFF}" if is_off() else "Numba is not installed"
        raise KernelsAbsent(f"Kernels cannot be compiled: {why}.", advice="pip install numba")
    return cache_in(folder(setting()))


def load(name: str) -> ModuleType:
    """Return a compiled module of engine.kernels.source.MODULES. Raises KernelsAbsent."""
    return usual().load(name)


def machine_code(kernel: Any) -> Callable[..., Any]:
    """Return a kernel's code for its one signature, without Numba's search among signatures: a third of a short call's time.

    It takes arrays as they come: whoever calls it sees to their types.
    """
    (compiled,) = kernel.overloads.values()
    code: Callable[..., Any] = compiled.entry_point
    return code


def is_compiled() -> bool:
    """Whether all modules lie compiled in the cache, so that loading them takes no time to speak of. Imports no Numba."""
    return available() and usual().is_compiled()
