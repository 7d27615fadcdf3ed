"""The queue before the processes that train, and what is done to a run in mid-course."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, TypeAlias

from sqlalchemy.exc import SQLAlchemyError

from app.errors import Conflict
from app.kernels import Kernels
from app.lab.attempt import Attempt
from app.lab.live import Live
from app.lab.packing import text_of
from app.lab.processes import Processes
from app.lab.records import AGAIN, Lost, Records
from app.lab.states import FAILED, OVER, PAUSED, QUEUED, RUNNING, STOPPED, State
from app.pool import Overloaded

COMPILING = "Kernels are being compiled, once for this machine."
DIED = "The process that trained it has ended three times without getting on."
ATTEMPTS = 3
"""Times that a run's process may die without having got on; then the run has failed."""
BREATH = 0.1
"""Seconds before the next try, for each time that was in vain."""
TURN = 10.0
"""Seconds after which a run that trains lets one that waits have its process."""
GENTLE = 1.0
"""Seconds that a process has to stop by itself before it is killed."""
LOOK = 0.05
"""Seconds between two looks whether kernels are compiled."""

Conclude: TypeAlias = Callable[[Live], Awaitable[dict[str, Any] | None]]

log = logging.getLogger("gradwalk")


class Queue:
    """The runs that wait here, at most `most`, and those that are trained, within `limits`.

    `conclude` gives what a run ends with that nobody trains just now; `left` is told a run that is not trained here any more.

    Belongs to one event loop. What is asked of a run is done, and stored, when a method returns.
    """

    def __init__(
        self,
        records: Records,
        processes: Processes,
        kernels: Kernels,
        most: int,
        limits: dict[str, Any],
        conclude: Conclude,
        left: Callable[[Live], None],
    ) -> None:
        self.records, self.processes, self.kernels, self.most = records, processes, kernels, most
        self._limits = limits
        self._conclude, self._left = conclude, left
        self._queue: list[Live] = []
        self._trained: dict[str, asyncio.Task[None]] = {}
        self._attempts: dict[str, Attempt] = {}
        self._stopped = False

    def has(self, live: Live) -> bool:
        """Whether it waits here or is trained."""
        return live.id in self._trained or live in self._queue

    @property
    def is_full(self) -> bool:
        """Whether there is no room for another run."""
        return len(self._queue) >= self.most and len(self._trained) >= self.processes.most

    def add(self, live: Live) -> None:
        """Put a run, which is stored as queued by this server, behind the others."""
        if not self.has(live):
            self._queue.append(live)
        self._look()

    async def stop(self) -> None:
        """Let go of all runs; whoever starts next goes on with them."""
        self._stopped = True
        for task in self._trained.values():
            task.cancel()
        await asyncio.gather(*self._trained.values(), return_exceptions=True)

    async def pause(self, live: Live) -> None:
        """Hold a run where it is. Raises Conflict for one that is over."""
        await self._end(live, PAUSED, "pause")

    async def cancel(self, live: Live) -> None:
        """Stop a run for good. Raises Conflict for one that is over."""
        await self._end(live, STOPPED, "stop")

    async def _end(self, live: Live, state: State, command: str) -> None:
        while live.state != state:
            if live.is_over:
                raise Conflict(f"The run is {live.state} already.")
            if attempt := self._attempts.get(live.id):
                await attempt.tell(command)
            else:
                self._drop(live)
                await self.records.claim(live)
                await self.records.settle(live, state, final=await self._conclude(live) if state in OVER else None)
                live.publish()

    async def resume(self, live: Live) -> None:
        """Let a paused run go on. Raises Conflict for one that is over."""
        if live.is_over:
            raise Conflict(f"The run is {live.state}; only a paused one can go on.")
        if live.state == PAUSED:
            await self.records.claim(live)
            self.add(live)
            live.publish()

    async def change(self, live: Live, learning_rate: float) -> None:
        """Give a run another learning rate from its next epoch on. Raises Conflict for one that is over."""
        async with live.changing:
            count = len(live.changes)
            while len(live.changes) == count:
                await self._change(live, learning_rate)

    async def _change(self, live: Live, learning_rate: float) -> None:
        """Try to change the rate; in vain, if the process dies over it."""
        if live.is_over:
            raise Conflict(f"The run is {live.state}: there is no epoch for another learning rate.")
        if attempt := self._attempts.get(live.id):
            return await attempt.tell("learning_rate", learning_rate=learning_rate)
        state = PAUSED if live.state == PAUSED else QUEUED
        await self.records.claim(live)
        change = {"epoch": live.epochs_done, "learning_rate": learning_rate}
        await self.records.settle(live, state, changes=[change])
        if state == QUEUED and not self.has(live):  # another server has had it
            self.add(live)
        live.publish()
        return None

    async def delete(self, live: Live) -> None:
        """Remove a run, and stop it first."""
        live.is_deleted = True
        self._drop(live)
        if task := self._trained.get(live.id):
            if attempt := self._attempts.get(live.id):  # a process that stops by itself is at hand for the next run
                with suppress(TimeoutError):
                    await asyncio.wait_for(attempt.tell("pause"), GENTLE)
            else:
                task.cancel()
            await asyncio.wait([task], timeout=GENTLE)
            task.cancel()
            await asyncio.wait([task])
        await self.records.delete(live)
        live.publish()

    def _drop(self, live: Live) -> None:
        """Take a run out of the queue, if it is in it."""
        if live in self._queue:
            self._queue.remove(live)
            live.queue_position = None
            self._number()

    def _number(self) -> None:
        for position, live in enumerate(self._queue, 1):
            if live.queue_position != position:
                live.queue_position = position
                live.publish()

    def _look(self) -> None:
        """Have as many runs trained as there are processes for."""
        while self._queue and len(self._trained) < self.processes.most and not self._stopped:
            live = self._queue.pop(0)
            live.queue_position = None
            self._trained[live.id] = asyncio.create_task(self._train(live))
        self._number()

    async def _train(self, live: Live) -> None:
        """Have a run trained, as often as it takes, until it ends or makes room for another one."""
        is_ours = True
        try:
            await self._until_compiled(live)
            fruitless = 0
            while live.state in (QUEUED, RUNNING):
                before = live.epochs_done
                if await self._attempt(live):
                    break
                fruitless = 0 if live.epochs_done > before else fruitless + 1
                await asyncio.sleep(BREATH * fruitless)
                if fruitless == ATTEMPTS and live.state in (QUEUED, RUNNING):
                    await self.records.settle(live, FAILED, reason=DIED)
                    live.publish()
        except Lost:
            is_ours = False
            live.server = None
            live.publish()
        except (SQLAlchemyError, OSError) as error:
            log.warning("a run waits for the database: %s", error)
            await asyncio.sleep(AGAIN)
            live.state = QUEUED
        finally:
            del self._trained[live.id]
            if is_ours and live.state == QUEUED and not self._stopped and not live.is_deleted:
                self._queue.append(live)
            self._left(live)
            self._look()

    async def _attempt(self, live: Live) -> bool:
        """Train in one process; whether it has not died over it."""
        try:
            process = await self.processes.take()
        except Overloaded:
            return False
        lived = False
        try:
            checkpoint = await self.records.checkpoint(live)
            if live.state not in (QUEUED, RUNNING):  # meanwhile it was paused
                lived = True
                return True
            attempt = self._attempts[live.id] = Attempt(live, process, self.records.keep)
            turns = asyncio.create_task(self._take_turns(attempt))
            try:
                lived = await attempt.carry_out(
                    compiled=self.kernels.state == "compiled",
                    checkpoint=checkpoint and text_of(checkpoint),
                    run_limits=self._limits,
                )
            finally:
                turns.cancel()
                del self._attempts[live.id]
            return lived
        finally:
            if lived:
                self.processes.give_back(process)
            else:
                self.processes.discard(process)

    async def _take_turns(self, attempt: Attempt) -> None:
        while True:
            await asyncio.sleep(TURN)
            if self._queue:
                await attempt.tell("yield")

    async def _until_compiled(self, live: Live) -> None:
        """Wait while kernels are compiled for the first time: without them, training would take many times as long."""
        if self.kernels.state != "compiling":
            return
        live.reason = COMPILING
        live.publish()
        while self.kernels.state == "compiling" and live.state == QUEUED:
            await asyncio.sleep(LOOK)
        live.reason = None
        live.publish()
