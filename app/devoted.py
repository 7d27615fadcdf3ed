"""Processes that hold a run and are good for nothing else: their priority has fallen over it (worker.py).

There are a few at a time, and none for long: going from pass to pass, a reader asks for the same program again and again.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable

from app.process import Process

SECONDS = 120.0
"""So long a process is kept for its program without being asked."""


class Devoted:
    """At most `most` processes, each under the key of the program whose run it holds. `let_go` ends one.

    A process that has been taken is told to be `done`, and comes back by `add`. Belongs to one event loop.
    """

    def __init__(self, most: int, let_go: Callable[[Process], None]) -> None:
        self.most = most
        self._let_go = let_go
        self._at_rest: OrderedDict[bytes, tuple[Process, asyncio.TimerHandle]] = OrderedDict()
        self._at_work: set[Process] = set()

    @property
    def at_rest(self) -> list[Process]:
        """Those that have nothing to do, longest first."""
        return [process for process, _ in self._at_rest.values()]

    def add(self, process: Process) -> None:
        """Keep a process for its program. The one that has rested longest goes where there are too many."""
        assert process.holds is not None
        self._drop(process.holds)
        timer = asyncio.get_running_loop().call_later(SECONDS, self._drop, process.holds)
        self._at_rest[process.holds] = process, timer
        while len(self._at_rest) > self.most:
            self._drop(next(iter(self._at_rest)))

    def has(self, key: bytes) -> bool:
        """Whether one of them holds the run of this program, at rest or at work."""
        return key in self._at_rest or any(process.holds == key for process in self._at_work)

    def take(self, key: bytes) -> Process | None:
        """The process that holds the run of this program, if there is one at rest."""
        if key not in self._at_rest or len(self._at_work) >= self.most:
            return None
        process, timer = self._at_rest.pop(key)
        timer.cancel()
        if not process.alive:
            self._let_go(process)
            return None
        self._at_work.add(process)
        return process

    def done(self, process: Process) -> None:
        """Take note that a process is not at work any more, whatever becomes of it."""
        self._at_work.discard(process)

    def stop(self) -> None:
        """End all of them."""
        for key in list(self._at_rest):
            self._drop(key)
        for process in self._at_work:
            self._let_go(process)

    def _drop(self, key: bytes) -> None:
        if key in self._at_rest:
            process, timer = self._at_rest.pop(key)
            timer.cancel()
            self._let_go(process)
