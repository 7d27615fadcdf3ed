"""The processes of the lab: started on demand, kept warm, replaced when they die."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

import orjson

from app.pool import Overloaded
from app.process import Process
from engine.kernels.folder import VARIABLE

MODULE = "app.lab.worker"
TRIES = 10
"""Processes that are tried before a request is given up."""

log = logging.getLogger("gradwalk")


class LabProcess:
    """One process, and the threads in which it is waited for."""

    def __init__(self, process: Process, threads: ThreadPoolExecutor) -> None:
        self.process = process
        self._threads = threads

    def say(self, content: dict[str, Any]) -> None:
        """Send a request or a command. Short ones only from the event loop: a process that trains takes them at once."""
        self.process.say(orjson.dumps(content))

    async def is_well(self) -> bool:
        """Whether it is ready and lives, once it has started."""
        if self.process.ready:
            self.say({"do": "ping"})
        self.process.ready = await self.hear() is not None
        return self.process.ready

    async def hear(self) -> bytes | None:
        """The next message; None where the process has died."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self.process.hear)


class Processes:
    """`most` processes at the same time, those at work and those that wait for it; `kernels` is the folder of theirs, or OFF.

    Belongs to one event loop.
    """

    def __init__(self, most: int, memory: int, kernels: str) -> None:
        self.most = most
        self._memory = memory
        self._settings = {VARIABLE: kernels}
        self._every: set[LabProcess] = set()
        self._idle: list[LabProcess] = []
        self._threads = ThreadPoolExecutor(2 * most + 2, thread_name_prefix="lab")
        self._stopped = False

    def warm(self) -> None:
        """Start as many as there may be, and do not wait for them."""
        with suppress(OSError):  # whoever needs one is told
            while len(self._every) < self.most and not self._stopped:
                self._idle.append(self._add())

    async def take(self) -> LabProcess:
        """A process that is ready and lives. Raises Overloaded where one after the other dies before it is asked anything."""
        for _ in range(TRIES):
            try:
                process = self._idle.pop() if self._idle else self._add()
            except OSError as error:
                log.warning("no process can be started: %s", error)
                break
            try:
                if await process.is_well():
                    return process
            except BaseException:
                self.discard(process)
                raise
            self.discard(process)
        raise Overloaded("No process for training can be started.", 30)

    def give_back(self, process: LabProcess) -> None:
        """Keep a process for the next one."""
        if process in self._every and process.process.alive and not self._stopped:
            self._idle.append(process)
        else:
            self.discard(process)

    def discard(self, process: LabProcess) -> None:
        """End a process."""
        self._every.discard(process)
        process.process.kill()
        if not self._stopped:
            self._threads.submit(process.process.collect)

    def stop(self) -> None:
        """End all of them, for good."""
        if self._stopped:
            return
        every = list(self._every)
        for process in every:
            process.process.kill()
        self._stopped = True
        self._threads.shutdown(wait=True)
        for process in every:
            process.process.collect()

    def _add(self) -> LabProcess:
        process = LabProcess(Process(self._memory, MODULE, self._settings), self._threads)
        self._every.add(process)
        return process
