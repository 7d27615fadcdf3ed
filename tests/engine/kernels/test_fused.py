"""Fused plans: what they are made of, and that they train as one graph of all samples does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import MLP, Value, record
from engine.batch import Batch
from engine.kernels.forms import FORMS
from engine.kernels.fused import fused
from engine.kernels.lanes_source import COPY, DENSE, PARAMETER
from engine.kernels.plan import Plan, unfused
from tests.engine.batched import Build, columns_of, named, near, needs_kernels, order_of, sample_of, tape_of, whole
from tests.engine.random_networks import Network, networks

P = Sequence[Value]

SPECIAL = {DENSE: "dense", COPY: "copy", PARAMETER: "parameter"}


def told(plan: Plan) -> list[str]:
    """Say an instruction in words: what it is, for how many rows, and of how many inputs where it is a block."""
    return [
        f"{SPECIAL.get(made.form) or FORMS[made.form].op.name} {made.rows}" + (f" of {made.inputs}" if made.inputs else "")
        for made in plan.instructions
    ]


def plan_of(build: Build, parameters: int, inputs: int) -> Plan:
    return fused(sample_of(tape_of(build, [0.5 + nth / 8 for nth in range(parameters)], inputs)))


def test_a_network_is_a_block_and_an_activation_for_each_layer() -> None:
    x, y = [Value(0.0, label="x0"), Value(0.0, label="x1")], Value(0.0, label="x2")
    tape = record((MLP(2, [16, 8, 1], seed=0)(x) - y) ** 2)  # type: ignore[operator]
    plan = fused(sample_of(tape))
    assert told(plan) == ["dense 16 of 2", "tanh 16", "dense 8 of 16", "tanh 8", "dense 1 of 8", "tanh 1", "sub 1", "pow 1"]
    assert plan.rows == 3 + 2 * (16 + 8 + 1) + 2
    assert unfused(sample_of(tape)).rows == len(tape)
    weights = (2 + 1) * 16 + (16 + 1) * 8 + 8 + 1
    assert len(plan.parameters) == len(set(plan.parameters)) == weights


def test_only_gradients_behind_which_there_is_a_parameter_are_handed_on() -> None:
    plan = plan_of(lambda p, x: (x[0] * x[1]).tanh() * (p[0] * x[1] + p[1]), 2, 2)
    handing = [(name, made.slots) for name, made in zip(told(plan), plan.instructions, strict=True)]
    assert sorted(handing) == [("dense 1 of 1", ()), ("mul 1", ()), ("mul 1", (1,)), ("tanh 1", ())]


def test_inputs_of_a_block_that_lie_apart_are_copied_once() -> None:
    def build(p: P, x: P) -> Value:
        a, b = x[0].exp(), x[1].sin()
        return (p[0] * a + p[1] * b).tanh() + (p[2] * b + p[3] * a).tanh() + (p[4] * b + p[5] * a + p[6]).tanh()

    assert told(plan_of(build, 7, 2)) == [
        *(
            "exp 1",
            "sin 1",
            "dense 1 of 2",
            "copy 1",
            "copy 1",
            "dense 1 of 2",
            "dense 1 of 2",
            "tanh 1",
            "tanh 2",
            "add 1",
            "add 1",
        ),
    ]


def test_a_parameter_outside_of_sums_is_spread_over_a_row() -> None:
    assert told(plan_of(lambda p, x: p[0] * p[0] + (p[1] * x[0] + p[0]).tanh(), 2, 1)).count("parameter 1") == 1
    assert told(plan_of(lambda p, x: (p[1] * x[0] + p[0]).tanh(), 2, 1)) == ["dense 1 of 1", "tanh 1"]


def test_every_parameter_has_a_place_though_the_loss_does_not_depend_on_it() -> None:
    tape = tape_of(lambda p, x: p[0] * x[0] + p[1], [0.5, 0.25], 1)
    tape.op.append("leaf")
    tape.operands.append(())
    tape.value.append(3.0)
    assert len(fused(sample_of(tape)).parameters) == 3


def agree(build: Build, at: Sequence[float], samples: int, inputs: int, reduction: str = "sum") -> None:
    """Hold a step, and the unfused form, to one graph. Descent at rate 1 takes each gradient off its parameter.

    A step at rate 0 goes before, so that there are gradients of another step to be got rid of.
    """
    tape, columns = tape_of(build, at, inputs), columns_of(inputs, samples)
    batch = Batch(tape, named(columns), reduction, compiled=True)
    order = order_of(tape, batch.nodes)
    trainer = batch.trainer(learning_rate=0.0)
    trainer.step()
    trainer.learning_rate = 1.0
    loss = trainer.step()
    theirs = whole(build, at, columns, reduction)
    true = np.array([theirs.gradients[nth] for nth in order])
    assert near(loss, theirs.loss)
    assert near([*(batch.parameters - trainer.parameters), 1.0], [*true, 1.0])
    assert near([*batch.backward(), 1.0], [*true, 1.0])
    assert near(loss, batch.forward())


@needs_kernels
@given(network=networks(), samples=st.sampled_from([1, 3, 7, 8, 9, 17]), seed=st.integers(0, 99))
@settings(max_examples=60)
def test_any_network_has_the_loss_and_gradients_of_one_graph(
    compiled: object, network: Network, samples: int, seed: int
) -> None:
    at = np.random.default_rng(seed).uniform(-0.7, 0.7, network.parameters()).tolist()
    agree(network.build, at, samples, network.sizes[0] + 1)


@needs_kernels
def test_a_root_that_is_a_sum_or_takes_a_parameter_directly(compiled: object) -> None:
    agree(lambda p, x: p[0] * x[0] + p[1] * x[1] + p[2], [0.5, -0.25, 0.125], 9, 2, "mean")
    agree(lambda p, x: p[0] + x[0] * 0.0, [0.5], 9, 1)
    agree(lambda p, x: p[0] * 1.0 + 0.0 * x[0], [0.5], 9, 1)


@needs_kernels
def test_an_input_twice_in_a_sum_and_two_sums_of_the_same_inputs_at_two_levels(compiled: object) -> None:
    def build(p: P, x: P) -> Value:
        a = p[0] * x[0] + p[1] * x[0] + p[2]
        b = (p[3] * x[0] + p[4] * x[1]).tanh()
        return (p[5] * a + p[6] * b).tanh() * (p[7] * a + p[8] * b + p[9]) + (p[10] * b + p[11] * a)

    agree(build, [0.1 * nth - 0.5 for nth in range(12)], 9, 2)


@needs_kernels
def test_training_many_steps_leads_to_the_parameters_of_the_unfused_form(compiled: object) -> None:
    x, y = [Value(0.0, label="x0"), Value(0.0, label="x1")], Value(0.0, label="x2")
    tape, columns = record((MLP(2, [7, 5, 1], seed=3)(x) - y) ** 2), named(columns_of(3, 50))  # type: ignore[operator]
    one, other = (Batch(tape, columns, compiled=is_compiled) for is_compiled in (True, False))
    options = {"learning_rate": 0.05, "l2": 1e-3, "batch_size": 16}
    assert near(*(batch.train(100, "momentum", **options) for batch in (one, other)))  # type: ignore[arg-type]
    assert near(one.parameters, other.parameters)
    assert len(one.parameters) == 3 * 7 + 8 * 5 + 6
