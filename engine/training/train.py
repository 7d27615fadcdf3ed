"""Training from Python: a run to loop over, epoch by epoch."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.document import spoken
from engine.saving import write_whole
from engine.training.columns import Columns
from engine.training.progress import Progress
from engine.training.reading import read_spec
from engine.training.shapes import NestedBiases, NestedWeights, Shape
from engine.training.training import Training

Floats = NDArray[np.float64]

FORMAT, VERSION = "gradwalk.run", 1


@dataclass(frozen=True, eq=False)
class Epoch:
    """One epoch's entry in the curve: its loss before its update, all else at the parameters with which it begins.

    None stands where there is none: no accuracy without classes, nothing of a test part that is empty. `parameters` are in the
    order of `MLP.parameters()`.
    """

    epoch: int
    loss: float
    accuracy: float | None
    test_loss: float | None
    test_accuracy: float | None
    parameters: Floats
    shape: Shape

    def __repr__(self) -> str:
        told = (self.epoch, self.loss, self.accuracy, self.test_loss, self.test_accuracy)
        names = ("epoch", "loss", "accuracy", "test_loss", "test_accuracy")
        return f"Epoch({', '.join(f'{name}={number!r}' for name, number in zip(names, told, strict=True))})"

    @property
    def weights(self) -> NestedWeights:
        """Per layer, per neuron, per input."""
        return self.shape.nested(self.parameters)[0]

    @property
    def biases(self) -> NestedBiases:
        """Per layer, per neuron."""
        return self.shape.nested(self.parameters)[1]


class Run(Iterator[Epoch]):
    """A run in progress: each `next` does an epoch, or in a long run as many as lead to the next entry of the curve."""

    def __init__(self, spec: Mapping[str, Any], progress: bool | None = None, *, compiled: bool | None = None) -> None:
        self.spec = read_spec(spec)
        self.training = Training(self.spec, compiled=compiled)
        self._curve: list[Columns] = []
        self._progress = Progress(self.spec.epochs, progress)

    def __next__(self) -> Epoch:
        training = self.training
        parameters = training.parameters
        columns = training.advance(training.stride)
        if not len(columns):
            self._end()
            raise StopIteration
        self._curve.append(columns)
        entry: dict[str, Any] = {name: column[0] for name, column in columns.listed().items()}
        made = Epoch(**entry, parameters=parameters, shape=training.data.shape)
        self._progress.tell(training.epochs_done, made.loss, made.accuracy)
        return made

    def _end(self) -> None:
        """Say on the progress bar how the run ended, if it has."""
        if self._curve and self.ended is not None:
            last = self._curve[-1].listed()
            accuracy = last["accuracy"][-1]
            loss = self._curve[-1].loss[-1]
            self._progress.end(self.training.epochs_done, loss, accuracy, self.training.reason or self.ended)

    @property
    def ended(self) -> str | None:
        """None while epochs are left; then "done", "stopped" by one of its rules, or "diverged". `training.reason` says why."""
        return self.training.ended

    @property
    def curves(self) -> Columns:
        """The curve so far."""
        return Columns.joined(self._curve)

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next epoch. What it is set to is the schedule's base from then on."""
        done = self.training.epochs_done
        return float(self.training.learning_rates(done, done + 1)[0])

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self.training.change(rate)

    @property
    def final(self) -> dict[str, Any]:
        """Do the epochs that are left, and return what the run ends with.

        loss, accuracy, test_loss and test_accuracy are those at the last parameters, None where there is none; `weights` and
        `biases` are the parameters.
        """
        for _ in self:
            pass
        return self.training.final()

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the run as it is now, for the page to open, as `engine.save` writes a graph, and return the path."""
        told = {
            "format": FORMAT,
            "version": VERSION,
            "spec": self.spec.wire(),
            "changes": [change.wire() for change in self.training.changes],
            "curves": self.curves.listed(),
            "final": self.training.final() if self.ended else None,
        }
        return write_whole(path, json.dumps(_strict(told), ensure_ascii=False, allow_nan=False).encode())


def _strict(given: Any) -> Any:
    """Return it with each number that is not finite replaced by its name, as JSON has it everywhere here."""
    if isinstance(given, dict):
        return {name: _strict(each) for name, each in given.items()}
    if isinstance(given, list):
        return [_strict(each) for each in given]
    return spoken(given) if isinstance(given, float) and not isfinite(given) else given


def train(spec: Mapping[str, Any] | None = None, *, progress: bool | None = None, **members: Any) -> Run:
    """Return a run of `spec`, to loop over: `for epoch in train(data={"dataset": "moons"}, epochs=50): …`.

    The spec is that of POST /api/v1/runs, as a mapping, as keywords, or as both; keywords come first. All but `data` has a
    default. Arrays of NumPy may stand for lists, and its numbers for numbers. Without `progress` there is a bar where somebody
    looks, a terminal or a notebook. Raises InvalidRequest for a spec that is not valid, and names the fields; LimitExceeded for
    one that asks for too much.
    """
    return Run(_plain({**(spec or {}), **members}), progress)


def _plain(given: Any) -> Any:
    """Return it with lists and numbers in the place of NumPy's."""
    if isinstance(given, Mapping):
        return {name: _plain(each) for name, each in given.items()}
    if isinstance(given, list | tuple):
        return [_plain(each) for each in given]
    return given.tolist() if isinstance(given, np.ndarray | np.generic) else given
