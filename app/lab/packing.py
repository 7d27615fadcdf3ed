"""Numbers on their way: exact as bytes, and bytes as text inside JSON. Little end first, 8 bytes each."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.document import spoken

Floats = NDArray[np.float64]


def packed(numbers: Floats) -> str:
    """The numbers as text."""
    return b64encode(np.ascontiguousarray(numbers, "<f8").tobytes()).decode()


def unpacked(text: str) -> Floats:
    """The numbers that were packed, in an array of one dimension."""
    return np.frombuffer(b64decode(text), "<f8").astype(np.float64)


def text_of(content: bytes) -> str:
    """Bytes as text."""
    return b64encode(content).decode()


def bytes_of(text: str) -> bytes:
    """The bytes that were made text."""
    return b64decode(text)


def wire(numbers: Sequence[float]) -> Sequence[float | str]:
    """The numbers as strict JSON has them: what is not finite by its name. The same sequence where there is no such."""
    if _are_finite(numbers):
        return numbers
    return [x if isfinite(x) else spoken(x) for x in numbers]


def nested_wire(numbers: list[Any]) -> list[Any]:
    """Lists inside lists, alike."""
    if numbers and isinstance(numbers[0], list):
        return [nested_wire(each) for each in numbers]
    return list(wire(numbers))


def one_wire(number: float | None) -> float | str | None:
    """One number alike; None stays."""
    return number if number is None or isfinite(number) else spoken(number)


def _are_finite(numbers: Iterable[float]) -> bool:
    return isfinite(sum(numbers))  # an infinity or a NaN makes it so; a sum that overflows costs a look, no more
