"""One worker process, as the pool sees it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from app import messages

NO_SETTINGS: Mapping[str, str] = {}


class Process:
    """A process that runs programs, one at a time, and what it is doing."""

    def __init__(self, memory: int, module: str = "app.worker", settings: Mapping[str, str] = NO_SETTINGS) -> None:
        root = str(Path(__file__).resolve().parent.parent)
        paths = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        self.popen = subprocess.Popen(
            [sys.executable, "-P", "-m", module, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", **settings},
            start_new_session=True,  # Ctrl+C is for the server; a process ends when its stdin does
        )
        self.since: float | None = None
        """When it began its program; None while it has none, or is still starting."""
        self.holds: bytes | None = None
        """The key of the program whose run it holds."""
        self.ready = False
        self.killed = False

    def ask(self, message: bytes) -> bytes | None:
        """Send a request and wait for its answer; None if the process died over it. Blocks: call it in a thread."""
        assert self.popen.stdin is not None
        assert self.popen.stdout is not None
        with suppress(OSError):
            if not self.ready:
                self.ready = messages.read(self.popen.stdout) is not None
            self.since = time.monotonic()
            messages.write(self.popen.stdin, message)
            return messages.read(self.popen.stdout)
        return None

    def say(self, message: bytes) -> None:
        """Send a message, and wait for nothing; that the process is dead shows when it is heard."""
        assert self.popen.stdin is not None
        with suppress(OSError, ValueError):  # ValueError: it has been collected
            messages.write(self.popen.stdin, message)

    def hear(self) -> bytes | None:
        """Wait for the next message; None where the process is dead. Blocks: call it in a thread."""
        assert self.popen.stdout is not None
        with suppress(OSError, ValueError):
            return messages.read(self.popen.stdout)
        return None

    def kill(self) -> None:
        """End the process; `collect` is still to be called."""
        self.killed = True
        with suppress(OSError):
            self.popen.kill()

    def collect(self) -> None:
        """Wait for the end of a process that was killed, and leave nothing of it. Blocks."""
        self.popen.wait()
        for pipe in (self.popen.stdin, self.popen.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self.popen.poll() is None

    @property
    def at_it(self) -> float:
        """Seconds that it has been at its program."""
        return 0.0 if self.since is None else time.monotonic() - self.since
