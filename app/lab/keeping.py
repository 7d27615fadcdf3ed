"""Which checkpoints a run keeps: all of a small run's, else as many as fit, evenly spaced; and the latest, now and then."""

from __future__ import annotations

import math
import time
from typing import Any

from app.lab.checkpoints import content_of
from app.lab.packing import text_of
from engine.training.training import Training

KEPT_BYTES = 8 << 20
"""Bytes of checkpoints that a run keeps, about."""
KEPT = 1_000
"""Checkpoints that a run keeps at most."""
LATEST_RATE = 4 << 20
"""Bytes a second that are spent on the latest checkpoint, at most: training from the one before gives the same numbers."""


class Keeping:
    """The checkpoints of a training in progress; each is [epoch, content]."""

    def __init__(self, training: Training) -> None:
        self._training = training
        self._bytes = len(content_of(training))
        kept = min(max(KEPT_BYTES // self._bytes, 2), KEPT)
        self.spacing = math.ceil(training.spec.epochs / kept)
        self._latest = time.monotonic()

    def take(self) -> list[list[Any]]:
        """The checkpoint of the epoch that is next, if it is one to keep; else nothing."""
        return [] if self._training.epochs_done % self.spacing else [self.latest()]

    def until_next(self) -> int:
        """Epochs up to the next one to keep, at least one."""
        return self.spacing - self._training.epochs_done % self.spacing

    def latest_is_due(self) -> bool:
        """Whether time enough has gone since the latest checkpoint was told."""
        return (time.monotonic() - self._latest) * LATEST_RATE > self._bytes

    def latest(self) -> list[Any]:
        """The checkpoint of now."""
        self._latest = time.monotonic()
        return [self._training.epochs_done, text_of(content_of(self._training))]
