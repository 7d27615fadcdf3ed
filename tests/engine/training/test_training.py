"""A run: what its curve says, and that leaving it and going on changes no bit."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from engine import MLP, Value
from engine.errors import InvalidRequest
from engine.kernels import lanes, plain_lanes
from engine.training import training as module
from engine.training.checkpoint import Checkpoint
from engine.training.columns import Columns
from engine.training.evaluation import Evaluation
from engine.training.initializations import initial
from engine.training.reading import read_spec
from engine.training.training import Change, Training
from tests.engine.batched import needs_kernels
from tests.engine.training.runs import LOSSES, Wire, near, random_run, same, same_state, training, wire


@pytest.mark.parametrize("seed", range(30))
def test_a_run_that_is_left_anywhere_goes_on_with_the_same_bits(is_compiled: bool, seed: int) -> None:
    given, changes = random_run(seed)
    spec = read_spec(given)
    whole = Training(spec, changes=changes, compiled=is_compiled)
    curve = whole.advance()
    parts: list[Columns] = []
    other = Training(spec, compiled=is_compiled)
    while other.ended is None:
        for change in changes:
            if change.epoch == other.epochs_done:
                other.change(change.learning_rate)
        parts.append(other.advance(1 + (seed + len(parts)) % 3 if not changes else 1))
        content = other.checkpoint().packed()
        ended = other.ended, other.reason
        other = Training.restored(spec, Checkpoint.unpacked(content), other.changes, compiled=is_compiled, data=other.data)
        assert other.checkpoint().packed() == content
        other.ended, other.reason = ended
    assert same(Columns.joined(parts), curve)
    assert same_state(other, whole)
    assert whole.final() == other.final() or whole.ended == "diverged"


def test_how_many_epochs_go_in_one_call_changes_nothing(is_compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (training(is_compiled, stop={"patience": 3}, epochs=60, shuffle=True, batch_size=5) for _ in range(2))
    curve = one.advance()
    monkeypatch.setattr(module, "AT_ONCE", 4)
    assert same(other.advance(), curve)
    assert same_state(one, other)
    assert one.ended == "stopped"


@pytest.mark.parametrize("given", LOSSES, ids=repr)
@pytest.mark.parametrize("batch_size", [None, 11])
def test_tiles_change_nothing_but_the_order_of_sums(
    is_compiled: bool, monkeypatch: pytest.MonkeyPatch, given: Wire, batch_size: int | None
) -> None:
    one = training(is_compiled, **given, batch_size=batch_size)
    for place, name in ((lanes, "CACHED"), (plain_lanes, "HELD"), (lanes, "FEWEST"), (plain_lanes, "FEWEST")):
        monkeypatch.setattr(place, name, 3 if name == "FEWEST" else 0)
    other = training(is_compiled, **given, batch_size=batch_size)
    mine, theirs = one.advance(), other.advance()
    assert all(near(a, b, 1e-11) for a, b in zip(vars(mine).values(), vars(theirs).values(), strict=True))
    assert near(one.parameters, other.parameters, 1e-11)


@needs_kernels
@pytest.mark.parametrize("seed", range(40, 70))
def test_compiled_and_plain_runs_agree(compiled: object, seed: int) -> None:
    given, changes = random_run(seed)
    one, other = (Training(read_spec(given), changes=changes, compiled=each) for each in (True, False))
    mine, theirs = one.advance(), other.advance()
    assert (one.epochs_done, one.ended, one.reason) == (other.epochs_done, other.ended, other.reason)
    if one.ended != "diverged":
        assert all(near(a, b) for a, b in zip(vars(mine).values(), vars(theirs).values(), strict=True))
        assert near(one.parameters, other.parameters)


@pytest.mark.parametrize("batch_size", [None, 8])
def test_a_run_is_a_loop_over_values(is_compiled: bool, batch_size: int | None) -> None:
    run = training(is_compiled, batch_size=batch_size, epochs=3, l1=0.01, l2=0.02)
    net = MLP(2, [4, 3, 1], output="linear", seed=1)
    rows = run.data.train_rows
    curve = []
    for _ in range(3):
        mean = 0.0
        for start in range(0, len(rows), batch_size or len(rows)):
            batch = rows[start : start + (batch_size or len(rows))].tolist()
            off = [net(run.data.x[row].tolist()) - float(run.data.y[row]) for row in batch]  # type: ignore[operator]
            loss: Any = sum((each**2 for each in off), Value(0.0)) / len(batch)
            loss = loss + 0.01 * sum(abs(p) for p in net.parameters()) + 0.02 * sum(p**2 for p in net.parameters())
            net.zero_grad()
            loss.backward()
            mean += loss.data * len(batch) / len(rows)
            for p in net.parameters():
                p.data -= 0.05 * p.grad
        curve.append(mean)
    assert near(run.advance().loss, curve, 1e-12)
    assert near(run.parameters, [p.data for p in net.parameters()], 1e-12)


@pytest.mark.parametrize("given", [
    {}, {"loss": "sse"}, {"loss": "cross_entropy", "network": {"hidden": [3], "output": "sigmoid"}},
    {"network": {"hidden": [3], "output": "sigmoid"}}, {"data": {"dataset": "blobs", "classes": 4, "samples": 50}},
    {"data": {"dataset": "sine", "samples": 20}},
])  # fmt: skip
@pytest.mark.parametrize("batch_size", [None, 6])
def test_entries_tell_of_the_parameters_with_which_an_epoch_begins(
    is_compiled: bool, given: dict[str, Any], batch_size: int | None
) -> None:
    run = training(is_compiled, **given, batch_size=batch_size, l2=0.01)
    evaluation = Evaluation(run.spec, run.data, compiled=is_compiled)
    reduce = np.sum if run.spec.loss == "sse" else np.mean
    for _ in range(3):
        outputs, terms = evaluation.rows(run.parameters)
        penalty = 0.01 * (run.parameters**2).sum()
        final, entry = run.final(), run.advance(1)
        test = run.data.test
        if batch_size is None:
            assert near(entry.loss, [reduce(terms[~test]) + penalty], 1e-12)
        assert near(final["loss"], reduce(terms[~test]) + penalty, 1e-12)
        assert near(entry.test_loss, [reduce(terms[test]) + penalty], 1e-12)
        if run.data.task == "regression":
            assert np.isnan([entry.accuracy, entry.test_accuracy]).all()
            assert final["accuracy"] is final["test_accuracy"] is None
            continue
        if len(outputs) > 1:
            right = outputs.argmax(axis=0) == run.data.targets.argmax(axis=0)
        else:
            right = (outputs[0] > (0.5 if run.data.activations[-1] == "sigmoid" else 0)) == (run.data.y > 0)
        assert [entry.accuracy[0], entry.test_accuracy[0]] == [right[~test].mean(), right[test].mean()]
        assert [final["accuracy"], final["test_accuracy"]] == [right[~test].mean(), right[test].mean()]


def test_without_a_test_part_nothing_is_said_of_one(is_compiled: bool) -> None:
    run = training(is_compiled, test_fraction=0.0)
    entry = run.advance(2)
    assert np.isnan(entry.test_loss).all()
    assert np.isnan(entry.test_accuracy).all()
    assert run.final()["test_loss"] is run.final()["test_accuracy"] is None


def test_a_shuffled_epoch_takes_the_batches_of_its_permutation(is_compiled: bool) -> None:
    run = training(is_compiled, shuffle=True, batch_size=10, optimizer={"learning_rate": 0.0})
    evaluation = Evaluation(run.spec, run.data, compiled=is_compiled)
    _, terms = evaluation.rows(run.parameters)
    rows = run.data.train_rows
    for epoch in range(3):
        order = np.random.RandomState([1, epoch]).permutation(len(rows))
        for nth in range(3):
            moment = run.moment(epoch, batch=nth)
            assert moment.rows.tolist() == rows[order][10 * nth : 10 * nth + 10].tolist()
        assert near(run.advance(1).loss, [terms[rows].mean()], 1e-12)


def test_a_changed_learning_rate_holds_from_the_next_epoch_and_goes_by_the_schedule(is_compiled: bool) -> None:
    run = training(is_compiled, schedule={"name": "exponential", "gamma": 0.5})
    run.advance(3)
    assert run.change(0.8) == 3
    assert run.learning_rates(0, 6).tolist() == [0.05, 0.025, 0.0125, 0.1, 0.05, 0.025]
    rest = run.advance()
    again = training(is_compiled, [{"epoch": 3, "learning_rate": 0.8}], schedule={"name": "exponential", "gamma": 0.5})
    again.advance(3)
    assert same(again.advance(), rest)
    assert [change.wire() for change in run.changes] == [{"epoch": 3, "learning_rate": 0.8}]


@pytest.mark.parametrize("rate", [-1.0, math.nan, math.inf, 10**400, True, "0.1", None])
def test_a_learning_rate_is_a_number_from_0_on(rate: Any) -> None:
    with pytest.raises(InvalidRequest) as caught:
        training().change(rate)
    assert [place.field for place in caught.value.places] == ["learning_rate"]


def test_of_many_epochs_every_so_many_th_has_an_entry(is_compiled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    every = training(is_compiled).advance()
    monkeypatch.setattr(module, "MOST_ENTRIES", 5)
    run = training(is_compiled)
    parts = []
    while run.ended is None:
        parts.append(run.advance(2))
    curve = Columns.joined(parts)
    assert run.stride == 3
    assert curve.epoch.tolist() == [0, 3, 6, 9]
    assert curve.test_loss.tolist() == every.test_loss[::3].tolist()
    assert curve.loss.tolist() == every.loss[::3].tolist()


def test_a_run_takes_the_time_that_it_is_given_and_one_epoch_at_least(is_compiled: bool) -> None:
    run = training(is_compiled, epochs=100_000)
    run.advance(seconds=0.0)
    assert run.epochs_done == 1
    run.advance(seconds=0.02)
    assert 1 < run.epochs_done < 100_000


def test_the_first_parameters_are_the_network_s(is_compiled: bool) -> None:
    run = training(is_compiled)
    assert run.parameters.tolist() == initial(run.spec.network, 2, 1).tolist()
    assert run.parameters.tolist() == [p.data for p in MLP(2, [4, 3, 1], seed=1).parameters()]


def test_changes_may_be_given_as_they_are_sent() -> None:
    given = [{"epoch": 2, "learning_rate": 0.5}]
    assert training(changes=given).changes == [Change(2, 0.5)]


def test_a_fork_begins_with_its_numbers_and_a_fresh_optimizer(is_compiled: bool) -> None:
    run = training(is_compiled, optimizer={"name": "adam", "learning_rate": 0.01})
    run.advance(5)
    final = run.final()
    network = {"hidden": [4, 3], "weights": final["weights"], "biases": final["biases"]}
    fork = Training(read_spec(wire(network=network, optimizer={"name": "adam", "learning_rate": 0.01})), compiled=is_compiled)
    assert fork.parameters.tolist() == run.parameters.tolist()
    assert fork.advance(1).loss.tolist() == run.advance(1).loss.tolist()
    assert fork.parameters.tolist() != run.parameters.tolist()
