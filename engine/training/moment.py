"""One step of a training, with all that it started from and all that it made: what a walk of it is told from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from engine.training.prepared import Prepared
    from engine.training.spec import Spec

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Moment:
    """The optimiser's step over one batch of an epoch. Arrays are in the flat order of parameters (`shapes.py`).

    `batch` counts from 0 within the epoch, `rows` are the rows of the data that it takes, in the order in which it takes
    them. `gradient` is what the optimiser is given: of the whole batch's loss, l1, l2 and faults included. `old_gradients`
    are what was left from the steps before, 0 where gradients are zeroed. The states hold each of the optimiser's numbers by
    name; `step` is its step's number from 1, `learning_rate` that of the schedule, `once` what it computes once a step.
    """

    spec: Spec
    prepared: Prepared
    epoch: int
    batch: int
    rows: NDArray[np.intp]
    parameters: Floats
    old_gradients: Floats
    gradient: Floats
    after: Floats
    state_before: Mapping[str, Floats]
    state_after: Mapping[str, Floats]
    step: int
    learning_rate: float
    once: Mapping[str, float]
