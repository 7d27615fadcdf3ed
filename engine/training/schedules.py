"""The table of schedules: the learning rate of each epoch. To add a schedule, add its function to the table.

Names, options and numbers are PyTorch's (`StepLR`, `ExponentialLR`, `CosineAnnealingLR`, stepped once an epoch).
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from engine.arithmetic import power
from engine.training.spec import Schedule

Law: TypeAlias = Callable[..., float]
"""A function of the epoch, from 0, the base rate, and the options by name."""


@dataclass(frozen=True)
class ScheduleRow:
    """One schedule: its function, whose further arguments are the options, with their defaults, and the textbook's form."""

    name: str
    law: Law
    formula: str
    description: str

    @property
    def options(self) -> dict[str, float]:
        """Return the options with their defaults, in order."""
        return {each.name: each.default for each in list(inspect.signature(self.law).parameters.values())[2:]}


def step(epoch: int, base: float, step_size: float = 30, gamma: float = 0.1) -> float:
    """Return the rate times gamma, once more after every `step_size` epochs."""
    return base * power(gamma, float(epoch // int(step_size)))


def exponential(epoch: int, base: float, gamma: float = 0.99) -> float:
    """Return the rate times gamma, once more after every epoch."""
    return base * power(gamma, float(epoch))


def cosine(epoch: int, base: float, T_max: float = 100, eta_min: float = 0.0) -> float:  # noqa: N803
    """Return the rate on half a wave from the base to `eta_min`, which it reaches after `T_max` epochs; then it rises."""
    return eta_min + (base - eta_min) * (1 + math.cos(math.pi * epoch / T_max)) / 2


SCHEDULES: dict[str, ScheduleRow] = {
    row.name: row
    for row in (
        ScheduleRow("step", step, "learning_rate * gamma ** floor(epoch / step_size)",
                    "The rate is multiplied by gamma after every step_size epochs."),
        ScheduleRow("exponential", exponential, "learning_rate * gamma ** epoch",
                    "The rate is multiplied by gamma after every epoch."),
        ScheduleRow("cosine", cosine, "eta_min + (learning_rate - eta_min) * (1 + cos(pi * epoch / T_max)) / 2",
                    "The rate falls along half a wave to eta_min, which it reaches after T_max epochs."),
    )
}  # fmt: skip


def rate(schedule: Schedule | None, epoch: int, base: float) -> float:
    """Return the learning rate of `epoch`, counted from 0, where `base` is that of the optimiser; `base` without a schedule."""
    return base if schedule is None else SCHEDULES[schedule.name].law(epoch, base, **schedule.options)
