"""The lab as routes know it: runs that are begun, found, listed and followed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict
from typing import Any
from weakref import WeakValueDictionary

import orjson
from sqlalchemy.exc import SQLAlchemyError

from app.errors import Conflict, NotFound
from app.kernels import Kernels
from app.lab.asking import Asking
from app.lab.epochs import Epochs, Spent
from app.lab.lease import Lease
from app.lab.live import Live
from app.lab.processes import Processes
from app.lab.queue import Queue
from app.lab.records import Records
from app.lab.streams import Streams
from app.lab.written import listed
from app.pool import Overloaded
from app.settings import Settings
from app.store import Store
from engine.kernels.folder import OFF, available, folder

FRESH = 5.0
"""Seconds for which a run that has ended is answered for from memory."""
LOOK = 0.25
"""Seconds between two looks at a run of another server that somebody follows."""
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Runner:
    """Belongs to one event loop."""

    def __init__(self, settings: Settings, store: Store, kernels: Kernels) -> None:
        memory = settings.run_memory_bytes
        where = str(folder(settings.kernels)) if available(settings.kernels) else OFF
        limits = asdict(settings.run_limits)
        self.lists_all = settings.run_list == "all" or (settings.run_list == "auto" and settings.host in LOOPBACK)
        self.records = Records(store)
        self.training = Processes(settings.trainers, memory, where)
        self.asked = Processes(1, memory, where)
        asking = Asking(self.asked, kernels, settings.seconds, memory, limits)
        self.epochs = Epochs(self.records, asking, settings.run_limits)
        self.queue = Queue(self.records, self.training, kernels, settings.queued, limits, self.epochs.conclusion, self._hold)
        self.streams = Streams(settings.streams)
        self.lease = Lease(self.records, self._take_up)
        self._known: WeakValueDictionary[str, Live] = WeakValueDictionary()
        self._fresh: dict[str, Live] = {}

    async def start(self) -> None:
        """Take up the runs that nobody trains any more."""
        await self.lease.start()

    def warm(self) -> None:
        """Get processes ready, and do not wait for them."""
        self.training.warm()
        self.asked.warm()

    async def stop(self) -> None:
        """End everything; whoever starts next goes on with the runs."""
        self.streams.close()
        await self.queue.stop()
        await self.lease.stop()
        self.training.stop()
        self.asked.stop()
        self.records.stop()

    async def begin(self, owner: str, given: Any, changes: list[dict[str, Any]], key: str | None, spent: Spent) -> Live:
        """A run of the spec that is given, with changes of its rate, or the one that the owner has begun with this key.

        Raises EngineError for what is wrong with the spec, Conflict for a key that stands for another one, Overloaded.
        """
        spec = await self.epochs.checked(given, spent)
        if self.queue.is_full:
            raise Overloaded("Too many runs are waiting to be trained.", 30)
        live, is_new = await self.records.add(owner, spec, changes, key)
        if not is_new:
            if live.spec != spec:
                raise Conflict("This Idempotency-Key has been used for another spec.")
            return await self.find(live.id)
        self._known[live.id] = live
        self.queue.add(live)
        return live

    async def find(self, id: str) -> Live:
        """A run. Whoever holds on to it sees it change as long as it is ours, or is being watched. Raises NotFound."""
        known = self._known.get(id)
        if known is not None and (self.queue.has(known) or id in self._fresh) and not known.is_deleted:
            return known
        found = await self.records.find(id)
        known = self._known.get(id)
        if known is None or known.is_deleted:
            self._known[id] = found
            return found
        if not self.queue.has(known):
            await self.records.refresh(known)
        return known

    async def page(self, owner: str | None, before: int | None, limit: int) -> list[dict[str, Any]]:
        """Runs as the list has them, newest first."""
        return [listed(run, self._ours(run.id)) for run in await self.records.page(owner, before, limit)]

    def _ours(self, id: str) -> Live | None:
        live = self._known.get(id)
        return live if live is not None and (self.queue.has(live) or id in self._fresh) else None

    async def parameters_if_known(self, id: str, epoch: int, spent: Spent) -> dict[str, Any] | None:
        """The parameters with which an epoch of a run begins; None where there is no such run or epoch."""
        try:
            answer = await self.epochs.parameters(await self.find(id), epoch, spent)
        except NotFound:
            return None
        found: dict[str, Any] = orjson.loads(answer)
        return found

    @asynccontextmanager
    async def watching(self, live: Live) -> AsyncIterator[None]:
        """See to it that a run is up to date while somebody follows it, also if another server has it."""
        watch = asyncio.create_task(self._watch(live))
        try:
            yield
        finally:
            watch.cancel()

    async def _watch(self, live: Live) -> None:
        while not live.over.is_set():
            await asyncio.sleep(LOOK)
            if not self.queue.has(live) and not live.over.is_set():
                with suppress(SQLAlchemyError, OSError):
                    before = live.standing(), len(live.curves)
                    await self.records.refresh(live)
                    if (live.standing(), len(live.curves)) != before or live.is_deleted:
                        live.publish()

    async def _take_up(self) -> None:
        for found in await self.records.orphans():
            known = self._known.get(found.id)
            if known is None:
                self._known[found.id] = found
            else:
                await self.records.refresh(known)
            self.queue.add(known or found)

    def _hold(self, live: Live) -> None:
        """Keep a run at hand for a while: whoever has begun it asks for it just now."""
        if not live.is_deleted:
            self._fresh[live.id] = live
            asyncio.get_running_loop().call_later(FRESH, self._fresh.pop, live.id, None)
