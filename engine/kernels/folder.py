"""The folder in which compiled kernels are kept. Code is loaded from it, so nobody else may write there."""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import sys
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

VARIABLE = "GRADWALK_KERNELS"
"""The environment variable that names the folder, or says OFF."""
OFF = "off"
CODE = "__pycache__"
"""Where Numba puts machine code, beside the source."""

log = logging.getLogger("gradwalk")


def setting() -> str:
    """Return what the environment says: a folder, OFF, or nothing."""
    return os.environ.get(VARIABLE, "")


def is_off(asked: str | None = None) -> bool:
    """Whether kernels are switched off: by the environment, or by what is asked for in its place."""
    return (setting() if asked is None else asked).lower() == OFF


def available(asked: str | None = None) -> bool:
    """Whether kernels can be had: Numba is there, and they are not switched off. Numba is not imported for it."""
    return not is_off(asked) and find_spec("numba") is not None


@cache
def folder(asked: str) -> Path:
    """Return the folder that is asked for, by default one in the user's cache folder; it exists and can be written.

    Where that is not to be had, or is open to others, it is a temporary one that goes with this process, and the log says so.
    """
    try:
        wanted = Path(asked).expanduser() if asked else _users_cache() / "gradwalk" / "kernels"
        objection = _objection(wanted)
    except (OSError, RuntimeError) as error:  # RuntimeError: the user has no home
        wanted, objection = Path(asked), str(error)
    if not objection:
        return wanted.resolve()
    private = Path(tempfile.mkdtemp(prefix="gradwalk-kernels-"))
    (private / CODE).mkdir()
    atexit.register(shutil.rmtree, private, ignore_errors=True)
    log.warning("kernels are kept for this process alone, in %s, and not in %s: %s", private, wanted, objection)
    return private


def _users_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _objection(wanted: Path) -> str:
    """Why code is not to be loaded from a folder, which is made if it is not there; empty where it may be."""
    for each in (wanted, wanted / CODE):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = each.stat()
        if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
            return f"{each} belongs to another user"
        if os.name == "posix" and status.st_mode & 0o022:
            return f"others may write to {each}"
        tempfile.TemporaryFile(dir=each).close()
    return ""
