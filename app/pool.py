"""A small pool of worker processes. Quick programs do not wait behind long ones.

A worker that has been at one program for a while yields the processors to the others (its priority falls), and while
all workers are at long ones, spare workers start. One that takes too long is killed and replaced.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson

from app import worker as protocol
from engine import errors
from engine.errors import EngineError, LimitExceeded

LONG = 0.25
"""Seconds after which a program counts as a long one."""
GRACE = 1.0
"""Seconds beyond a program's own limit before its worker is killed."""
PATIENCE = 20.0
"""Seconds that a request waits for a worker."""
WAITING = 500
"""Requests that may wait at the same time."""

KINDS: dict[str, type[EngineError]] = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, EngineError)
}


class Overloaded(Exception):
    """There are too many programs; `retry_after` seconds later there may be room."""

    def __init__(self, retry_after: int = 5) -> None:
        super().__init__("Too many programs are waiting to be run.")
        self.retry_after = retry_after


class Worker:
    """One process and what it is doing."""

    def __init__(self, memory: int) -> None:
        root = str(Path(__file__).resolve().parent.parent)
        paths = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app.worker", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1"},
        )
        self.since: float | None = None
        self.lowered = False

    def ask(self, message: bytes) -> bytes | None:
        """Send a request and wait for its answer; None if the process died over it. Blocks: call it in a thread."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with suppress(OSError):
            protocol.write(self.process.stdin, message)  # type: ignore[arg-type]
            return protocol.read(self.process.stdout)  # type: ignore[arg-type]
        return None

    def lower(self) -> None:
        """Let everything else go first from now on."""
        self.lowered = True
        with suppress(OSError, AttributeError):
            os.setpriority(os.PRIO_PROCESS, self.process.pid, 15)

    def kill(self) -> None:
        """End the process, and collect it."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self.process.wait()

    @property
    def long(self) -> bool:
        """Whether it has been at one program for a while."""
        return self.since is not None and time.monotonic() - self.since > LONG


class Pool:
    """`size` workers, and up to twice as many while all of those are at long programs."""

    def __init__(self, size: int, memory: int) -> None:
        self.size = size
        self.most = 2 * size
        self.memory = memory
        self.workers: set[Worker] = set()
        self.idle: list[Worker] = []
        self.waiting: deque[asyncio.Future[None]] = deque()
        self.threads = ThreadPoolExecutor(self.most, thread_name_prefix="worker")

    def start(self) -> None:
        """Start the workers; their imports go on while the server answers already."""
        while len(self.workers) < self.size:
            self.idle.append(self._add())

    def stop(self) -> None:
        """End all workers."""
        for worker in list(self.workers):
            worker.kill()
        self.workers.clear()
        self.idle.clear()
        self.threads.shutdown(wait=True, cancel_futures=True)

    async def run(self, request: dict[str, Any]) -> bytes:
        """The answer to a request. Raises EngineError for the program's own faults, Overloaded where none is free."""
        worker = await self._take()
        loop = asyncio.get_running_loop()
        seconds = float(request["limits"]["seconds"])
        worker.since = time.monotonic()
        lower = loop.call_later(LONG, worker.lower)
        kill = loop.call_later(seconds + GRACE, worker.process.kill)
        asking = loop.run_in_executor(self.threads, worker.ask, orjson.dumps(request))
        answer: bytes | None = None
        try:
            answer = await asyncio.shield(asking)
        except asyncio.CancelledError:  # the client has gone: nobody waits for this program
            worker.process.kill()
            await asyncio.wait([asking])
            raise
        finally:
            lower.cancel()
            kill.cancel()
            self._give_back(worker, alive=answer is not None)
        if answer is None:
            raise LimitExceeded(
                f"{seconds:g} seconds, and a bounded memory, are the limit for a program, and this one needed more.",
                limit="seconds",
                value=seconds,
            )
        if answer[:1] == b"+":
            return answer[1:]
        told = orjson.loads(answer[1:])
        places = [errors.Place(**place) for place in told["places"]]
        raise KINDS[told["kind"]](told["detail"], places=places, **told["facts"])

    async def _take(self) -> Worker:
        ends = time.monotonic() + PATIENCE
        while True:
            if self.idle:
                return self.idle.pop()
            spare = len(self.workers) < self.most and all(worker.long for worker in self.workers)
            if len(self.workers) < self.size or spare:
                return self._add()
            if len(self.waiting) >= WAITING or time.monotonic() > ends:
                raise Overloaded()
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.waiting.append(turn)
            await asyncio.wait([turn], timeout=LONG / 2)
            if not turn.done():
                turn.cancel()

    def _add(self) -> Worker:
        worker = Worker(self.memory)
        self.workers.add(worker)
        return worker

    def _give_back(self, worker: Worker, *, alive: bool) -> None:
        worker.since = None
        if alive and not worker.lowered and len(self.workers) <= self.size:
            self.idle.append(worker)
        else:  # a priority cannot be raised again, and a spare worker has done its work
            worker.kill()
            self.workers.discard(worker)
            if len(self.workers) < self.size:
                self.idle.append(self._add())
        while self.waiting:
            turn = self.waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                break
