"""The pool: quick programs do not wait behind long ones, and nothing that a program or a client does wears it out."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from app import Settings, create_app
from app import pool as pools
from app.faults import EngineFault
from app.pool import Overloaded, Pool
from engine.errors import LimitExceeded, ProgramError
from scripts.serving import serving
from tests.app.pooling import UNBOUNDED, asked, pooled

ENDLESS = "while True:\n    pass"
BOMB = "a = []\nwhile True:\n    a.append(list(range(100000)))"


async def root_of(pool: Pool, program: str) -> float:
    document = orjson.loads(await pool.run(asked(program)))
    value: float = document["nodes"]["value"][document["root"]]
    return value


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


def test_programs_are_answered_and_their_faults_raised() -> None:
    async def body(pool: Pool) -> None:
        assert await root_of(pool, "a = 2\nb = a * 3") == 6.0
        with pytest.raises(ProgramError) as caught:
            await pool.run(asked("a = [1]\nb = a[2]"))
        assert caught.value.places[0].line == 2
        assert len(pool.processes) == 1

    pooled(body, 1)


def test_those_who_wait_are_served_in_their_order() -> None:
    async def body(pool: Pool) -> None:
        pool.most = pool.size
        served: list[int] = []

        async def one(n: int) -> None:
            await root_of(pool, f"a = {n}")
            served.append(n)

        await asyncio.gather(*(one(n) for n in range(12)))
        assert served == list(range(12))

    pooled(body, 1)


def test_a_process_that_somebody_kills_is_replaced() -> None:
    async def body(pool: Pool) -> None:
        await root_of(pool, "a = 1")
        for process in list(pool.processes):
            os.kill(process.popen.pid, signal.SIGKILL)
        assert await root_of(pool, "a = 2") == 2.0
        assert await root_of(pool, "a = 3") == 3.0

    pooled(body, 2)


def test_a_process_killed_over_a_program_does_not_lose_the_answer() -> None:
    async def body(pool: Pool) -> None:
        working = asyncio.create_task(root_of(pool, "for i in range(100000):\n    pass\na = 7"))
        await until(lambda: any(process.since for process in pool.processes))
        await asyncio.sleep(0.15)
        for process in list(pool.processes):
            os.kill(process.popen.pid, signal.SIGKILL)
        assert await working == 7.0
        assert len(pool.processes) == 1

    pooled(body, 1)


def test_a_program_that_kills_each_process_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.process.Process.ask", lambda self, message: self.popen.kill())

    async def body(pool: Pool) -> None:
        with pytest.raises(LimitExceeded) as caught:
            await pool.run(asked("a = 1"))
        assert caught.value.facts["limit"] == "memory_bytes"

    pooled(body, 1)


def test_a_program_beyond_its_time_is_killed_and_the_next_one_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "GRACE", -9.5)  # before the program itself looks at the clock

    async def body(pool: Pool) -> None:
        with pytest.raises(LimitExceeded) as caught:
            await pool.run(asked(ENDLESS, limits=replace(UNBOUNDED, seconds=10.0)))
        assert caught.value.facts["limit"] == "seconds"
        monkeypatch.setattr(pools, "GRACE", 1.0)
        assert await root_of(pool, "a = 2") == 2.0

    pooled(body, 1)


def test_a_memory_bomb_ends_at_its_limit_and_the_next_program_is_none_the_worse() -> None:
    async def body(pool: Pool) -> None:
        with pytest.raises(LimitExceeded) as caught:
            await pool.run(asked(BOMB))
        assert caught.value.facts["limit"] == "memory_bytes"
        assert await root_of(pool, "a = Value(2)\nfor i in range(20000):\n    a = a + 1") == 20002.0

    pooled(body, 1)


def test_a_caller_that_is_cancelled_frees_its_process_and_its_place() -> None:
    async def body(pool: Pool) -> None:
        running = asyncio.create_task(pool.run(asked(ENDLESS)))
        await until(lambda: any(process.since for process in pool.processes))
        waiting = asyncio.create_task(pool.run(asked(ENDLESS)))
        await until(lambda: len(pool.waiting) == 1)
        for task in (waiting, running):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        assert not pool.waiting
        assert await root_of(pool, "a = 2") == 2.0
        assert len(pool.processes) == 1

    pooled(body, 1)


def test_while_all_are_at_long_programs_spare_ones_start_and_go_again() -> None:
    async def body(pool: Pool) -> None:
        endless = [asyncio.create_task(pool.run(asked(ENDLESS))) for _ in range(3)]
        await until(lambda: len(pool.waiting) == 1)
        assert await root_of(pool, "a = 2") == 2.0
        assert not any(task.done() for task in endless)
        assert pool.size < len(pool.processes) <= pool.most
        for task in endless:
            task.cancel()
        await asyncio.gather(*endless, return_exceptions=True)
        await until(lambda: len(pool.processes) <= pool.size)
        assert await root_of(pool, "a = 3") == 3.0

    pooled(body, 2)


def test_more_waiting_than_there_is_room_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "WAITING", 1)

    async def body(pool: Pool) -> None:
        pool.most = pool.size
        tasks = [asyncio.create_task(pool.run(asked(ENDLESS))) for _ in range(2)]
        await until(lambda: len(pool.waiting) == 1)
        with pytest.raises(Overloaded):
            await pool.run(asked("a = 1"))
        monkeypatch.setattr(pools, "PATIENCE", 0.05)
        tasks[1].cancel()
        await asyncio.gather(tasks[1], return_exceptions=True)
        with pytest.raises(Overloaded):
            await pool.run(asked("a = 1"))
        assert not pool.waiting

    pooled(body, 1)


def test_a_pool_that_is_stopped_lets_go_of_everybody() -> None:
    async def body(pool: Pool) -> None:
        pool.most = pool.size
        tasks = [asyncio.create_task(pool.run(asked(ENDLESS))) for _ in range(3)]
        await until(lambda: len(pool.waiting) == 2)
        await until(lambda: any(process.since for process in pool.processes))
        pool.stop()
        assert [type(end) for end in await asyncio.gather(*tasks, return_exceptions=True)] == [Overloaded] * 3
        with pytest.raises(Overloaded):
            await pool.run(asked("a = 1"))

    pooled(body, 1)


def test_only_the_time_at_work_is_counted_not_the_wait() -> None:
    async def body(pool: Pool) -> None:
        begun = time.monotonic()
        spent: list[float] = []
        long = "for i in range(30000):\n    pass\na = 1"
        await asyncio.gather(*(pool.run(asked(long), spent.append) for _ in range(6)))
        assert len(spent) == 6
        assert sum(spent) < 2 * (time.monotonic() - begun)

    pooled(body, 1)


def test_a_mistake_of_the_engine_is_not_taken_for_the_programs() -> None:
    with pytest.raises(EngineFault):
        pools._understood(b'-0{"kind": "fault"}')


@contextmanager
def a_class(**settings: Any) -> Iterator[tuple[str, Pool]]:
    app = create_app(Settings(database_url="sqlite://", steps=10**15, **settings))
    with serving(app) as base:
        yield base, app.state.graphs.pool


def test_a_class_presses_run_together_and_three_endless_programs_hold_nobody_up() -> None:
    ended: list[tuple[bool, int]] = []

    def press_run(base: str, n: int) -> None:
        endless = n < 3
        program = f"{ENDLESS}\nx = {n}" if endless else f"a = 2\nb = 4\nd = a*b + a + {n}"
        response = httpx.post(f"{base}/api/v1/graphs", json={"program": program}, timeout=60)
        ended.append((endless, response.status_code))

    with a_class(seconds=5.0) as (base, pool):
        threads = [threading.Thread(target=press_run, args=(base, n)) for n in range(30)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert ended[:27] == [(False, 200)] * 27
        assert ended[27:] == [(True, 422)] * 3
        assert len(pool.processes) <= pool.most


def test_a_client_that_goes_away_frees_its_process() -> None:
    with a_class(seconds=60.0, workers=1) as (base, pool):
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{base}/api/v1/graphs", json={"program": ENDLESS}, timeout=0.5)
        deadline = time.monotonic() + 20
        while any(process.since for process in list(pool.processes)):
            assert time.monotonic() < deadline, "the program still runs"
            time.sleep(0.02)
        assert httpx.post(f"{base}/api/v1/graphs", json={"program": "a = 1"}, timeout=20).status_code == 200


def test_a_folder_with_modules_of_the_same_names_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("app", "engine", "orjson"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)

    async def body(pool: Pool) -> None:
        assert await root_of(pool, "a = 2") == 2.0

    pooled(body, 1)
