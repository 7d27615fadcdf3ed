"""A run's curve in columns."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Listed: TypeAlias = "dict[str, list[int] | list[float | None]]"


@dataclass(frozen=True, eq=False)
class Columns:
    """Entries of a curve, one a place, by epoch. NaN stands where there is none.

    An epoch's loss is that before its updates, with l1 and l2; of several batches, the mean by samples. The others are measured
    at the parameters with which the epoch begins. Accuracy is a share of samples.
    """

    epoch: NDArray[np.int64]
    loss: Floats
    accuracy: Floats
    test_loss: Floats
    test_accuracy: Floats

    def __len__(self) -> int:
        return len(self.epoch)

    def listed(self) -> Listed:
        """Return lists by the columns' names, None where there is no number."""
        named = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: [x if x == x else None for x in column.tolist()] for name, column in named.items()}

    @staticmethod
    def joined(parts: list[Columns]) -> Columns:
        """Return one after another, none or some."""
        none = Columns(np.empty(0, np.int64), *[np.empty(0)] * 4)
        return Columns(*(np.concatenate([getattr(part, each.name) for part in [none, *parts]]) for each in fields(Columns)))
