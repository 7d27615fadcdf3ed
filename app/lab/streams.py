"""A run's events for one listener: each row of its curves once, in order, and the end."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from fastapi.sse import ServerSentEvent

from app.lab.live import Live

GAP = 0.054
"""Seconds between two events with rows: below 20 a second, the last one at the end included."""

RETRY = 500
"""Milliseconds after which a browser that has lost a stream is to come back."""


class Streams:
    """How many listeners there are, and may be at the same time."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.open = 0
        self._closing = asyncio.Event()

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another."""
        return self.open >= self.most

    def close(self) -> None:
        """End all of them: a browser comes back by itself, and says where it was."""
        self._closing.set()

    @contextmanager
    def place(self) -> Iterator[None]:
        """One of the places, for the time of the `with`. The caller has asked whether one is left."""
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1

    async def events(self, live: Live, row: int) -> AsyncIterator[ServerSentEvent]:
        """Events from a row of the curves on."""
        retry: int | None = RETRY
        async for event in self._events(live, min(row, len(live.curves))):
            yield event.model_copy(update={"retry": retry})
            retry = None

    async def _events(self, live: Live, row: int) -> AsyncIterator[ServerSentEvent]:
        told: dict[str, Any] = {}
        shown: dict[str, Any] | None = None
        while not self._closing.is_set() and not live.is_deleted:
            news = live.news
            if not live.is_over and _without_epochs(live) != told:
                told = _without_epochs(live)
                yield _event("state", row, live.standing())
            if len(live.curves) > row or (live.parameters is not shown and not live.is_over):
                content = live.curves.wire(row) | {"parameters": live.parameters, "epochs_done": live.epochs_done}
                row, shown = len(live.curves), live.parameters
                yield _event("epoch", row, content)
            if live.is_over:
                yield _event("done", row, live.standing() | {"final": live.final})
                return
            sent = time.monotonic()
            await self._first_of(news)
            await self._first_of(live.over, GAP - (time.monotonic() - sent))

    async def _first_of(self, event: asyncio.Event, seconds: float | None = None) -> None:
        """Wait for an event or the end of all streams."""
        if event.is_set() or (seconds is not None and seconds <= 0):
            return
        waiting = [asyncio.ensure_future(each.wait()) for each in (event, self._closing)]
        try:
            await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waiting:
                each.cancel()


def _without_epochs(live: Live) -> dict[str, Any]:
    return {**live.standing(), "changes": len(live.changes), "epochs_done": 0}


def _event(name: str, row: int, content: dict[str, Any]) -> ServerSentEvent:
    return ServerSentEvent(event=name, id=str(row), raw_data=orjson.dumps(content).decode())
