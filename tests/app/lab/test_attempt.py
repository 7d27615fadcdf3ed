"""One process at one run, without a server around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import pytest

from app.lab.attempt import Attempt
from app.lab.curves import COLUMNS, Curves
from app.lab.live import Live
from app.lab.processes import Processes
from app.pool import Overloaded
from engine.training.limits import LIMITS
from engine.training.reading import read_spec
from tests.app.awaited import awaited
from tests.app.lab.labs import SMALL, engines_curves

MEMORY = 1 << 30
GIVEN: dict[str, Any] = {"compiled": False, "checkpoint": None, "run_limits": asdict(LIMITS)}


def test_rows_that_are_known_are_not_taken_once_more() -> None:
    curves = engines_curves(SMALL, compiled=False)
    live = Live(id="x", number=1, owner="", spec=read_spec(SMALL).wire(), created=0.0)
    live.curves = Curves({name: column[:20] for name, column in curves.items()})
    live.epochs_done = 20
    kept: list[float] = []

    async def keep(live: Live, news: Mapping[str, Any], rows: Mapping[str, Sequence[float]]) -> None:
        kept.extend(rows["epoch"])
        assert len(live.curves) == 20  # nobody is told before it is stored

    async def trained() -> None:
        processes = Processes(1, MEMORY, "off")
        try:
            assert await Attempt(live, await processes.take(), keep).carry_out(**GIVEN)
        finally:
            processes.stop()

    awaited(trained())
    assert kept == list(range(20, 30))
    assert live.state == "done"
    assert {name: live.curves.columns[name] for name in COLUMNS} == curves


def test_a_process_that_was_killed_while_it_had_nothing_to_do_is_replaced() -> None:
    async def taken() -> None:
        processes = Processes(1, MEMORY, "off")
        try:
            first = await processes.take()
            processes.give_back(first)
            assert await processes.take() is first
            processes.give_back(first)
            first.process.popen.kill()
            second = await processes.take()
            assert second is not first
            assert second.process.alive
        finally:
            processes.stop()
        assert not second.process.alive

    awaited(taken())


def test_where_no_process_can_be_started_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*given: Any) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("app.lab.processes.Process", none_left)

    async def asked() -> None:
        processes = Processes(1, MEMORY, "off")
        processes.warm()
        with pytest.raises(Overloaded):
            await processes.take()
        processes.stop()

    awaited(asked())
