"""Before anything is timed: have all contenders computed the same thing?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.engine.training import Trainer

TOLERANCE = 1e-9
"""Relative to the largest of the numbers compared: sums are taken in another order by each."""


class Disagreement(Exception):
    """A contender's numbers are not those of the others: nothing that it does is worth timing."""


@dataclass(frozen=True)
class Expected:
    """What a trainer ought to hold after `steps` steps: the last one's loss, its penalty in it, and the parameters."""

    steps: int
    loss: float
    penalty: float
    parameters: list[float]


def check_trainer(name: str, trainer: Trainer, expected: Expected) -> None:
    """Let the trainer do as many steps as expected and compare. Raises Disagreement."""
    for _ in range(expected.steps // trainer.steps):
        trainer.train()
    loss = expected.loss if trainer.penalized else expected.loss - expected.penalty
    check_numbers(f"{name}: loss after {expected.steps} steps", [trainer.loss()], [loss])
    check_numbers(f"{name}: parameters after {expected.steps} steps", trainer.parameters(), expected.parameters)


def check_numbers(what: str, ours: Sequence[float], theirs: Sequence[float]) -> None:
    """Raise Disagreement unless both have the same numbers, in the same order."""
    if len(ours) != len(theirs):
        raise Disagreement(f"{what}: {len(ours)} numbers instead of {len(theirs)}")
    scale = max(map(abs, theirs))
    apart = [abs(a - b) / scale for a, b in zip(ours, theirs, strict=True)]
    worst = max(apart)
    if not all(one <= TOLERANCE for one in apart):  # max() may pass over NaN, this does not
        raise Disagreement(f"{what}: off by {worst:.1e} of the largest; at most {TOLERANCE:.0e} is allowed")
