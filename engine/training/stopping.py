"""When a run ends before its last epoch: found in its entries, whole columns at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.training.columns import Columns
from engine.training.spec import Stop

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Patience:
    """What is remembered from epoch to epoch: the lowest loss that is watched, and the epoch of it."""

    lowest: float = math.inf
    lowest_at: int = 0

    def after(self, watched: Floats, first: int) -> Patience:
        """Return it after the epochs whose losses these are, from number `first` on."""
        known = np.where(np.isnan(watched), np.inf, watched)
        at = int(known.argmin()) if len(known) else 0
        return Patience(float(known[at]), first + at) if len(known) and known[at] < self.lowest else self


@dataclass(frozen=True)
class Stopped:
    """The entry by which a run ends, counted from the first of those that were looked at, and why, in a sentence."""

    entry: int
    reason: str


def stopped(stop: Stop, columns: Columns, patience: Patience, has_test: bool) -> Stopped | None:
    """Return where the first rule applies, if one does. The test part is watched where there is one, else the train part.

    `columns` has an entry for each epoch; `patience` is what is remembered from before them.
    """
    found = []
    part = "test " if has_test else ""
    if stop.loss is not None:
        found += _first(columns.loss <= stop.loss, columns, f"the loss is at most {stop.loss:g}")
    if stop.accuracy is not None:
        accuracy = columns.test_accuracy if has_test else columns.accuracy
        found += _first(accuracy >= stop.accuracy, columns, f"the {part}accuracy is at least {stop.accuracy:g}")
    if stop.patience is not None:
        waited = columns.epoch - _lowest_at(watched(columns, has_test), columns.epoch, patience)
        epochs = "1 epoch" if stop.patience == 1 else f"{stop.patience} epochs"
        why = f"for {epochs} no {part}loss was lower"
        found += _first(waited >= stop.patience, columns, why)
    return min(found, key=lambda each: each.entry, default=None)


def watched(columns: Columns, has_test: bool) -> Floats:
    """Return the losses that patience looks at."""
    return columns.test_loss if has_test else columns.loss


def _lowest_at(losses: Floats, epochs: NDArray[np.int64], patience: Patience) -> NDArray[np.int64]:
    """Return the epoch of the lowest loss so far, at each epoch."""
    known = np.where(np.isnan(losses), np.inf, losses)
    before = np.minimum.accumulate(np.concatenate([[patience.lowest], known]))[:-1]
    at = np.where(known < before, epochs, patience.lowest_at)
    return np.maximum.accumulate(at)


def _first(applies: NDArray[np.bool_], columns: Columns, why: str) -> list[Stopped]:
    at = int(applies.argmax()) if applies.any() else -1
    return [Stopped(at, f"At epoch {columns.epoch[at]}, {why}.")] if at >= 0 else []
