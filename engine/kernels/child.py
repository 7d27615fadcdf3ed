"""Kernels compiled in processes of their own: whoever waits for them does so without Numba, and goes on working."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from engine.kernels.cache import Cache, is_compiled, usual
from engine.kernels.folder import VARIABLE, available

PATIENT = 5
"""How far the priority is lowered of those that let others go first. They still get on where the processors are never idle."""

log = logging.getLogger("gradwalk")


class Compiling:
    """A process for each module of the cache, all at once: Numba compiles one function at a time in a process.

    They end with the terminal's Ctrl+C, and otherwise by themselves. Raises OSError where no process can be started.
    """

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.stopped = False
        root = str(Path(__file__).resolve().parent.parent.parent)
        paths = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        env = {**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", VARIABLE: str(cache.folder)}
        self._children = [
            subprocess.Popen(
                [sys.executable, "-P", "-m", "engine.kernels", name],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=env,
            )
            for name in cache.modules
        ]

    def let_others_go_first(self) -> None:
        """Lower their priority, where the system has such. Nobody should be waiting for them then."""
        for child in self._children:
            with suppress(AttributeError, OSError):  # it may have ended
                os.setpriority(os.PRIO_PROCESS, child.pid, PATIENT)

    def wait(self) -> bool:
        """Wait for their end, once; whether all is compiled. Where it is not, the log says why, unless they were stopped."""
        told = [child.communicate()[1].decode(errors="replace") for child in self._children]
        failed = [words for child, words in zip(self._children, told, strict=True) if child.returncode]
        done = not failed and self.cache.is_compiled()
        if not done and not self.stopped:
            last_line = "".join(failed).strip().rpartition("\n")[2] or "the process has ended without a word"
            log.warning("kernels are not compiled, and all is computed without: %s", last_line)
        return done

    def stop(self) -> None:
        """End them."""
        self.stopped = True
        for child in self._children:
            with suppress(OSError):
                child.kill()


def compile_in_child() -> Compiling:
    """Begin to compile what the environment's cache lacks. Raises KernelsAbsent, or OSError if no process can be started."""
    return Compiling(usual())


def ready(wait: bool) -> bool:
    """Whether the kernels are compiled; with `wait`, they are first compiled in children if they are not."""
    if not available():
        return False
    return is_compiled() or (wait and compile_in_child().wait())
