"""Training in progress: an optimiser's steps over a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, SupportsFloat

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.computing import ends_of, plan_for_training
from engine.descent import Descent
from engine.errors import InvalidRequest

if TYPE_CHECKING:
    from engine.batch import Batch

Floats = NDArray[np.float64]


class Trainer(Descent):
    """Training in progress: the fused plan of a batch, an optimiser and its state. A step goes over one batch of samples.

    The loss is the batch's plus l1 Σ|p| + l2 Σp² over all parameters. Samples are taken in order, `batch_size` at a time, the
    last batch of a round with what is left; without it, all at once. Calls release the interpreter's lock.
    """

    def __init__(
        self, batch: Batch, name: str, learning_rate: float, l1: float, l2: float, batch_size: int | None,
        options: Mapping[str, SupportsFloat],
    ) -> None:  # fmt: skip
        if batch_size is not None and not batch_size >= 1:
            raise InvalidRequest(f"A batch has at least one sample, and batch_size is {batch_size}.")
        self.batch = batch
        ends = ends_of(batch.samples, batch_size)
        plan = plan_for_training(batch.sample, batch.is_compiled)
        super().__init__(batch.computing(plan, ends), batch.nodes, name, learning_rate, l1, l2, options)
        self.batches = len(ends)
        self.parameters = batch.parameters

    def round(self) -> Floats:
        """Do a step for each batch, and return their losses."""
        return self.run(self.batches)

    def reorder(self, order: ArrayLike) -> None:
        """Take the samples in another order from the next step on; `order` holds each sample's number once.

        Raises InvalidRequest if it does not.
        """
        places = np.asarray(order)
        if places.ndim != 1 or not np.array_equal(np.sort(places), np.arange(self.batch.samples)):
            raise InvalidRequest(f"An order of {self.batch.samples} samples holds each number below that once.")
        self.lanes.lay(self.batch.columns(self.lanes.plan), places.astype(np.intp))

    def keep(self) -> None:
        """Put the parameters' numbers into the batch, its tape, and the Values from which that was recorded."""
        self.batch.parameters[:] = self.parameters
        kept = dict(zip(self.batch.nodes, self.batch.parameters.tolist(), strict=True))
        for node, given in kept.items():
            self.batch.tape.nodes[node].data = given
        self.batch.tape.forward(kept)  # type: ignore[arg-type]
