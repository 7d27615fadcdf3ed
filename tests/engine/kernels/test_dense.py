"""Sums of products for many lanes, against NumPy's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.kernels.forms import form_code
from engine.kernels.lanes_source import BACKWARD, DENSE, FORWARD, HEAD
from engine.kernels.plan import Instruction, Plan
from tests.engine.batched import near, needs_kernels

pytestmark = [needs_kernels, pytest.mark.usefixtures("compiled")]

SHAPES = [(n, k) for n in range(1, 10) for k in range(1, 10)] + [(17, 33), (33, 17), (4, 64), (1, 100), (100, 1)]


class Blocks:
    """Blocks of n sums over the same k inputs; the loss is the sum of all outputs, each times a number of its own."""

    def __init__(self, blocks: int, n: int, k: int, has_bias: bool, samples: int) -> None:
        from engine.kernels.cache import load
        from engine.kernels.dense import BLOCK
        from engine.kernels.lanes import Lanes

        random = np.random.default_rng(n * 1000 + k)
        s = k + has_bias
        self.x = random.uniform(-1, 1, (k, samples))
        self.g = random.uniform(-1, 1, (blocks * n, samples))
        self.shares = random.uniform(0.5, 1.5, samples)
        self.w = random.uniform(-1, 1, (blocks * n, k))
        self.b = random.uniform(-1, 1, (blocks * n, 1)) * has_bias
        plan = Plan(range(k + blocks * n))
        self.y, self.times = plan.rows, plan.rows + blocks * n
        plan.root, plan.rows = self.times + blocks * n, self.times + blocks * n + 1
        for block in range(blocks):
            first = (0,) if block == blocks - 1 else ()  # the last block is the first to hand anything on
            plan.instructions.append(
                Instruction(DENSE, self.y + block * n, n, (0,), (0,), block * n * s, k, has_bias, first=first)
            )
        plan.instructions += [
            Instruction(form_code("mul", None), self.times, blocks * n, (self.y, k), (0,)),
            Instruction(DENSE, plan.root, 1, (self.times,), (0,), blocks * n * s, blocks * n),
        ]
        plan.clears = [(self.y, plan.rows)]
        plan.parameters = list(range(blocks * n * (s + 1)))
        inputs = np.concatenate([self.x, self.g])
        self.lanes = Lanes(load("lanes").train, plan, BLOCK, inputs, self.shares, [samples], is_whole=True)
        weights = np.concatenate([self.w, self.b], axis=1) if has_bias else self.w
        self.lanes.parameters[:] = [*weights.reshape(-1), *np.ones(blocks * n)]

    def run(self, reach: int) -> float:
        loss = np.empty(1)
        self.lanes.steps(loss, reach)()
        return float(loss[0])


@pytest.mark.parametrize("samples", [1, 8, 9, 40, 100])
@pytest.mark.parametrize("has_bias", [False, True])
@pytest.mark.parametrize("blocks", [1, 2, 3])
def test_outputs_and_all_gradients_are_numpy_s(samples: int, has_bias: bool, blocks: int) -> None:
    for n, k in SHAPES:
        given = Blocks(blocks, n, k, has_bias, samples)
        given.lanes.grad[:] = np.nan  # what is first or cleared needs nothing to stand there
        loss = given.run(BACKWARD)
        outputs, handed = given.w @ given.x + given.b, given.g * given.shares
        assert near(given.lanes.value[given.y : given.times, :samples], outputs, 1e-13)
        assert near(loss, (outputs * handed).sum(), 1e-12)
        of_weights = handed @ given.x.T
        if has_bias:
            of_weights = np.concatenate([of_weights, handed.sum(axis=1, keepdims=True)], axis=1)
        assert near(given.lanes.gradients[: of_weights.size], of_weights.reshape(-1), 1e-13)
        assert near(given.lanes.gradients[of_weights.size :], (outputs * handed).sum(axis=1), 1e-13)
        assert near(given.lanes.grad[:k, :samples], given.w.T @ handed, 1e-13)


def test_nothing_is_written_beyond_the_gradients() -> None:
    for n, k in SHAPES:
        given = Blocks(1, n, k, True, 9)
        given.run(BACKWARD)
        places = dict(zip(HEAD, given.lanes.table.tolist(), strict=False))
        assert not given.lanes.memory[places["gradients"] + places["parameters"] : places["rates"]].any()


def test_sums_are_added_up_in_the_same_order_each_time() -> None:
    for n, k in SHAPES:
        one, other = Blocks(2, n, k, True, 100), Blocks(2, n, k, True, 100)
        assert one.run(BACKWARD) == other.run(FORWARD) == other.run(BACKWARD)
        assert np.array_equal(one.lanes.gradients, other.lanes.gradients)


def test_an_output_has_the_bits_of_its_inputs_wherever_it_stands() -> None:
    """Among many or alone, in a whole tile or behind it."""
    many = Blocks(1, 9, 7, True, 40)
    many.run(FORWARD)
    outputs: Any = many.lanes.value[many.y : many.times, :40]
    for output in range(9):
        alone = Blocks(1, 1, 7, True, 40)
        alone.lanes.value[:7, :40] = many.x
        alone.lanes.parameters[:8] = [*many.w[output], *many.b[output]]
        alone.run(FORWARD)
        assert np.array_equal(alone.lanes.value[alone.y, :40], outputs[output])
