"""Training in progress: an optimiser's steps over a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, SupportsFloat

import numpy as np
from numpy.typing import NDArray

from engine.arithmetic import number
from engine.errors import InvalidRequest
from engine.kernels.lanes_source import RATES, TRAIN
from engine.kernels.plan import unfused
from engine.optimizers import LEARNING_RATE, OPTIMIZERS, optimizer

if TYPE_CHECKING:
    from engine.batch import Batch

Floats = NDArray[np.float64]


class Trainer:
    """Training in progress: the fused plan of a batch, an optimiser and its state. A step goes over one batch of samples.

    The loss is the batch's plus l1 Σ|p| + l2 Σp² over all parameters. Samples are taken in order, `batch_size` at a time, the
    last batch of a round with what is left; without it, all at once. `learning_rate` may be set between steps.
    Calls release the interpreter's lock.
    """

    def __init__(
        self, batch: Batch, name: str, learning_rate: float, l1: float, l2: float, batch_size: int | None,
        options: Mapping[str, SupportsFloat],
    ) -> None:  # fmt: skip
        row = optimizer(name)
        if batch_size is not None and not batch_size >= 1:
            raise InvalidRequest(f"A batch has at least one sample, and batch_size is {batch_size}.")
        self.batch = batch
        ends = [*range(batch_size or batch.samples, batch.samples, batch_size or batch.samples), batch.samples]
        if batch.is_compiled:
            from engine.kernels.fused import fused

            plan = fused(batch.sample)
        else:
            plan = unfused(batch.sample)
        self._lanes = batch.computing(plan, ends)
        self._lanes.optimizer = list(OPTIMIZERS).index(name)
        settings = row.settings({key: number(x) for key, x in options.items()})
        self._rates = self._lanes.rates
        self._rates[: len(RATES) + len(settings)] = [*map(number, (learning_rate, l1, l2)), *settings]
        position = {node: nth for nth, node in enumerate(plan.parameters)}
        self._position = np.array([position[node] for node in batch.nodes], np.intp)
        self._lanes.parameters[self._position] = batch.parameters
        self._loss = np.empty(1)
        self._step = self._lanes.steps(self._loss, TRAIN)

    def step(self) -> float:
        """Do one step and return its loss, before the update."""
        self._step()
        return self._loss.item()

    def run(self, steps: int) -> Floats:
        """Do so many steps in one call and return the loss of each, before its update. Raises InvalidRequest below 0 steps."""
        if steps < 0:
            raise InvalidRequest(f"Training takes some steps or none, not {steps}.")
        losses = np.empty(steps)
        self._lanes.steps(losses, TRAIN)()
        return losses

    @property
    def parameters(self) -> Floats:
        """The parameters' numbers as they are now, in order of the batch's `nodes`."""
        parameters: Floats = self._lanes.parameters[self._position]
        return parameters

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next step."""
        return float(self._rates[RATES.index(LEARNING_RATE)])

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self._rates[RATES.index(LEARNING_RATE)] = number(rate)

    def keep(self) -> None:
        """Put the parameters' numbers into the batch, its tape, and the Values from which that was recorded."""
        self.batch.parameters[:] = self.parameters
        kept = dict(zip(self.batch.nodes, self.batch.parameters.tolist(), strict=True))
        for node, given in kept.items():
            self.batch.tape.nodes[node].data = given
        self.batch.tape.forward(kept)  # type: ignore[arg-type]
