"""Logarithmic scales, and numbers as they are written along them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Log:
    """Places `low` at `start` and `high` at `end`, powers of ten at equal distances between."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def around(cls, values: Iterable[float], start: float, end: float, room: float = 1.25) -> Log:
        """Return a scale from below the least value to above the greatest, by the factor `room`."""
        held = list(values)
        return cls(min(held) / room, max(held) * room, start, end)

    def __call__(self, value: float) -> float:
        part = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Return the powers of ten on the scale; with less than two of them, 1, 2 and 5 times each."""
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        tens = [10.0**power for power in range(first, last + 1)]
        few = sum(self.low <= ten <= self.high for ten in tens) < 2
        each = [ten * step for ten in tens for step in ((1, 2, 5) if few else (1,))]
        return [tick for tick in each if self.low <= tick <= self.high]


def duration(seconds: float, written: Callable[[float], str] | None = None) -> str:
    """Return seconds in the unit that fits, `written` to three digits unless told otherwise."""
    units = (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9))
    unit, size = next((one for one in units if seconds >= one[1] * (1 - 1e-9)), units[-1])
    return f"{(written or digits)(seconds / size)} {unit}"


def digits(number: float) -> str:
    """Return a number to three digits, thousands apart, as 125,000, 12.5 or 0.125."""
    if number == 0:
        return "0"
    rounded = float(f"{number:.3g}")
    return f"{rounded:,.{max(0, 2 - math.floor(math.log10(abs(rounded))))}f}"


def plain(number: float) -> str:
    """Return the same without zeros that say nothing, as along an axis."""
    text = digits(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def ratio_text(ratio: float) -> str:
    """Return a ratio with its sign: 12.5 ×, 0.910 ×."""
    return f"{digits(ratio)} ×"
