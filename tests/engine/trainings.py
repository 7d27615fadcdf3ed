"""Trainings that PyTorch's optimisers are asked to do as well: one small problem, and options."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

STEPS = 20
SAMPLES = 100
START = (0.75, -0.5, 0.25, 1.5)
COLUMNS = tuple(tuple(math.sin(1.0 + nth + 3 * sample) for sample in range(SAMPLES)) for nth in range(3))


def loss(p: Sequence[Any], x: Sequence[Any]) -> Any:
    """A neuron's squared error, of parameters and inputs that are Values or tensors."""
    return ((p[0] * x[0] + p[1] * x[1] + p[2]).tanh() * p[3] - x[2]) ** 2


@dataclass(frozen=True)
class Training:
    """What `Batch.train` is asked for."""

    optimizer: str
    learning_rate: float
    options: dict[str, float] = field(default_factory=dict)
    l1: float = 0.0
    l2: float = 0.0
    batch_size: int | None = None

    @property
    def name(self) -> str:
        """Say what is trained, as the record and the tests call it."""
        told = {
            "learning_rate": self.learning_rate,
            **self.options,
            "l1": self.l1,
            "l2": self.l2,
            "batch_size": self.batch_size,
        }
        return " ".join([self.optimizer, *(f"{key}={value}" for key, value in told.items() if value)])


TRAININGS = (
    Training("sgd", 0.1),
    Training("sgd", 0.1, {"weight_decay": 0.02}),
    Training("sgd", 0.1, l1=0.01, l2=0.02),
    Training("sgd", 0.1, l2=0.02, batch_size=32),
    Training("sgd", 0.1, batch_size=100),
    Training("momentum", 0.05),
    Training("momentum", 0.05, {"momentum": 0.5, "weight_decay": 0.02}, batch_size=32),
    Training("nesterov", 0.05),
    Training("nesterov", 0.05, {"momentum": 0.5, "weight_decay": 0.02}, l1=0.01),
    Training("rmsprop", 0.01),
    Training("rmsprop", 0.01, {"alpha": 0.9, "epsilon": 1e-3, "weight_decay": 0.02}, batch_size=7),
    Training("adam", 0.05),
    Training("adam", 0.05, {"beta1": 0.8, "beta2": 0.9, "epsilon": 1e-3, "weight_decay": 0.02}, l1=0.01, batch_size=32),
    Training("adamw", 0.05),
    Training("adamw", 0.05, {"beta1": 0.8, "beta2": 0.9, "epsilon": 1e-3, "weight_decay": 0.2}, l2=0.02, batch_size=99),
)
