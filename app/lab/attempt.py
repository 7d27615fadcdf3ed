"""One process at one run: what it tells is stored, and then told on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import orjson

from app.lab.curves import COLUMNS
from app.lab.live import Live
from app.lab.packing import unpacked
from app.lab.processes import LabProcess

Keep: TypeAlias = Callable[[Live, dict[str, Any], dict[str, list[float]]], Awaitable[None]]
"""Stores a message and the new rows of the curve in one transaction."""


class Attempt:
    """Belongs to one event loop. `end` kills the process."""

    def __init__(self, live: Live, process: LabProcess, keep: Keep) -> None:
        self.live, self.process = live, process
        self._keep = keep
        self._number = 0
        self._waiting: dict[int, asyncio.Future[None]] = {}
        self._rows = 0
        self.has_ended = False

    async def carry_out(self, **given: Any) -> bool:
        """Train until the run ends, is paused or is given up; False where the process has died over it.

        What is given is that of a request (checkpoints.py) beside the spec and the changes.
        """
        self.process.say({"do": "train", "spec": self.live.spec, "changes": self.live.changes, **given})
        try:
            while (message := await self.process.hear()) is not None:
                await self._take(orjson.loads(message))
                if self.has_ended:
                    return True
            return False
        finally:
            self.has_ended = True
            for waiting in self._waiting.values():
                _let_go(waiting)

    async def _take(self, news: dict[str, Any]) -> None:
        live = self.live
        rows = self._new_rows(news.get("columns", ""))
        before = live.state
        await self._keep(live, news, rows)
        live.state, live.reason = news["state"], news.get("reason")
        live.epochs_done = max(live.epochs_done, news.get("epochs_done", 0))
        live.changes += news.get("changes", [])
        live.curves.extend(rows)
        parameters = news.get("parameters")
        if parameters and parameters["epoch"] >= live.epochs_done:
            live.parameters = parameters
        live.final = news.get("final")
        self.has_ended = news["ended"]
        for number in [number for number in self._waiting if number <= news.get("heard", 0)]:
            _let_go(self._waiting.pop(number))
        if rows["epoch"] or live.state != before or news.get("changes"):
            live.publish()

    def _new_rows(self, columns: str) -> dict[str, list[float]]:
        """The rows that are not known yet: a process that goes on from an older checkpoint tells some of them once more."""
        table = unpacked(columns).reshape(len(COLUMNS), -1)
        table = table[:, table[0] > self.live.curves.last_epoch]
        return dict(zip(COLUMNS, table.tolist(), strict=True))

    async def tell(self, do: str, **content: Any) -> None:
        """Give the process a command, and wait until what it has made of it is stored, or all is over."""
        if self.has_ended:
            return
        self._number += 1
        heard: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[self._number] = heard
        self.process.say({"do": do, "number": self._number, **content})
        await heard


def _let_go(waiting: asyncio.Future[None]) -> None:
    if not waiting.done():
        waiting.set_result(None)
