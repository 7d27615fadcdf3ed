"""A plan with its numbers: what tiles and the lanes without a sample change, which is nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine import MLP, Value, record
from engine.batch import Batch
from engine.kernels import lanes
from engine.kernels.fused import fused
from engine.kernels.lanes_source import HEAD, TRAIN
from tests.engine.batched import columns_of, named, near, needs_kernels


def network(samples: int, is_compiled: bool = True) -> Batch:
    """Return a batch over a network of two inputs, with a squared error."""
    x = [Value(0.0, label="x0"), Value(0.0, label="x1")]
    y = Value(0.0, label="x2")
    return Batch(record((MLP(2, [5, 1], seed=2)(x) - y) ** 2), named(columns_of(3, samples)), compiled=is_compiled)  # type: ignore[operator]


def laid_out(monkeypatch: pytest.MonkeyPatch, samples: int, batches: list[int], most: int, block: int = 8) -> lanes.Lanes:
    """Return lanes of that network in tiles of `most` samples, without a kernel."""
    monkeypatch.setattr(lanes, "CACHED", 0)
    monkeypatch.setattr(lanes, "FEWEST", most)
    batch = network(samples, is_compiled=False)
    plan = fused(batch.sample)
    columns = np.stack([batch._columns[node] for node in plan.inputs])
    return lanes.Lanes(lambda *_: None, plan, block, columns, np.arange(1.0, samples + 1), batches)


def told(given: lanes.Lanes) -> dict[str, int]:
    return dict(zip(HEAD, given.table.tolist(), strict=False))


@pytest.mark.parametrize(("samples", "batches", "most"), [(20, [20], 7), (20, [20], 20), (21, [8, 16, 21], 3), (1, [1], 64)])
def test_every_sample_stands_in_one_lane_with_its_share(
    monkeypatch: pytest.MonkeyPatch, samples: int, batches: list[int], most: int
) -> None:
    given = laid_out(monkeypatch, samples, batches, most)
    head = told(given)
    tiles = given.table[head["batches"] : head["outcomes"]].reshape(-1, 2)
    count, width = int(tiles[-1, 1]), head["lanes"]
    shares = given.memory[head["seeds"] : head["seeds"] + count * width].reshape(count, width)
    laid = given.memory[head["samples"] : head["samples"] + count * head["inputs"]].reshape(count, -1, width)
    assert width % 8 == 0
    assert shares[shares != 0].tolist() == list(range(1, samples + 1))
    for (begin, end), (start, stop) in zip(tiles, zip([0, *batches], batches, strict=False), strict=True):
        mine = shares[begin:end]
        assert mine[mine != 0].tolist() == list(range(start + 1, stop + 1))
        assert max((mine != 0).sum(axis=1)) <= most
        assert np.ptp((mine != 0).sum(axis=1)) <= 1
    for tile, share in zip(laid, shares, strict=True):
        last = int((share != 0).sum()) - 1
        assert (tile[:, last:] == tile[:, last : last + 1]).all()  # the others have the last sample again
    inputs = network(samples, is_compiled=False)
    columns = [inputs._columns[node] for node in given.plan.inputs]
    assert np.array_equal(laid.transpose(1, 0, 2)[:, shares != 0], columns)


def test_rows_begin_where_a_line_of_the_cache_does(monkeypatch: pytest.MonkeyPatch) -> None:
    for samples in (1, 9, 64):
        given = laid_out(monkeypatch, samples, [samples], 64)
        assert given.memory.ctypes.data % 64 == 0
        assert all(told(given)[part] % 8 == 0 for part in ("gradients", "state", "rates", "seeds", "rows", "shift"))


def test_the_parts_of_the_memory_do_not_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    given = laid_out(monkeypatch, 20, [20], 7)
    parts = [given.parameters, given.gradients, given.rates, given.value, given.grad]
    for nth, part in enumerate(parts):
        part[...] = nth + 1
    assert [set(np.unique(part)) for part in parts] == [{1.0}, {2.0}, {3.0}, {4.0}, {5.0}]
    head = told(given)
    assert head["rates"] - head["state"] >= 2 * len(given.parameters)
    assert head["samples"] + 3 * head["inputs"] == len(given.memory)


@needs_kernels
@pytest.mark.parametrize("batch_size", [None, 100, 333])
def test_tiles_change_nothing_but_the_order_of_sums(
    compiled: object, monkeypatch: pytest.MonkeyPatch, batch_size: int | None
) -> None:
    def trained() -> tuple[Any, Any]:
        trainer = network(1000).trainer("adam", learning_rate=0.01, batch_size=batch_size)
        return trainer.run(20), trainer.parameters

    losses, parameters = trained()
    monkeypatch.setattr(lanes, "CACHED", 0)
    monkeypatch.setattr(lanes, "FEWEST", 24)
    in_tiles = trained()
    assert near(in_tiles[0], losses, 1e-13)
    assert near(in_tiles[1], parameters, 1e-13)


@needs_kernels
def test_steps_that_are_kept_read_what_stands_there_when_they_are_done(compiled: object) -> None:
    batch = network(9)
    given = batch.computing(fused(batch.sample), [9])
    losses = np.empty(1)
    step = given.steps(losses, TRAIN)
    given.rates[0] = 0.0
    step()
    before = losses[0]
    step()
    assert losses[0] == before
    given.parameters[:] = 0.25
    step()
    assert losses[0] != before
