"""One sample's tape over a whole batch: every number of every sample, and training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.arithmetic import number
from engine.computing import Computing, can_compile, computing, shares_of
from engine.errors import InvalidRequest, WrongLength
from engine.kernels.lanes_source import BACKWARD, FORWARD
from engine.kernels.plan import Plan, Sample, unfused
from engine.losses import MEAN, SUM
from engine.tape import Tape
from engine.trainer import Trainer

if TYPE_CHECKING:
    from engine.value import Value

Floats = NDArray[np.float64]


class Batch:
    """A tape of one sample with many samples at the leaves that are its inputs; its other leaves are parameters, shared by all.

    `parameters` holds the parameters' numbers in order of `nodes`, their ids; write to it at will. The loss of a batch is the
    mean of the root over all samples, or the sum.
    """

    def __init__(
        self, tape: Tape, inputs: Mapping[str | int, ArrayLike], reduction: str = MEAN, *, compiled: bool | None = None
    ) -> None:
        """Raises UnknownName or InvalidRequest for what is no leaf, WrongLength if the inputs differ in length, InvalidRequest
        for inputs that are not lists of numbers.

        `compiled` asks for kernels or for none of them; without it, there are kernels where they can be had.
        """
        if reduction not in (MEAN, SUM):
            raise InvalidRequest(f"A batch's loss is the {MEAN} or the {SUM} of its samples', not the {reduction!r:.60}.")
        self.tape = tape
        columns = {tape.leaf(leaf): _column(leaf, column) for leaf, column in inputs.items()}
        if len(columns) < len(inputs):
            raise InvalidRequest("Two of a batch's inputs name the same leaf.")
        self._check(columns)
        self.samples: int = len(next(iter(columns.values())))
        self._columns = columns
        self._mean = reduction == MEAN
        self.is_compiled = can_compile(compiled)
        self.sample = Sample(tape.op, tape.operands, tape.value, tape.leads, tape.root, tuple(columns))
        plan = unfused(self.sample)
        self.nodes = tuple(plan.parameters)
        self.parameters: Floats = np.array([tape.value[node] for node in self.nodes], np.float64)
        self._rows = np.array([plan.row[node] for node in range(len(tape))])
        self._lanes = self.computing(plan, (self.samples,), is_whole=True)

    def __repr__(self) -> str:
        how = "compiled" if self.is_compiled else "plain"
        return f"Batch({self.samples} samples, {len(self.nodes)} parameters, {len(self.tape)} nodes, {how})"

    def _check(self, columns: Mapping[int, Floats]) -> None:
        if not columns:
            raise InvalidRequest("A batch has at least one input: name the leaves that differ from sample to sample.")
        lengths = {len(column) for column in columns.values()}
        if len(lengths) > 1:
            shortest, longest = min(lengths), max(lengths)
            raise WrongLength(
                f"All inputs have a number for each sample, and here one has {shortest} and another {longest}.",
                expected=longest,
                given=shortest,
            )
        if not all(lengths):
            raise InvalidRequest("A batch has at least one sample.")

    def computing(self, plan: Plan, batches: Sequence[int], *, is_whole: bool = False) -> Computing:
        """Return what carries a plan out over these samples; `batches` are the samples after the last of each batch."""
        shares = shares_of(batches, self._mean)
        return computing(plan, self.columns(plan), shares, batches, is_compiled=self.is_compiled, is_whole=is_whole)

    def columns(self, plan: Plan) -> Floats:
        """Return the samples' numbers [input, sample] in the order of a plan's inputs."""
        return np.stack([self._columns[node] for node in plan.inputs])

    def forward(self) -> float:
        """Compute every value for every sample from `parameters` as they are now, and return the batch's loss."""
        return self._run(FORWARD)

    def backward(self) -> Floats:
        """Compute values and gradients; return the gradient of the batch's loss to each parameter, in order of `nodes`."""
        self._run(BACKWARD)
        return self._lanes.gradients.copy()

    def _run(self, reach: int) -> float:
        self._lanes.parameters[:] = self.parameters
        loss = np.empty(1)
        self._lanes.steps(loss, reach)()
        return float(loss[0])

    @property
    def value(self) -> Floats:
        """The values [node, sample] of the last forward() or backward(), in which samples are the tape's plain replay."""
        value: Floats = self._lanes.value[self._rows, : self.samples]
        return value

    def of(self, value: Value) -> Floats:
        """Return the numbers [sample] of one of the tape's Values, as the last forward() or backward() left them.

        Raises InvalidRequest for a Value that is not on the tape.
        """
        if value not in self.tape.nodes:
            raise InvalidRequest("This Value is not on the batch's tape: only what leads to its root is.")
        numbers: Floats = self._lanes.value[self._rows[self.tape.nodes.index(value)], : self.samples].copy()
        return numbers

    @property
    def grad(self) -> Floats:
        """The gradients [node, sample] of the last backward(): of the batch's loss, to each node of each sample."""
        grad: Floats = self._lanes.grad[self._rows, : self.samples]
        return grad

    def trainer(
        self,
        optimizer: str = "sgd",
        *,
        learning_rate: float,
        l1: float = 0.0,
        l2: float = 0.0,
        batch_size: int | None = None,
        **options: float,
    ) -> Trainer:
        """Return a trainer that starts from `parameters`; see Trainer. Raises UnknownName for an optimiser or option."""
        return Trainer(self, optimizer, learning_rate, l1, l2, batch_size, options)

    def train(self, steps: int, optimizer: str = "sgd", *, learning_rate: float, **options: float | None) -> Floats:
        """Train for so many steps and return the loss of each, before its update.

        Takes what `trainer` takes. `parameters` get the new numbers, and so do the Values from which the tape was recorded.
        """
        trainer = self.trainer(optimizer, learning_rate=learning_rate, **options)  # type: ignore[arg-type]
        losses = trainer.run(steps)
        trainer.keep()
        return losses


def _column(leaf: str | int, column: ArrayLike) -> Floats:
    """Return an input's numbers, copied. Text is no number, as everywhere, and None is no NaN."""
    try:
        given: NDArray[Any] = np.array(column)
        numbers = np.array(given if given.dtype.kind in "biuf" else [number(each) for each in column], np.float64)  # type: ignore[union-attr, arg-type]
    except (TypeError, ValueError):
        numbers = np.empty(())
    if numbers.ndim == 0 or numbers.size != len(numbers):
        raise InvalidRequest(f"The input {leaf!r:.60} is to be a list of numbers, one for each sample.")
    return numbers.reshape(-1)
