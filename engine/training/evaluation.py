"""What a network says: outputs and terms of samples at given parameters, on lanes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from engine.computing import can_compile, computing
from engine.errors import WrongLength
from engine.kernels.lanes_source import FORWARD
from engine.kernels.plain_lanes import operation
from engine.training.choices import SOFTMAX
from engine.training.planned import planned
from engine.training.prepared import Prepared
from engine.training.spec import Spec

Floats = NDArray[np.float64]

CHUNK = 1 << 24
"""Bytes of rows that are held at a time."""


class Evaluation:
    """The network of a spec, to be asked at any parameters, which are in the flat order. Holds no more than a chunk's rows."""

    def __init__(self, spec: Spec, prepared: Prepared, *, compiled: bool | None = None) -> None:
        """`compiled` is as in Training."""
        self.prepared = prepared
        self._planned = planned(spec, prepared, can_compile(compiled))
        plan = self._planned.plan
        self._samples = self._planned.columns(prepared)
        width = min(max(self._samples.shape[1], 1), max(64, CHUNK // (16 * plan.rows)))
        self._width = width
        self._lanes = computing(
            plan, np.zeros((len(plan.inputs), width)), np.ones(width), [width],
            is_compiled=self._planned.is_compiled, is_whole=True,
        )  # fmt: skip
        self._position = np.array([plan.position(node) for node in self._planned.nodes], np.intp)

    def rows(self, parameters: Floats) -> tuple[Floats, Floats]:
        """Return (outputs [outputs, rows], terms [rows]) of all rows of the data; the loss is their mean or sum by its row."""
        return self._computed(parameters, self._samples)

    def outputs(self, parameters: Floats, x: Floats) -> Floats:
        """Return the outputs [outputs, samples] for other inputs `x[samples, features]`. Raises WrongLength."""
        features = self.prepared.x.shape[1]
        if x.ndim != 2 or x.shape[1] != features:
            raise WrongLength(f"The network has {features} inputs, and here are {x.shape}.", expected=features, given=x.shape)
        columns = [x[:, nth] if nth < features else np.zeros(len(x)) for nth in self._planned.order]
        return self._computed(parameters, np.stack(columns))[0]

    def _computed(self, parameters: Floats, samples: Floats) -> tuple[Floats, Floats]:
        lanes, made = self._lanes, self._planned
        lanes.parameters[self._position] = parameters
        count = samples.shape[1]
        outputs, terms = np.empty((len(made.decisive), count)), np.empty(count)
        step = lanes.steps(np.empty(1), FORWARD)
        for start, end in self._chunks(count):
            lanes.lay(samples, np.minimum(np.arange(start, start + self._width), count - 1))
            step()
            outputs[:, start:end] = lanes.value[list(made.decisive), : end - start]
            terms[start:end] = lanes.value[made.plan.root, : end - start]
        return _activated(outputs, made.pending), terms

    def _chunks(self, count: int) -> Iterator[tuple[int, int]]:
        for start in range(0, count, self._width):
            yield start, min(start + self._width, count)


def _activated(scores: Floats, activation: str | None) -> Floats:
    with np.errstate(all="ignore"):
        if activation == SOFTMAX:
            powers = np.exp(scores - scores.max(axis=0))
            shares: Floats = powers / powers.sum(axis=0)
            return shares
        return scores if activation is None else np.asarray(operation(activation)(scores))
