"""Data of one's own as rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence

from engine.datasets.classes import numbered
from engine.datasets.data import Data
from engine.errors import InvalidRequest
from engine.training.checks import finite
from engine.training.limits import LIMITS, TrainingLimits


def from_rows(
    x: Sequence[Sequence[float]],
    y: Sequence[float] | Sequence[str],
    *,
    limits: TrainingLimits = LIMITS,
) -> Data:
    """Return rows of features and their targets as data: numbers stay as they are, names become classes in sorted order.

    Raises InvalidRequest whose place is the entry, counted from 0 (`data.x.3.1`), and LimitExceeded.
    """
    import numpy as np

    for name, given in (("x", x), ("y", y)):
        if not isinstance(given, list | tuple):
            raise InvalidRequest.of(f"data.{name}", "A list is needed.")
    if not x:
        raise InvalidRequest.of("data.x", "There are no rows; at least one is needed.")
    if len(x) != len(y):
        raise InvalidRequest.of("data.y", f"There are {len(y):,} targets for {len(x):,} rows; each row needs one.")
    width = len(x[0]) if isinstance(x[0], list | tuple) else 1
    if not width:
        raise InvalidRequest.of("data.x.0", "The row is empty; at least one feature is needed.")
    limits.hold_rows(len(x), width, "data.x")
    for i, row in enumerate(x):
        if not isinstance(row, list | tuple):
            raise InvalidRequest.of(f"data.x.{i}", "A row is needed: a list of numbers.")
        if len(row) != width:
            raise InvalidRequest.of(f"data.x.{i}", f"The row has {len(row):,} numbers, and the first row {width:,}.")
        for j, number in enumerate(row):
            _finite(number, f"data.x.{i}.{j}")
    classes = None
    targets: Sequence[float]
    if any(isinstance(each, str) for each in y):
        names = [_named(each, f"data.y.{i}") for i, each in enumerate(y)]
        targets, classes = numbered(names, "data.y")
    else:
        for i, target in enumerate(y):
            _finite(target, f"data.y.{i}")
        targets = [float(each) for each in y]
    features = tuple(f"x{j}" for j in range(width))
    return Data(np.array(x, dtype=np.float64), np.array(targets, dtype=np.float64), features, classes)


def _finite(number: object, field: str) -> None:
    if message := finite(number):
        raise InvalidRequest.of(field, message)


def _named(name: object, field: str) -> str:
    if not isinstance(name, str) or not (tidy := " ".join(name.split())):
        raise InvalidRequest.of(field, "The name of a class is needed, as in the other rows.")
    return tidy
