"""What a row of the table of data sets says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from engine.datasets.data import Data, Task

Make: TypeAlias = Callable[[int, float, int, int], Data]
"""From samples, noise, seed and the number of classes to the data; what does not apply to the set is 0."""


@dataclass(frozen=True)
class DataSet:
    """One data set: what it is called, what can be chosen of it, and how it is made.

    `samples` and `noise` are defaults, None where the set is given and cannot have more or other rows. `seeded` tells that a
    seed changes the data: the numbers that are drawn, the order of rows that are given. `class_counts` are the numbers of
    classes that it can have, its default first; empty where there is no choice. `standardize` is the advice to do so.
    """

    name: str
    title: str
    description: str
    task: Task
    features: tuple[str, ...]
    make: Make
    samples: int | None = None
    noise: float | None = None
    seeded: bool = True
    class_counts: tuple[int, ...] = ()
    standardize: bool = False

    @property
    def classes(self) -> int | None:
        """How many classes it has if none are asked for; None where there is no choice."""
        return self.class_counts[0] if self.class_counts else None
