"""What a network learns from: rows of features, and a target for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]

Task: TypeAlias = Literal["regression", "binary", "classes"]

TWO_CLASSES = ("-1", "+1")
"""The names of two classes that have no other."""

PAIRS = ((-1.0, 1.0), (0.0, 1.0))
"""Plain numbers that are two classes."""


@dataclass(frozen=True, eq=False)
class Data:
    """Samples to learn from, all finite; the arrays cannot be written to.

    `x` is float64 [samples, features], `y` float64 [samples]. Of two `classes` the first is -1 in `y` and the second +1; of
    more, `y` is the place in `classes`, from 0; without classes `y` are plain numbers.
    """

    x: Floats
    y: Floats
    features: tuple[str, ...]
    classes: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        self.x.flags.writeable = False
        self.y.flags.writeable = False

    @property
    def pair(self) -> tuple[float, float] | None:
        """The two numbers of PAIRS that `y` has no others than; None where `y` has others, or there are names of classes."""
        found = set(self.y.tolist())
        return next((pair for pair in PAIRS if self.classes is None and found.issubset(pair)), None)

    @property
    def task(self) -> Task:
        """What is learnt. Plain numbers are two classes, too, where they are a pair."""
        if self.classes is None:
            return "regression" if self.pair is None else "binary"
        return "binary" if len(self.classes) == 2 else "classes"
