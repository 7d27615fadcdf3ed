"""This server among those that use the same database: a sign of life now and then, and the runs of those that have died."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from app.lab.records import Records
from app.store import LEASE

BEAT = LEASE / 4
"""Seconds between two signs of life."""

log = logging.getLogger("gradwalk")


class Lease:
    """`take_up` is called at once, and after each sign of life. Belongs to one event loop."""

    def __init__(self, records: Records, take_up: Callable[[], Awaitable[None]]) -> None:
        self.records = records
        self._take_up = take_up
        self._beating: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Enter; where the database is elsewhere, and may be away, as soon as it is there."""
        if self.records.store.local:
            await self._beat()
        self._beating = asyncio.create_task(self._beat_on())

    async def stop(self) -> None:
        """Leave: others go on with the runs at once."""
        if self._beating:
            self._beating.cancel()
            await asyncio.wait([self._beating])
        with suppress(SQLAlchemyError, OSError):
            await self.records.leave()

    async def _beat_on(self) -> None:
        while True:
            await self._beat()
            await asyncio.sleep(BEAT)

    async def _beat(self) -> None:
        try:
            await self.records.beat()
            await self._take_up()
        except (SQLAlchemyError, OSError) as error:
            log.warning("the database cannot be told that this server lives: %s", error)
