"""The table of optimisers: how one step changes a parameter, as rule text. To add an optimiser, add its row.

Kernels and the plain form both read the text, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from engine.errors import UnknownName

Assignments: TypeAlias = tuple[tuple[str, str], ...]
"""Names and the rule texts that give them their numbers, in order."""

LEARNING_RATE = "learning_rate"


@dataclass(frozen=True)
class Optimizer:
    """One optimiser.

    `step` is done for each parameter: it may use `p`, the parameter, `g`, its gradient, each name of `state`, a number kept
    from step to step that starts at 0, and what `once` gives. `once` is computed before, once a step: it may use `t`, the
    number of the step from 1, `learning_rate` and the names of `options`, which holds defaults. Names and defaults are
    PyTorch's, so are the rules.
    """

    name: str
    step: Assignments
    state: tuple[str, ...] = ()
    once: Assignments = ()
    options: Mapping[str, float] = field(default_factory=dict)

    def settings(self, options: Mapping[str, float]) -> list[float]:
        """Return the options' values in the order of the row, defaults where none is given. Raises UnknownName."""
        for name in options:
            if name not in self.options:
                has = ", ".join(self.options) or "none"
                raise UnknownName(f"{self.name} has no option {name!r:.60}. It has {has}.", name=name, suggestion=None)
        return [float(options.get(name, default)) for name, default in self.options.items()]


DECAYED = ("g", "g + weight_decay * p")

ROWS = (
    Optimizer("sgd", (DECAYED, ("p", "p - learning_rate * g")), options={"weight_decay": 0.0}),
    Optimizer(
        "momentum",
        (DECAYED, ("v", "momentum * v + g"), ("p", "p - learning_rate * v")),
        state=("v",),
        options={"momentum": 0.9, "weight_decay": 0.0},
    ),
    Optimizer(
        "nesterov",
        (DECAYED, ("v", "momentum * v + g"), ("p", "p - learning_rate * (g + momentum * v)")),
        state=("v",),
        options={"momentum": 0.9, "weight_decay": 0.0},
    ),
    Optimizer(
        "rmsprop",
        (DECAYED, ("v", "alpha * v + (1 - alpha) * g * g"), ("p", "p - learning_rate * g / (sqrt(v) + epsilon)")),
        state=("v",),
        options={"alpha": 0.99, "epsilon": 1e-8, "weight_decay": 0.0},
    ),
    Optimizer(
        "adam",
        (
            DECAYED,
            ("m", "beta1 * m + (1 - beta1) * g"),
            ("v", "beta2 * v + (1 - beta2) * g * g"),
            ("p", "p - rate * m / (sqrt(v) / scale + epsilon)"),
        ),
        state=("m", "v"),
        once=(("rate", "learning_rate / (1 - beta1 ** t)"), ("scale", "sqrt(1 - beta2 ** t)")),
        options={"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 0.0},
    ),
    Optimizer(
        "adamw",
        (
            ("p", "p - learning_rate * weight_decay * p"),
            ("m", "beta1 * m + (1 - beta1) * g"),
            ("v", "beta2 * v + (1 - beta2) * g * g"),
            ("p", "p - rate * m / (sqrt(v) / scale + epsilon)"),
        ),
        state=("m", "v"),
        once=(("rate", "learning_rate / (1 - beta1 ** t)"), ("scale", "sqrt(1 - beta2 ** t)")),
        options={"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8, "weight_decay": 0.01},
    ),
)

OPTIMIZERS: dict[str, Optimizer] = {row.name: row for row in ROWS}

OPTIONS = max(len(row.options) for row in ROWS)
"""The most options that a row has."""

STATE = max(len(row.state) for row in ROWS)
"""The most numbers that a row keeps for a parameter."""


def optimizer(name: str) -> Optimizer:
    """Return the row of this name. Raises UnknownName."""
    if name not in OPTIMIZERS:
        raise UnknownName(f"There is no optimizer {name!r:.60}. There are {', '.join(OPTIMIZERS)}.", name=name, suggestion=None)
    return OPTIMIZERS[name]
