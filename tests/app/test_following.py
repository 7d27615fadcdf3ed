"""A reader who goes from pass to pass gives requests up and sends others: the run goes on, once, for all of them."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import Any

import pytest

from app import following
from app.pool import Overloaded, Pool
from tests.app.pooling import asked, pooled

SLOW = "a = Value(2.0)\nfor i in range(12000):\n    c = a * i\nc.backward()\nc.backward()\nc.backward()"
ENDLESS = "while True:\n    pass"


def begins(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are asked from now on, one entry a request."""
    asks: list[int] = []
    ask = pool._ask

    async def noted(process: Any, *rest: Any) -> tuple[bytes | None, bool]:
        asks.append(process.popen.pid)
        return await ask(process, *rest)

    monkeypatch.setattr(pool, "_ask", noted)
    return asks


def test_requests_that_come_together_share_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PATIENCE", 40.0)

    async def body(pool: Pool) -> None:
        asks = begins(pool, monkeypatch)
        answers = await asyncio.gather(*(pool.run(asked(SLOW, pass_)) for pass_ in (0, 1, 2, 1)))
        assert len(set(answers)) == 3
        assert (len(asks), len(set(asks))) == (4, 1)

    pooled(body)


def test_requests_whose_run_nobody_holds_do_not_wait_for_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PATIENCE", 40.0)
    monkeypatch.setattr("app.pool.LONG", 40.0)  # where all take long, spare processes would help
    most = at_once = 0

    async def body(pool: Pool) -> None:
        ask = pool._ask

        async def counted(*arguments: Any) -> tuple[bytes | None, bool]:
            nonlocal most, at_once
            at_once += 1
            most = max(most, at_once)
            try:
                return await ask(*arguments)
            finally:
                at_once -= 1

        monkeypatch.setattr(pool, "_ask", counted)
        one_pass = "a = Value(2.0)\nfor i in range(3000):\n    a = a * 1"
        await asyncio.gather(*(pool.run(asked(one_pass)) for _ in range(6)))

    pooled(body)
    assert most == 2


def test_a_run_whose_client_leaves_and_comes_back_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PATIENCE", 40.0)
    monkeypatch.setattr(following, "LINGERING", 0.1)

    async def body(pool: Pool) -> None:
        asks = begins(pool, monkeypatch)
        for pass_ in (0, 1, 2):  # each is given up for the next
            wish = asyncio.create_task(pool.run(asked(SLOW, pass_)))
            await asyncio.sleep(0.05)
            if pass_ < 2:
                wish.cancel()
        await wish
        assert len(set(asks)) == 1

    pooled(body)


def test_giving_up_a_neighbour_does_not_lose_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    async def body(pool: Pool) -> None:
        await pool.run(asked(SLOW, 0))
        asks = begins(pool, monkeypatch)
        for pass_ in (1, 2, 0):
            ahead = asyncio.create_task(pool.run(asked(SLOW, pass_)))
            await asyncio.sleep(0)
            ahead.cancel()
            await pool.run(asked(SLOW, pass_))
        assert len(set(asks)) == 1

    pooled(body)


def test_those_who_follow_a_program_that_does_not_end_are_not_held_up_by_it_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PATIENCE", 0.1)

    async def body(pool: Pool) -> None:
        tasks = [asyncio.create_task(pool.run(asked(ENDLESS))) for _ in range(2)]
        while sum(bool(process.since) for process in pool.processes) < 2:
            await asyncio.sleep(0.01)
        await pool.run(asked("a = 1"))
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    pooled(body)


def test_a_run_that_all_have_left_is_ended_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    spent: list[float] = []

    async def body(pool: Pool) -> None:
        tasks = [asyncio.create_task(pool.run(asked(ENDLESS), spent.append)) for _ in range(3)]
        while not any(process.since for process in pool.processes):
            await asyncio.sleep(0.01)
        begun = time.monotonic()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        while pool.asking:
            await asyncio.sleep(0.01)
        assert time.monotonic() - begun < 10 * following.LINGERING
        assert len(spent) == 1
        assert not pool.following._under_way
        assert not pool.following._followers

    pooled(body)


def test_others_take_the_processes_without_a_run_first() -> None:
    quick = "a = Value(2.0)\na.backward()\n(a * {}).backward()"

    async def body(pool: Pool) -> None:
        await asyncio.gather(*(pool.run(asked(quick.format(n))) for n in range(3)))
        await pool.run(asked(quick.format(7)))
        holder = pool.idle[-1]
        for n in range(6):
            await pool.run(asked(f"b = {n}"))
            assert holder.holds is not None
        assert holder in pool.idle

    pooled(body)


def test_a_pool_that_is_stopped_at_rest_answers_no_more() -> None:
    async def body(pool: Pool) -> None:
        await pool.run(asked("a = 1"))
        pool.stop()
        with pytest.raises(Overloaded):
            await pool.run(asked("a = 2"))

    pooled(body)
