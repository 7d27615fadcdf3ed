"""Data of one's own as rows of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from engine.datasets.classes import numbered, refuse
from engine.datasets.data import Data
from engine.training.limits import LIMITS, TrainingLimits

LARGEST_INTEGER = 2**53


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
            refuse(f"data.{name}", "A list is needed.")
    if not x:
        refuse("data.x", "There are no rows; at least one is needed.")
    if len(x) != len(y):
        refuse("data.y", f"There are {len(y):,} targets for {len(x):,} rows; each row needs one.")
    width = len(x[0]) if isinstance(x[0], list | tuple) else 1
    if not width:
        refuse("data.x.0", "The row is empty; at least one feature is needed.")
    limits.hold_rows(len(x), width, "data.x")
    for i, row in enumerate(x):
        if not isinstance(row, list | tuple):
            refuse(f"data.x.{i}", "A row is needed: a list of numbers.")
        if len(row) != width:
            refuse(f"data.x.{i}", f"The row has {len(row):,} numbers, and the first row {width:,}.")
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
    if isinstance(number, bool) or not isinstance(number, int | float):
        refuse(field, "A number is needed.")
    if abs(number) > LARGEST_INTEGER if isinstance(number, int) else not isfinite(number):
        refuse(field, "A finite number is needed, and whole ones not beyond 2^53.")


def _named(name: object, field: str) -> str:
    if not isinstance(name, str) or not (tidy := " ".join(name.split())):
        refuse(field, "The name of a class is needed, as in the other rows.")
    return tidy
