"""A run's curves: five columns that grow. Row number = position; the numbers are those of recorded epochs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any

from app.lab.packing import wire

COLUMNS = ("epoch", "loss", "accuracy", "test_loss", "test_accuracy")
SHARES = ("accuracy", "test_accuracy")
"""Columns that are NaN only where there is no such number."""


class Curves:
    """The rows so far. What there is not (an accuracy of plain numbers, a test part of no samples) is NaN."""

    def __init__(self, columns: Mapping[str, Sequence[float]] | None = None) -> None:
        self.columns: dict[str, list[float]] = {name: list(columns[name]) if columns else [] for name in COLUMNS}

    def __len__(self) -> int:
        return len(self.columns["epoch"])

    @property
    def last_epoch(self) -> int:
        """The epoch of the last row; -1 where there is none."""
        return int(self.columns["epoch"][-1]) if len(self) else -1

    def last(self, name: str) -> float | None:
        """The last number of a column, None where there is none."""
        return self._column(name, len(self) - 1)[0] if len(self) else None  # type: ignore[return-value]

    def extend(self, columns: Mapping[str, Sequence[float]]) -> None:
        """Put rows behind the others."""
        for name, column in self.columns.items():
            column.extend(columns[name])

    def wire(self, start: int = 0) -> dict[str, Any]:
        """The rows from `start` as JSON has them; null where there is no such number."""
        epochs = [int(epoch) for epoch in self.columns["epoch"][start:]]
        return {"epoch": epochs} | {name: self._column(name, start) for name in COLUMNS[1:]}

    def _column(self, name: str, start: int) -> Sequence[float | str | None]:
        column = self.columns[name]
        rest = column[start:]
        # A test loss can become NaN, and begins as a number where there is a test part at all.
        if name in SHARES or (name == "test_loss" and column and column[0] != column[0]):
            return list(repeat(None, len(rest))) if rest and rest[0] != rest[0] else rest
        return wire(rest)
