"""An optimiser's steps over samples, and what goes on from one step to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

from engine.arithmetic import number
from engine.computing import Computing
from engine.errors import InvalidRequest
from engine.kernels.lanes_source import RATES, TRAIN
from engine.optimizers import LEARNING_RATE, OPTIMIZERS, optimizer

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Standing:
    """All that a step starts from: the parameters, the optimiser's numbers for each by name, and how many steps were done.

    `gradients` are those that are left from the steps before, where they are not set to 0.
    """

    parameters: Floats
    state: Mapping[str, Floats]
    steps: int
    gradients: Floats | None = None


class Descent:
    """An optimiser at work on lanes. `nodes` says in which order parameters are told. `learning_rate` may be set between steps.

    Raises UnknownName for an optimiser or an option.
    """

    def __init__(
        self, lanes: Computing, nodes: Sequence[int], name: str, learning_rate: float, l1: float, l2: float,
        options: Mapping[str, SupportsFloat],
    ) -> None:  # fmt: skip
        self.row = optimizer(name)
        self.lanes = lanes
        lanes.optimizer = list(OPTIMIZERS).index(name)
        settings = self.row.settings({key: number(x) for key, x in options.items()})
        lanes.rates[: len(RATES) + len(settings)] = [*map(number, (learning_rate, l1, l2)), *settings]
        self._position = np.array([lanes.plan.position(node) for node in nodes], np.intp)
        self._loss = np.empty(1)
        self._step = lanes.steps(self._loss, TRAIN)

    def step(self) -> float:
        """Do one step and return its loss, before the update."""
        self._step()
        return self._loss.item()

    def run(self, steps: int) -> Floats:
        """Do so many steps in one call and return the loss of each, before its update. Raises InvalidRequest below 0 steps."""
        if steps < 0:
            raise InvalidRequest(f"Training takes some steps or none, not {steps}.")
        losses = np.empty(steps)
        self.lanes.steps(losses, TRAIN)()
        return losses

    @property
    def parameters(self) -> Floats:
        """The parameters' numbers as they are now, in order of the nodes."""
        return self._told(self.lanes.parameters)

    @parameters.setter
    def parameters(self, numbers: Floats) -> None:
        self.lanes.parameters[self._position] = numbers

    @property
    def gradients(self) -> Floats:
        """The gradients of the last step's loss, l1 and l2 included, in order of the nodes."""
        return self._told(self.lanes.gradients)

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next step."""
        return float(self.lanes.rates[RATES.index(LEARNING_RATE)])

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self.lanes.rates[RATES.index(LEARNING_RATE)] = number(rate)

    @property
    def standing(self) -> Standing:
        """What the next step starts from, in order of the nodes."""
        state = {name: self._told(kept) for name, kept in zip(self.row.state, self.lanes.state, strict=False)}
        return Standing(self.parameters, state, self.lanes.done)

    @standing.setter
    def standing(self, kept: Standing) -> None:
        self.parameters = kept.parameters
        for name, numbers in zip(self.row.state, self.lanes.state, strict=False):
            numbers[self._position] = kept.state[name]
        self.lanes.done = kept.steps

    def _told(self, numbers: Floats) -> Floats:
        told: Floats = numbers[self._position]
        return told
