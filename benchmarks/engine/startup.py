"""Before the first step: what importing costs, and compiling all kernels, into an empty cache and from a full one."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from tempfile import TemporaryDirectory

IMPORTS = ("engine", "micrograd.engine", "numpy", "numba", "casadi", "jax", "torch", "ddx")
ROUNDS = 3
COMPILE = ("-m", "engine.kernels")
LOAD = ("-c", "from engine.kernels import cache, source; [cache.load(name) for name in source.MODULES]")
CACHE = "GRADWALK_KERNELS"
"""Names the folder in which kernels are kept."""


def startup(rounds: int = ROUNDS) -> dict[str, float | str]:
    """Return CPU seconds of whole processes, the least of `rounds`, or why there are none."""
    bare = min(_seconds("pass") or 0.0 for _ in range(rounds))
    taken: dict[str, float | str] = {}
    for module in IMPORTS:
        runs = [_seconds(f"import {module}") for _ in range(rounds)]
        taken[f"import {module}"] = "not installed" if None in runs else min(filter(None, runs)) - bare
    with TemporaryDirectory() as folder:
        for name, command in (("kernels, cold", COMPILE), ("kernels, cached", LOAD)):
            seconds = _run([sys.executable, *command], {CACHE: folder})
            taken[name] = "failed" if seconds is None else seconds
    return taken


def _seconds(code: str) -> float | None:
    return _run([sys.executable, "-c", code], {})


def _run(command: list[str], settings: dict[str, str]) -> float | None:
    """Return CPU seconds of a child and its own; None if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if ran.returncode:
        return None
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
