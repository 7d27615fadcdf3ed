"""Runs between the database and the event loop: read into what listeners see, written before they see it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError, TimeoutError

from app.errors import Conflict, NotFound
from app.lab.curves import COLUMNS, Curves
from app.lab.live import Live
from app.lab.packing import bytes_of
from app.lab.states import OVER, PAUSED, QUEUED, RUNNING, State
from app.lab.written import outline
from app.store import AT_REST, Listed, Progress, Run, Store

AGAIN = 0.5
"""Seconds after which a database that was away is tried again."""
THREADS = 4

log = logging.getLogger("gradwalk")
T = TypeVar("T")


class Lost(Conflict):
    """The run has been deleted, or is another server's now."""

    def __init__(self) -> None:
        super().__init__("Meanwhile, the run has been changed by somebody else.")


class Records:
    """What this server, `server`, has of the runs. Belongs to one event loop."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.server = ""
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="records")

    def stop(self) -> None:
        """Let go of the threads."""
        self._threads.shutdown(wait=True)

    async def add(self, owner: str, spec: dict[str, Any], changes: list[dict[str, Any]], key: str | None) -> tuple[Live, bool]:
        """A new run in the queue, or the one that the owner has begun with this key; and whether it is new."""
        if not self.server:
            await self.beat()
        server, shown = self.server, outline(spec)
        run, is_new = await self._do(
            lambda: self.store.runs.add(owner, spec, key, server=server, outline=shown, changes=changes)
        )
        return _live(run), is_new

    async def find(self, id: str) -> Live:
        """A run as it is stored. Raises NotFound."""
        live = await self._do(lambda: self._read(id))
        if live is None:
            raise NotFound("There is no such run.")
        return live

    def _read(self, id: str) -> Live | None:
        run = self.store.runs.run(id)
        return None if run is None else _live(run, self.store.runs.curves(id))

    async def refresh(self, live: Live) -> None:
        """Bring what is known of a run up to date that another server has, or nobody."""
        server, row = live.server, len(live.curves)
        run, rows = await self._do(lambda: (self.store.runs.run(live.id), self.store.runs.curves(live.id, row)))
        if run is None:
            live.is_deleted = True
        elif (server, row) == (live.server, len(live.curves)):  # else somebody has done so meanwhile
            live.curves.extend(rows)
            _update(live, run)

    async def beat(self) -> None:
        """Give a sign of life; a server that has none yet, or has counted as dead, enters first."""
        if not self.server or not await self._do(lambda: self.store.servers.beat(self.server)):
            self.server = await self._do(self.store.servers.enter)

    async def leave(self) -> None:
        """Give up all runs of this server."""
        if self.server:
            await self._do(lambda: self.store.servers.leave(self.server))

    async def page(self, owner: str | None, before: int | None, limit: int) -> list[Listed]:
        """Runs, newest first."""
        return await self._do(lambda: self.store.runs.list(owner, before, limit))

    async def orphans(self) -> list[Live]:
        """The runs that no living server trains, which are this one's from now on; oldest first."""
        ids = await self._do(lambda: self.store.servers.orphans(self.server))
        found = await self._do(lambda: [self._read(id) for id in ids])
        return [live for live in found if live is not None]

    async def checkpoint(self, live: Live, epoch: int | None = None) -> bytes | None:
        """The checkpoint of an epoch, or the last one before it, or the latest of all; None where there is none."""
        found = await self._do(lambda: self.store.runs.checkpoint_at(live.id, epoch))
        return found and found[1]

    async def keep(self, live: Live, news: Mapping[str, Any], rows: Mapping[str, Sequence[float]]) -> None:
        """Store what a process tells, whatever it takes. Raises Lost for a run that is not this server's any more."""
        latest = news.get("latest")
        state: State = news["state"]
        final = news.get("final")
        progress = Progress(
            epochs_done=news.get("epochs_done", 0),
            columns=rows,
            checkpoints=[(epoch, bytes_of(content)) for epoch, content in news.get("checkpoints", ())],
            latest=latest and (latest[0], bytes_of(latest[1])),
            changes=news.get("changes", ()),
            state=state if state != live.state else None,
            reason=news.get("reason"),
            final=final,
            scores=final and {name: final[name] for name in COLUMNS[1:]},
        )
        while True:
            try:
                if not await self._do(lambda: self.store.runs.progress(live.id, self.server, progress)):
                    raise Lost
                return
            except (OperationalError, TimeoutError) as error:
                log.warning("a run's progress cannot be stored now: %s", error)
                await asyncio.sleep(AGAIN)

    async def claim(self, live: Live) -> None:
        """Make a run that nobody trains here a queued one of this server's, whoever has had it. Raises Lost if it is over."""
        among = [PAUSED] if live.state == PAUSED else [QUEUED, RUNNING]
        is_ours = live.server == self.server
        if not await self._do(lambda: self.store.runs.set_state(live.id, QUEUED, among=among, server=self.server)):
            raise Lost
        live.state, live.reason, live.server = QUEUED, None, self.server
        if not is_ours:
            await self.refresh(live)

    async def settle(self, live: Live, state: State, **news: Any) -> None:
        """Put a run of this server's into a state, with `changes`, a `final` or a `reason`. Raises Lost."""
        await self.keep(live, {"state": state, "epochs_done": live.epochs_done, **news}, {})
        live.state, live.reason, live.final = state, news.get("reason"), news.get("final")
        live.server = None if state in AT_REST else self.server
        live.changes = [*live.changes, *news.get("changes", ())]

    async def delete(self, live: Live) -> None:
        """Remove a run."""
        await self._do(lambda: self.store.runs.delete(live.id))

    async def _do(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def _live(run: Run, curves: Mapping[str, Sequence[float]] | None = None) -> Live:
    live = Live(id=run.id, number=run.number, owner=run.owner, spec=run.spec, created=run.created)
    live.curves = Curves(curves)
    _update(live, run)
    return live


def _update(live: Live, run: Run) -> None:
    live.state, live.reason, live.final, live.server = run.state, run.reason, run.final, run.server
    live.changes, live.epochs_done = run.changes, run.epochs_done
    if live.state != QUEUED:
        live.queue_position = None
    if live.state in OVER:
        live.over.set()
