"""All that a run goes on from, and the bytes in which it is stored."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

from engine.descent import Standing
from engine.training.stopping import Patience

LENGTH = 4
"""Bytes that say how long the head is."""


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A run between two epochs: how many are done, what the optimiser stands at, and what the stop rule remembers.

    `ended` and `reason` are the run's.
    """

    epoch: int
    standing: Standing
    patience: Patience
    ended: str | None = None
    reason: str | None = None

    def packed(self) -> bytes:
        """Return it as bytes: a head in JSON, and the numbers as they are, float64, lowest byte first."""
        standing = self.standing
        columns = [standing.parameters, *standing.state.values()]
        columns += [] if standing.gradients is None else [standing.gradients]
        head = {
            "epoch": self.epoch,
            "steps": standing.steps,
            "state": list(standing.state),
            "gradients": standing.gradients is not None,
            "lowest_at": self.patience.lowest_at,
            "ended": self.ended,
            "reason": self.reason,
        }
        told = json.dumps(head).encode()
        numbers = np.concatenate([[self.patience.lowest], *columns]).astype("<f8")
        return len(told).to_bytes(LENGTH, "little") + told + numbers.tobytes()

    @staticmethod
    def unpacked(content: bytes) -> Checkpoint:
        """Return what `packed` made these bytes of."""
        end = LENGTH + int.from_bytes(content[:LENGTH], "little")
        head = json.loads(content[LENGTH:end])
        numbers = np.frombuffer(content[end:], "<f8").astype(np.float64)
        names = head["state"]
        columns = numbers[1:].reshape(1 + len(names) + head["gradients"], -1)
        standing = Standing(
            columns[0],
            dict(zip(names, columns[1:], strict=False)),
            head["steps"],
            columns[-1] if head["gradients"] else None,
        )
        patience = Patience(float(numbers[0]), head["lowest_at"])
        return Checkpoint(head["epoch"], standing, patience, head["ended"], head["reason"])
