"""Where a run ends: at its last epoch, by a rule, or where its numbers are no longer finite."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.training.checkpoint import Checkpoint
from engine.training.training import Training
from tests.engine.training.runs import same_state, training


def test_a_loss_that_is_low_enough_ends_a_run(is_compiled: bool) -> None:
    losses = training(is_compiled, epochs=40).advance().loss
    limit = float(losses[20])
    first = int((losses <= limit).argmax())
    run = training(is_compiled, epochs=40, stop={"loss": limit})
    assert run.advance().loss.tolist() == losses[: first + 1].tolist()
    assert 0 < first < 39
    assert (run.epochs_done, run.ended) == (first + 1, "stopped")
    assert run.reason == f"At epoch {first}, the loss is at most {limit:g}."
    assert len(run.advance()) == 0


@pytest.mark.parametrize("test_fraction", [0.0, 0.3])
def test_an_accuracy_that_is_high_enough_ends_a_run(is_compiled: bool, test_fraction: float) -> None:
    given: dict[str, Any] = {"epochs": 60, "test_fraction": test_fraction, "optimizer": {"learning_rate": 0.2}}
    free = training(is_compiled, **given).advance()
    watched = free.test_accuracy if test_fraction else free.accuracy
    run = training(is_compiled, **given, stop={"accuracy": float(watched.max())})
    run.advance()
    assert run.epochs_done == int(watched.argmax()) + 1 > 1
    assert run.reason is not None
    assert ("test accuracy" in run.reason) == bool(test_fraction)


@pytest.mark.parametrize("test_fraction", [0.0, 0.3])
def test_patience_ends_after_so_many_epochs_without_a_lower_loss(is_compiled: bool, test_fraction: float) -> None:
    given: dict[str, Any] = {
        "epochs": 100,
        "test_fraction": test_fraction,
        "batch_size": 3,
        "optimizer": {"learning_rate": 0.3},
    }
    free = training(is_compiled, **given).advance()
    losses = (free.test_loss if test_fraction else free.loss).tolist()
    lowest_at = waited = 0
    for epoch, loss in enumerate(losses):
        lowest_at = epoch if loss < losses[lowest_at] else lowest_at
        waited = epoch - lowest_at
        if waited == 4:
            break
    assert waited == 4
    run = training(is_compiled, **given, stop={"patience": 4})
    run.advance()
    assert (run.epochs_done, run.ended) == (epoch + 1, "stopped")
    assert run.reason is not None
    assert "for 4 epochs no" in run.reason


def test_patience_of_one_epoch_is_told_in_the_singular() -> None:
    run = training(optimizer={"learning_rate": 0}, stop={"patience": 1})
    run.advance()
    assert run.reason == "At epoch 1, for 1 epoch no test loss was lower."


def test_a_run_that_diverges_keeps_its_last_finite_parameters(is_compiled: bool) -> None:
    run = training(is_compiled, epochs=500, optimizer={"learning_rate": 40.0})
    curve = run.advance()
    assert run.ended == "diverged"
    assert run.reason is not None
    assert f"in epoch {run.epochs_done}" in run.reason
    assert np.isfinite(run.parameters).all()
    assert np.isfinite(curve.loss).all()
    assert len(curve) == run.epochs_done > 0
    again = training(is_compiled, epochs=500, optimizer={"learning_rate": 40.0})
    again.advance(run.epochs_done)
    assert same_state(Training.restored(run.spec, again.checkpoint(), compiled=is_compiled), again)
    assert again.parameters.tolist() == run.parameters.tolist()


def test_a_parameter_that_is_not_finite_ends_a_run_whose_loss_is(is_compiled: bool) -> None:
    network = {"hidden": [1], "weights": [[[1e308, 0.0]], [[1.0]]], "biases": [[0.0], [0.0]]}
    run = training(is_compiled, network=network, l1=1e308, optimizer={"learning_rate": 1e10}, faults=[])
    run.advance()
    assert run.ended == "diverged"
    assert np.isfinite(run.parameters).all()


ENDS: list[tuple[str, dict[str, Any]]] = [
    ("stopped", {"stop": {"patience": 2}, "optimizer": {"learning_rate": 0}}),
    ("diverged", {"epochs": 500, "optimizer": {"learning_rate": 40.0}}),
    ("done", {}),
]


@pytest.mark.parametrize(("ended", "given"), ENDS)
def test_a_run_that_has_ended_stays_where_it_is_after_a_restoration_too(ended: str, given: dict[str, Any]) -> None:
    run = training(**given)
    run.advance()
    again = Training.restored(run.spec, Checkpoint.unpacked(run.checkpoint().packed()), compiled=False)
    for each in (run, again):
        assert (each.ended, each.reason, len(each.advance()), each.epochs_done) == (ended, run.reason, 0, run.epochs_done)
