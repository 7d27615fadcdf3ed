"""The table of optimisers against PyTorch's: against the record of them everywhere, and the record where PyTorch is."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine.batch import Batch
from engine.errors import UnknownName
from engine.kernels import lanes, lanes_source, plain_lanes, plan
from engine.optimizers import OPTIMIZERS, ROWS, Optimizer, optimizer
from tests.engine import trainings
from tests.engine.batched import named, near, needs_kernels, order_of, tape_of
from tests.engine.test_golden import GOLDEN, TORCH
from tests.engine.trainings import TRAININGS, Training

RECORD: dict[str, Any] = GOLDEN["trainings"]

CLIPPED = Optimizer(
    "clipped",
    (("g", "max(-most, min(most, g))"), ("s", "s + abs(g)"), ("p", "p - rate * g / (1 + s)")),
    state=("s",),
    once=(("rate", "learning_rate / sqrt(t)"),),
    options={"most": 0.5},
)
"""A row that the table does not have."""


def problem(is_compiled: bool) -> tuple[Batch, list[int]]:
    """Return the batch of the trainings, and the number of each of its parameters."""
    tape = tape_of(trainings.loss, trainings.START, len(trainings.COLUMNS))
    batch = Batch(tape, named(trainings.COLUMNS), compiled=is_compiled)
    return batch, order_of(tape, batch.nodes)


@pytest.mark.parametrize("training", TRAININGS, ids=lambda training: training.name)
def test_losses_and_parameters_are_those_of_pytorch(is_compiled: bool, training: Training) -> None:
    batch, order = problem(is_compiled)
    losses = batch.train(
        trainings.STEPS, training.optimizer, learning_rate=training.learning_rate, l1=training.l1, l2=training.l2,
        batch_size=training.batch_size, **training.options,
    )  # fmt: skip
    theirs = RECORD[training.name]
    assert near(losses, theirs["losses"])
    assert near(batch.parameters, [theirs["parameters"][nth] for nth in order])


def test_every_optimizer_is_on_record_and_so_is_each_of_its_options() -> None:
    assert set(RECORD) == {each.name for each in TRAININGS}, "python -m scripts.record_golden writes the record anew"
    for row in ROWS:
        tried = {name for each in TRAININGS if each.optimizer == row.name for name in each.options}
        assert tried == set(row.options)


if TORCH:

    def test_the_record_of_training_is_what_pytorch_says_today() -> None:
        from scripts.record_golden import trained

        for training in TRAININGS:
            now, then = trained(training), RECORD[training.name]
            assert near(now["losses"], then["losses"])
            assert near(now["parameters"], then["parameters"])


def test_an_unknown_optimizer_or_option_is_told_with_those_that_there_are() -> None:
    with pytest.raises(UnknownName, match="no optimizer 'Adam'\\. There are sgd, momentum, nesterov, rmsprop, adam, adamw"):
        optimizer("Adam")
    with pytest.raises(UnknownName, match="adam has no option 'eps'\\. It has beta1, beta2, epsilon, weight_decay"):
        optimizer("adam").settings({"eps": 1.0})


def test_settings_are_in_the_order_of_the_row_and_defaults_where_none_is_given() -> None:
    assert optimizer("adam").settings({"weight_decay": 0.5, "beta1": 0}) == [0.0, 0.999, 1e-8, 0.5]


def by_hand(steps: int) -> tuple[list[float], list[float]]:
    """Train by CLIPPED without the engine: losses and parameters."""
    p, s = np.array(trainings.START), np.zeros(len(trainings.START))
    x0, x1, y = np.array(trainings.COLUMNS)
    losses = []
    for t in range(1, steps + 1):
        a = np.tanh(p[0] * x0 + p[1] * x1 + p[2])
        off = 2 * (a * p[3] - y) / len(y)
        losses.append(((a * p[3] - y) ** 2).mean())
        inner = off * p[3] * (1 - a * a)
        g = np.clip([inner @ x0, inner @ x1, inner.sum(), off @ a], -0.25, 0.25)
        s = s + np.abs(g)
        p = p - 0.5 / math.sqrt(t) * g / (1 + s)
    return losses, p.tolist()


def with_row(monkeypatch: pytest.MonkeyPatch, row: Optimizer, *modules: str) -> None:
    """Add a row to the table, as those modules have it."""
    monkeypatch.setitem(OPTIMIZERS, row.name, row)
    for module in modules:
        monkeypatch.setattr(f"engine.kernels.{module}.ROWS", (*ROWS, row))


def test_a_new_row_trains_in_the_plain_form(monkeypatch: pytest.MonkeyPatch) -> None:
    with_row(monkeypatch, CLIPPED, "plain_lanes")
    batch, order = problem(False)
    losses = batch.train(10, "clipped", learning_rate=0.5, most=0.25)
    true_losses, true = by_hand(10)
    assert near(losses, true_losses)
    assert near(batch.parameters, [true[nth] for nth in order])


def test_a_new_row_is_in_the_kernel_s_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is run as Python with NumPy's functions, which takes no compiling; a plan without blocks needs no more."""
    with_row(monkeypatch, CLIPPED, "lanes_source")
    lines = [line for line in lanes_source.source().splitlines() if not line.startswith("from ")]
    bits = {"as_int": lambda x: np.float64(x).view(np.int64), "as_float": lambda x: np.int64(x).view(np.float64)}
    scope: dict[str, Any] = {**plain_lanes.SCOPE, **bits, "njit": lambda *_, **__: lambda function: function}
    exec("\n".join(lines), scope)
    batch, order = problem(False)
    part = np.array(trainings.COLUMNS)[:, :5]
    given = lanes.Lanes(scope["train"], plan.unfused(batch.sample), 1, part, np.full(5, 0.2), [5])
    given.optimizer = len(ROWS)
    given.parameters[:] = batch.parameters
    given.rates[:4] = [0.5, 0.0, 0.0, 0.25]
    losses = np.empty(3)
    with np.errstate(all="ignore"):
        given.steps(losses, lanes_source.TRAIN)()
    monkeypatch.setattr(trainings, "COLUMNS", part)
    true_losses, true = by_hand(3)
    assert near(losses, true_losses)
    assert near(given.parameters, [true[nth] for nth in order])


@needs_kernels
def test_compiled_and_plain_agree_on_what_training_does_to_the_last_places(compiled: object) -> None:
    for row in ROWS:
        (one, _), (other, _) = problem(True), problem(False)
        losses = [batch.train(5, row.name, learning_rate=0.01, batch_size=32) for batch in (one, other)]
        assert near(*losses, 1e-14)
        assert near(one.parameters, other.parameters, 1e-14)
