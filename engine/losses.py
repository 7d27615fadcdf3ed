"""Losses over lists of predictions and targets."""

from __future__ import annotations

from collections.abc import Sequence

from engine.errors import WrongLength
from engine.value import Value


def mse(pred: Sequence[Value], target: Sequence[Value | float]) -> Value:
    """The sum of squared differences, as the notebook has it: it is not divided by their number.

    Raises WrongLength if the two are not equally long, or empty.
    """
    if len(pred) != len(target) or not pred:
        raise WrongLength(f"mse takes as many predictions as targets: {len(pred)} predictions, {len(target)} targets")
    total: Value | float = 0
    for p, t in zip(pred, target, strict=True):
        total = total + (p - t) ** 2
    assert isinstance(total, Value)
    return total
