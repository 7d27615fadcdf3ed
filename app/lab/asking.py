"""Questions about runs, asked of a process that is there for them; what was asked lately is kept."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import orjson

from app.faults import understood
from app.kernels import Kernels
from app.lab.processes import Processes
from app.pool import GRACE, Overloaded
from engine.program.limits import out_of_memory, out_of_time

WAITING = 200
"""Questions that may wait at the same time."""
KEPT_BYTES = 64 << 20
"""Bytes of answers that are kept; one takes a quarter at most, as the pass of a batch of 110,000 nodes does."""


class Asking:
    """Belongs to one event loop. `seconds` are those that one question may take, `memory` the bytes of its process."""

    def __init__(self, processes: Processes, kernels: Kernels, seconds: float, memory: int, limits: dict[str, Any]) -> None:
        self.processes, self.kernels, self.seconds, self.memory = processes, kernels, seconds, memory
        self._limits = limits
        self._turns = asyncio.Semaphore(processes.most)
        self._waiting = 0
        self._kept: OrderedDict[tuple[Any, ...], bytes] = OrderedDict()
        self._bytes = 0

    async def ask(
        self,
        key: tuple[Any, ...] | None,
        request: dict[str, Any],
        spent: Callable[[float], None] = lambda seconds: None,
    ) -> bytes:
        """The answer to a request (answers.py), by its key if it was asked lately; `spent` is told the seconds that it took.

        Raises EngineError for what is wrong with the question, LimitExceeded for one that takes too long, Overloaded.
        """
        if key is not None and key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if self._waiting >= WAITING:
            raise Overloaded("Too many questions are waiting to be answered.")
        # It goes on if its client leaves: who drags a slider leaves many, each soon answered.
        answer = await asyncio.shield(asyncio.create_task(self._asked(request, spent)))
        if answer[:1] == b"-":
            raise understood(orjson.loads(answer[1:]))
        if key is not None:
            self._keep(key, answer[1:])
        return answer[1:]

    async def _asked(self, request: dict[str, Any], spent: Callable[[float], None]) -> bytes:
        loop = asyncio.get_running_loop()
        self._waiting += 1
        try:
            async with self._turns:
                process = await self.processes.take()
                began = loop.time()
                timer = loop.call_later(self.seconds + GRACE, process.process.kill)
                try:
                    compiled = self.kernels.state == "compiled"  # as runs are: their numbers are to come out again
                    process.say({"seconds": self.seconds, "compiled": compiled, "run_limits": self._limits, **request})
                    answer = await process.hear()
                finally:
                    timer.cancel()
                    spent(loop.time() - began)
                if answer is None:
                    was_late = process.process.killed
                    self.processes.discard(process)
                    raise out_of_time(self.seconds, loop.time() - began) if was_late else out_of_memory(self.memory)
                self.processes.give_back(process)
                return answer
        finally:
            self._waiting -= 1

    def _keep(self, key: tuple[Any, ...], answer: bytes) -> None:
        if len(answer) > KEPT_BYTES // 4 or key in self._kept:
            return
        self._kept[key] = answer
        self._bytes += len(answer)
        while self._bytes > KEPT_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)
