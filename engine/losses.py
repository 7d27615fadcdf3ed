"""Losses: plain functions of Values, made of the op table's operations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import SupportsFloat

from engine.arithmetic import number, power
from engine.errors import ProgramError, WrongLength
from engine.value import Value


def mse(pred: Sequence[Value | SupportsFloat], target: Sequence[Value | SupportsFloat]) -> Value:
    """Return the sum of the squared differences, as in the notebook: a sum, in spite of the name.

    Raises WrongLength if the two differ in length, ProgramError if they are empty.
    """
    if len(pred) != len(target):
        raise WrongLength(
            f"mse compares two lists of one length: pred has {len(pred)}, target has {len(target)}.",
            expected=len(target),
            given=len(pred),
        )
    if not len(pred):
        raise ProgramError("mse compares two lists, and both are empty: there is nothing to sum.")
    return sum(_square(p - t) for p, t in zip(pred, target, strict=True))  # type: ignore[operator, return-value, misc]


def _square(x: Value | SupportsFloat) -> Value | float:
    return x**2 if isinstance(x, Value) else power(number(x), 2.0)
