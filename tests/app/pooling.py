"""A pool for the time of a test, and requests to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from app.pool import Pool
from engine.program import Limits
from tests.app.awaited import awaited

MEMORY = 1 << 28
UNBOUNDED = Limits(steps=10**15, seconds=60.0)


def asked(
    program: str, pass_: int | None = None, inputs: dict[str, float] | None = None, limits: Limits = UNBOUNDED
) -> dict[str, Any]:
    """The request for a pass of a program."""
    return {"program": program, "inputs": inputs or {}, "pass": pass_, "format": "json", "limits": asdict(limits)}


def pooled(body: Callable[[Pool], Awaitable[None]], size: int = 2) -> None:
    """Run the body with a pool that has been started; afterwards none of its processes is left, devoted ones included."""

    async def with_pool() -> None:
        pool = Pool(size, MEMORY)
        pool.start()
        try:
            await asyncio.wait_for(body(pool), 50)
        finally:
            every = [*pool.processes, *pool.devoted.at_rest]
            pool.stop()
            assert all(process.popen.returncode is not None for process in every)

    awaited(with_pool())
