"""How thorough a run is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """`rounds` of batches of `batch` seconds; graphs, sample counts and widths of the growth; slow contenders or not."""

    rounds: int
    batch: float
    graphs: tuple[int, ...]
    samples: tuple[int, ...]
    widths: tuple[int, ...]
    slow: bool


FULL = Pace(7, 0.1, (10**3, 10**4, 10**5, 10**6), (1, 10, 100, 10**3, 10**4, 10**5), (4, 8, 16, 32, 64, 128), slow=True)
QUICK = Pace(2, 0.01, (10**3, 10**4), (1, 10, 100, 10**3), (4, 16, 64), slow=False)
"""To see whether everything runs. Its figures mean little."""
