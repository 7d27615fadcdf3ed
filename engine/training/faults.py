"""Mistakes in what a step does with its gradients, made on purpose: slower steps, by the optimiser's rule as NumPy has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

from engine.computing import Computing
from engine.descent import Descent, Standing
from engine.kernels.lanes_source import BACKWARD
from engine.kernels.plain_lanes import stepped
from engine.training.text import SampleTape

Floats = NDArray[np.float64]

Overwritten = Callable[[Floats, int], Floats]
"""What gives the gradients that are left of a step, from the parameters and the step's batch."""


class FaultyDescent(Descent):
    """An optimiser at work whose gradients are not set to 0 between steps, or overwritten where they should be added up.

    Gradients that are overwritten do not care about what stood there before: with both faults, they are all that is left.
    """

    def __init__(
        self, lanes: Computing, nodes: Sequence[int], name: str, learning_rate: float, l1: float, l2: float,
        options: Mapping[str, SupportsFloat], overwritten: Overwritten | None,
    ) -> None:  # fmt: skip
        super().__init__(lanes, nodes, name, learning_rate, l1, l2, options)
        self._overwritten = overwritten
        self._gradients = np.zeros(len(nodes))

    def step(self) -> float:
        return float(self.run(1)[0])

    def run(self, steps: int) -> Floats:
        losses = np.empty(steps)
        for nth in range(steps):
            self.lanes.steps(losses[nth : nth + 1], BACKWARD)()
            with np.errstate(all="ignore"):
                self._update()
        return losses

    def _update(self) -> None:
        before = super().standing
        if self._overwritten is None:
            self._gradients = self._gradients + super().gradients
        else:
            self._gradients = self._overwritten(before.parameters, before.steps)
        steps = before.steps + 1
        names = stepped(self.row, self.lanes.rates, steps, before.parameters, self._gradients, before.state)
        self.standing = Standing(names["p"], {name: names[name] for name in self.row.state}, steps, self._gradients)

    @property
    def gradients(self) -> Floats:
        """What the optimiser was given last."""
        return self._gradients.copy()

    @property
    def standing(self) -> Standing:
        plain = super().standing
        return Standing(plain.parameters, plain.state, plain.steps, self.gradients)

    @standing.setter
    def standing(self, kept: Standing) -> None:
        Descent.standing.fset(self, kept)  # type: ignore[attr-defined]
        self._gradients = np.zeros_like(kept.parameters) if kept.gradients is None else kept.gradients.copy()


def overwritten(told: SampleTape, numbers: Sequence[float], parameters: Floats, share: float) -> Floats:
    """Return what is left of the gradients of a sample's parameters, in the flat order, with `=` in place of `+=`.

    `numbers` are the sample's x and y, `share` is the gradient of its term. In a batch's graph the first sample's operations
    are the oldest, and the backward walk comes to them last: what is left of the whole batch is theirs alone.
    """
    tape = told.tape
    leaves = [*told.inputs, *told.targets, *told.parameters]
    tape.forward(dict(zip(leaves, [*numbers, *parameters.tolist()], strict=True)))
    grad = [0.0] * len(tape)
    grad[tape.root] = share
    partials = tape.partials
    for node in range(tape.root, -1, -1):
        if tape.leads[node]:
            for i, partial in zip(tape.operands[node], partials[node], strict=True):
                grad[i] = grad[node] * partial
    return np.array([grad[node] for node in told.parameters])
