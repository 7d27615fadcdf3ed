"""A small pool of worker processes. Quick programs do not wait behind long ones.

A process that has worked on one program for a while yields the processors to the others (worker.py), and while all are at
long ones, spare processes start. One that takes too long, or whose client has gone, is killed and replaced. A process holds
the run of its last program if that has several passes, and is asked for the next of them; devoted.py keeps those that are
good for nothing else.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson

from app.devoted import Devoted
from app.faults import understood
from app.following import Following
from app.held import key_of
from app.process import Process
from app.worker import DEVOTED, HOLDING, SPENT
from engine.program.limits import out_of_memory, out_of_time

LONG = 0.25
"""Seconds after which a program counts as a long one."""
GRACE = 1.0
"""Seconds beyond a program's own limit before its process is killed."""
PATIENCE = 20.0
"""Seconds that a request waits for a process."""
WAITING = 500
"""Requests that may wait at the same time."""
STOPPED = "The server is being stopped."


class Overloaded(Exception):
    """There are too many programs; `retry_after` seconds later there may be room."""

    def __init__(self, detail: str = "Too many programs are waiting to be run.", retry_after: int = 5) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Pool:
    """`size` processes, and spare ones while all of those are at long programs. Belongs to one event loop."""

    def __init__(self, size: int, memory: int) -> None:
        self.size = size
        self.most = max(2 * size, size + 4)
        self.memory = memory
        self.processes: set[Process] = set()
        self.idle: list[Process] = []
        self.devoted = Devoted(size, self._let_go)
        self.following = Following()
        self.waiting: deque[asyncio.Future[Process]] = deque()
        self.asking: set[asyncio.Task[tuple[bytes | None, bool]]] = set()
        self.look: asyncio.TimerHandle | None = None
        self.stopped = False
        self.threads = ThreadPoolExecutor(self.most + size + 2, thread_name_prefix="worker")

    def start(self) -> None:
        """Start the processes; their imports go on while the server answers already."""
        while len(self.processes) < self.size:
            self.idle.append(self._add())

    def stop(self) -> None:
        """End all processes, for good."""
        if self.stopped:
            return
        self.stopped = True
        if self.look:
            self.look.cancel()
        for turn in self.waiting:
            if not turn.done():
                turn.set_exception(Overloaded(STOPPED))
        self.idle.clear()
        for process in self.processes:
            self._let_go(process)
        self.devoted.stop()
        self.threads.shutdown(wait=True)

    async def run(self, request: dict[str, Any], spent: Callable[[float], None] = lambda seconds: None) -> bytes:
        """The answer to a request; `spent` is told the seconds that a process was at it.

        Raises EngineError for the program's own faults, Overloaded where no process gets free. If the caller is
        cancelled, the program is ended, unless others ask about the same run.
        """
        seconds = float(request["limits"]["seconds"])
        message = orjson.dumps(request)
        key = key_of(request)
        for _ in range(2):  # a process that somebody else has killed says nothing about the program: once more
            process = await self._at(key) or await self._take()
            begun = time.monotonic()
            asking = asyncio.create_task(self._ask(process, message, key, seconds, spent))
            self.asking.add(asking)
            asking.add_done_callback(self.asking.discard)
            self.following.begin(key, asking)
            try:
                answer, ended = await asyncio.shield(asking)
            except asyncio.CancelledError:
                self.following.linger(key, asking, process.kill)
                raise
            if answer is not None:
                return _understood(answer)
            if ended:
                if self.stopped:
                    raise Overloaded(STOPPED)
                raise out_of_time(seconds, time.monotonic() - begun)
        raise out_of_memory(self.memory)

    async def _ask(
        self, process: Process, message: bytes, key: bytes, seconds: float, spent: Callable[[float], None]
    ) -> tuple[bytes | None, bool]:
        """The answer of a process, and whether the pool has ended it. It is then free again or replaced, whoever waits."""
        if self.stopped:
            return None, True
        begun = time.monotonic()
        loop = asyncio.get_running_loop()
        timer = loop.call_later(seconds + GRACE, process.kill)
        try:
            answer = await loop.run_in_executor(self.threads, process.ask, message)
        finally:
            timer.cancel()
            spent(time.monotonic() - begun)
        ended = process.killed
        mark = SPENT if answer is None or ended else answer[1:2]
        process.holds = key if mark in (HOLDING, DEVOTED) else None
        if self.stopped:
            return answer, ended
        process.since = None
        self.devoted.done(process)
        if mark == DEVOTED:
            self.processes.discard(process)
            self.devoted.add(process)
            self._refill()
        elif mark == SPENT or (len(self.processes) > self.size and not self.waiting):
            self._discard(process)
        else:
            self._free(process)
        return answer, ended

    async def _at(self, key: bytes) -> Process | None:
        """A process that holds the run of this program, also if it is at it just now and soon through."""
        ends = time.monotonic() + PATIENCE
        while (process := self._holding(key)) is None and time.monotonic() < ends:
            if not await self.following.follow(key) or not self._is_held(key):
                break  # nobody is at it, or the run was let go when it ended: the next one is as good anywhere
        return process

    def _is_held(self, key: bytes) -> bool:
        return any(process.holds == key for process in self.processes) or self.devoted.has(key)

    def _holding(self, key: bytes) -> Process | None:
        """A process that holds the run of this program and has nothing to do; it is no longer counted as idle."""
        for process in self.idle:
            if process.holds == key and process.alive:
                self.idle.remove(process)
                return process
        return self.devoted.take(key)

    async def _take(self) -> Process:
        while self.idle:
            # The one whose run was asked for longest ago makes room, and only where none is without a run.
            process = next((process for process in reversed(self.idle) if process.holds is None), self.idle[0])
            self.idle.remove(process)
            if process.alive:
                return process
            self._discard(process)
        if self.stopped:
            raise Overloaded(STOPPED)
        if len(self.waiting) >= WAITING:
            raise Overloaded()
        if len(self.processes) < self.size:
            return self._add()
        turn: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
        self.waiting.append(turn)
        self._watch()
        try:
            await asyncio.wait([turn], timeout=PATIENCE)
        except asyncio.CancelledError:
            if turn.done() and not turn.exception():  # it came just too late
                self._free(turn.result())
            raise
        finally:
            if not turn.done():
                self.waiting.remove(turn)
                turn.cancel()
        if turn.cancelled():
            raise Overloaded()
        return turn.result()

    def _watch(self) -> None:
        """While requests wait: look every now and then whether all processes are at long programs, and add one."""
        if self.look is None:
            self.look = asyncio.get_running_loop().call_later(LONG / 2, self._relieve)

    def _relieve(self) -> None:
        self.look = None
        if not self.waiting or self.stopped:
            return
        if len(self.processes) < self.most and all(process.at_it > LONG for process in self.processes):
            self._free(self._add())
        self._watch()

    def _add(self) -> Process:
        process = Process(self.memory)
        self.processes.add(process)
        return process

    def _free(self, process: Process) -> None:
        """Give a process to the request that has waited longest."""
        if self.waiting:
            self.waiting.popleft().set_result(process)
        else:
            self.idle.append(process)

    def _discard(self, process: Process) -> None:
        """Let a process go, and start another unless there are enough."""
        self._let_go(process)
        self.processes.discard(process)
        self._refill()

    def _let_go(self, process: Process) -> None:
        process.kill()
        self.threads.submit(process.collect)

    def _refill(self) -> None:
        if len(self.processes) < self.size:
            self._free(self._add())


def _understood(answer: bytes) -> bytes:
    mark, rest = answer[:1], answer[2:]
    if mark == b"+":
        return rest
    raise understood(orjson.loads(rest))
