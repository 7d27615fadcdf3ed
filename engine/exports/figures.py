"""Numbers as the page shows them: four decimals, or a power of ten where those would say nothing."""

from __future__ import annotations

from math import isfinite

from engine.document import spoken


def rounded(x: float) -> tuple[str, int]:
    """Return a finite number as digits and a power of ten, which is 0 unless the number is very small or large."""
    size = abs(x)
    if size and (size < 0.00005 or size >= 99999.99995):
        digits, _, power = f"{x:.{1 if size < 1 else 4}e}".partition("e")
        return digits, int(power)
    return f"{x + 0.0:.4f}", 0  # the sum has no -0


def figure(x: float) -> str:
    """Return a number on one line: 2.0000, 1.2e-5, NaN."""
    if not isfinite(x):
        return spoken(x)
    digits, power = rounded(x)
    return f"{digits}e{power}" if power else digits
