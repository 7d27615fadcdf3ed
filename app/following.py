"""Requests about the same run: the later ones follow the first, and a reader who leaves may come back at once.

Who goes from pass to pass gives one request up and sends the next, and neighbours are fetched meanwhile. Each of these
would otherwise end the run that all of them are about, or make it once more.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

PATIENCE = 2.0
"""Seconds that a request waits for a process that is at its run; then it takes any other."""
LINGERING = 0.2
"""Seconds that a run goes on after its client has left, in case that somebody follows."""


class Following:
    """The work under way, by the key of its run. Belongs to one event loop."""

    def __init__(self) -> None:
        self._under_way: dict[bytes, asyncio.Task[Any]] = {}
        self._followers: Counter[bytes] = Counter()

    def begin(self, key: bytes, work: asyncio.Task[Any]) -> None:
        """Take note of work on a run, until it ends."""
        self._under_way[key] = work
        work.add_done_callback(lambda _: self._end(key, work))

    def _end(self, key: bytes, work: asyncio.Task[Any]) -> None:
        if self._under_way.get(key) is work:
            del self._under_way[key]

    async def follow(self, key: bytes) -> bool:
        """Wait while a run is under way; whether it has ended, and it is worth a look who holds it."""
        work = self._under_way.get(key)
        if work is None:
            return False
        self._followers[key] += 1
        try:
            ended, _ = await asyncio.wait([work], timeout=PATIENCE)
        finally:
            self._followers[key] -= 1
            if not self._followers[key]:
                del self._followers[key]
        return bool(ended)

    def linger(self, key: bytes, work: asyncio.Task[Any], end: Callable[[], None]) -> None:
        """End work whose client has left, unless it is soon done or somebody follows."""

        def look() -> None:
            if work.done():
                return
            if self._followers[key] and self._under_way.get(key) is work:
                self.linger(key, work, end)
            else:
                end()

        asyncio.get_running_loop().call_later(LINGERING, look)
