"""gcc, for what is generated as C."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.engine.harness import Missing

FLAGS = ("-O3", "-march=native", "-shared", "-fPIC")


def compiled(source: str, *flags: str) -> Path:
    """Return the shared library made from this C source. Raises Missing where there is no gcc, or it refuses."""
    if shutil.which("gcc") is None:
        raise Missing("there is no gcc here")
    folder = Path(mkdtemp(prefix="benchmark-"))  # left to the system: a loaded library's file cannot go everywhere
    (folder / "code.c").write_text(source)
    command = ["gcc", *FLAGS, *flags, "code.c", "-o", "code.so"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise Missing(f"gcc refuses: {ran.stderr.strip()[:80]}")
    return folder / "code.so"


def loaded(source: str, *flags: str) -> ctypes.CDLL:
    """Return the same, loaded."""
    return ctypes.CDLL(str(compiled(source, *flags)))


def version() -> str:
    """Return gcc's own line about itself, or that there is none."""
    if shutil.which("gcc") is None:
        return "none"
    return subprocess.run(["gcc", "-dumpfullversion"], capture_output=True, text=True, check=True).stdout.strip()
