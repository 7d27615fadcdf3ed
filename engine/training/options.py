"""The options of optimisers and schedules, and which numbers they can be."""

from __future__ import annotations

from dataclasses import dataclass

from engine.optimizers import OPTIMIZERS
from engine.training.schedules import SCHEDULES

SHARES = ("beta1", "beta2", "alpha")
"""The share that is kept of an average: less than 1."""
WAVE = "T_max"
"""What a schedule calls the epochs after which its wave ends: with the run, if it is left out."""
EPOCHS = ("step_size", WAVE)
"""Whole numbers of epochs, from 1."""


@dataclass(frozen=True)
class Option:
    """A number that can be chosen: at least `low`, less than `below` if there is one."""

    name: str
    default: float

    @property
    def is_whole(self) -> bool:
        """Whether it has to be a whole number."""
        return self.name in EPOCHS

    @property
    def is_of_run(self) -> bool:
        """Whether it is the run's number of epochs where it is left out, in spite of the default."""
        return self.name == WAVE

    @property
    def low(self) -> int:
        """The least that it can be."""
        return 1 if self.is_whole else 0

    @property
    def below(self) -> int | None:
        """What it has to be less than."""
        return 1 if self.name in SHARES else None


def of_optimizer(name: str) -> tuple[Option, ...]:
    """Return the options of a row of the table of optimisers, in its order."""
    return tuple(Option(*each) for each in OPTIMIZERS[name].options.items())


def of_schedule(name: str) -> tuple[Option, ...]:
    """Return the options of a row of the table of schedules, in its order."""
    return tuple(Option(*each) for each in SCHEDULES[name].options.items())
