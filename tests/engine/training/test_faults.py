"""Mistakes on purpose: what each leaves of the gradients, against a walk over the graph of the whole batch."""

from __future__ import annotations

import math

import numpy as np
import pytest

from engine import program
from engine.tape import Tape
from engine.training.moment import Moment
from engine.training.pass_text import batch_listing
from engine.training.training import Training
from tests.engine.training.runs import LOSSES, Wire, near, training


def tape_of(moment: Moment) -> Tape:
    """The graph of the moment's batch, as its program makes it."""
    return program.run(batch_listing(moment, None).text).passes[-1]


def left(tape: Tape, count: int) -> list[float]:
    """Return what `=` leaves of the gradients of the first leaves: of all contributions, in the walk's order, the last."""
    grad = list(tape.grad_before)
    grad[tape.root] = 1.0
    partials = tape.partials
    for node in range(tape.root, -1, -1):
        if tape.leads[node]:
            for i, partial in zip(tape.operands[node], partials[node], strict=True):
                grad[i] = grad[node] * partial
    return grad[:count]


def moments(run: Training) -> list[Moment]:
    """Every step of the run's first epochs, in batches of nine."""
    batches = math.ceil(len(run.data.train_rows) / 9)
    return [run.moment(epoch, batch=batch) for epoch in range(2) for batch in range(batches)]


@pytest.mark.parametrize("given", LOSSES, ids=repr)
@pytest.mark.parametrize("shuffle", [False, True])
def test_overwritten_gradients_are_what_the_walk_leaves(is_compiled: bool, given: Wire, shuffle: bool) -> None:
    member = {"batch_size": 9, "shuffle": shuffle, "l1": 0.01, "l2": 0.02, **given}
    for moment in moments(training(is_compiled, faults=["overwrite_gradients"], **member)):
        assert near(moment.gradient, left(tape_of(moment), len(moment.gradient)), 1e-12)
        assert not moment.old_gradients.any()  # they are set to 0 all the same


def test_overwriting_leaves_less_than_adding_up(is_compiled: bool) -> None:
    wrong, true = (training(is_compiled, faults=faults).moment(0) for faults in (["overwrite_gradients"], []))
    assert not near(wrong.gradient, true.gradient, 0.1)
    assert near(true.gradient, tape_of(true).grad[: len(true.gradient)], 1e-12)


@pytest.mark.parametrize("given", LOSSES, ids=repr)
def test_without_zeroing_each_step_takes_the_gradients_of_all(is_compiled: bool, given: Wire) -> None:
    member = {"batch_size": 9, "l1": 0.01, "l2": 0.02, **given}
    total = np.zeros(())
    for moment in moments(training(is_compiled, faults=["no_zero_grad"], **member)):
        assert near(moment.old_gradients, np.broadcast_to(total, moment.old_gradients.shape))
        total = moment.gradient
        assert near(total, tape_of(moment).grad[: len(moment.gradient)], 1e-12)  # from its old gradients on


def test_gradients_that_are_not_zeroed_make_other_numbers(is_compiled: bool) -> None:
    wrong, true = training(is_compiled, faults=["no_zero_grad"]), training(is_compiled)
    mine, theirs = wrong.advance().loss, true.advance().loss
    assert mine[:2].tolist() == pytest.approx(theirs[:2].tolist(), rel=1e-12)  # the first step has none from before
    assert abs(mine[2:] - theirs[2:]).min() > 1e-6


@pytest.mark.parametrize("name", ["sgd", "adamw"])
def test_a_faulty_step_is_the_optimizer_s_own(is_compiled: bool, name: str) -> None:
    """With nothing left from before, and one sample, no gradient is lost."""
    given: Wire = {
        "optimizer": {"name": name, "learning_rate": 0.1},
        "data": {"x": [[1.0, 2.0]], "y": [1.0]},
        "test_fraction": 0,
    }
    given["network"] = {"hidden": [4], "seed": 1}  # each neuron's output goes to one place
    true = training(is_compiled, **given)
    true.advance(1)
    for fault in ("no_zero_grad", "overwrite_gradients"):
        run = training(is_compiled, **given, faults=[fault])
        run.advance(1)
        assert near(run.parameters, true.parameters, 1e-14)


def test_what_overwrites_does_not_care_about_what_was_not_zeroed(is_compiled: bool) -> None:
    one, other = (
        training(is_compiled, faults=faults) for faults in (["overwrite_gradients"], ["overwrite_gradients", "no_zero_grad"])
    )
    assert one.advance().loss.tolist() == other.advance().loss.tolist()


def test_adding_in_place_of_multiplying_is_in_the_network(is_compiled: bool) -> None:
    run = training(
        is_compiled, network={"hidden": [], "weights": [[[0.5, -2.0]]], "biases": [[0.25]]}, faults=["add_instead_of_multiply"]
    )
    off = run.data.x.sum(axis=1) + 0.5 - 2.0 + 0.25 - run.data.y
    assert near(run.advance(1).loss, [(off[~run.data.test] ** 2).mean()], 1e-12)
