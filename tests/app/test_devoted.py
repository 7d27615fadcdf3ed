"""Going from pass to pass: the run that a process holds answers the next request, with the same bytes as a fresh run."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from app import devoted, worker
from app.held import Held
from app.pool import Pool
from engine.errors import InvalidRequest
from tests.app.pooling import MEMORY, asked, pooled

SIZE = 2
SHORT = "a = Value(2.0)\nb = a * {}\nfor i in range(3):\n    b.backward()"
LONG = "a = Value(2.0)\nfor i in range(12000):\n    c = a * i + {}\nc.backward()\nc.backward()\nc.backward()"
"""Its process loses its priority over it (worker.LONG)."""


def fresh(request: dict[str, Any]) -> bytes:
    return worker.answer(request, MEMORY, Held(MEMORY))[2:]


def holders_of(pool: Pool) -> set[int]:
    """The processes that hold a run."""
    held = [process for process in pool.processes if process.holds]
    return {process.popen.pid for process in [*held, *pool.devoted.at_rest]}


@pytest.mark.parametrize("program", [SHORT.format(3), LONG.format(3)], ids=["short", "long"])
def test_every_pass_is_answered_by_the_process_that_holds_the_run(program: str) -> None:
    async def body(pool: Pool) -> None:
        holders = set()
        for pass_ in (None, 0, 2, 1, 0):
            request = asked(program, pass_)
            assert await pool.run(request) == fresh(request)
            holders |= holders_of(pool)
        with pytest.raises(InvalidRequest):
            await pool.run(asked(program, 3))
        assert len(holders) == 1
        assert len(pool.processes) == SIZE

    pooled(body, SIZE)


def test_a_run_answers_for_its_own_program_and_inputs_alone() -> None:
    requests = [
        asked(SHORT.format(factor), pass_, inputs)
        for factor in (3, 4)
        for inputs in ({}, {"a": 5.0}, {"a": 2.0})
        for pass_ in (0, 1)
    ]

    async def body(pool: Pool) -> None:
        for request in [*requests, *requests[::-1], *requests[::3]]:
            assert await pool.run(request) == fresh(request)

    pooled(body, SIZE)


def test_few_devoted_processes_are_kept_and_none_is_counted_as_free() -> None:
    async def body(pool: Pool) -> None:
        for k in range(SIZE + 3):
            await pool.run(asked(LONG.format(k)))
            assert len(pool.devoted.at_rest) <= SIZE
            assert len(pool.processes) == SIZE
            assert not any(process in pool.idle for process in pool.devoted.at_rest)
        assert await pool.run(asked(SHORT.format(1), 0)) == fresh(asked(SHORT.format(1), 0))

    pooled(body, SIZE)


def test_a_devoted_process_that_has_died_is_replaced_by_a_fresh_run() -> None:
    request = asked(LONG.format(1), 0)

    async def body(pool: Pool) -> None:
        await pool.run(request)
        for process in pool.devoted.at_rest:
            process.popen.kill()
            process.popen.wait()
        assert await pool.run(request) == fresh(request)

    pooled(body, SIZE)


def test_a_devoted_process_that_nobody_asks_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devoted, "SECONDS", 0.05)

    async def body(pool: Pool) -> None:
        await pool.run(asked(LONG.format(1), 0))
        while pool.devoted.at_rest:
            await asyncio.sleep(0.01)
        assert await pool.run(asked(LONG.format(1), 1)) == fresh(asked(LONG.format(1), 1))

    pooled(body, SIZE)


def test_a_worker_lets_the_run_go_before_it_makes_another(monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(1 << 40)
    held.document(asked(SHORT.format(1)))
    assert held.run is not None

    def run(*_: object) -> None:
        assert held.run is None
        raise MemoryError

    monkeypatch.setattr("app.held.run", run)
    assert worker.answer(asked(SHORT.format(2)), MEMORY, held)[1:2] == worker.SPENT
