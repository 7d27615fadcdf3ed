"""Runs for the tests: specs as they are sent, and random ones of every kind."""

from __future__ import annotations

import random
from typing import Any

import numpy as np

from engine.optimizers import OPTIMIZERS
from engine.training.columns import Columns
from engine.training.reading import read_spec
from engine.training.training import Change, Training

Wire = dict[str, Any]


def wire(**given: Any) -> Wire:
    """Return a small run's spec; what is given goes in place of its members."""
    data = {"dataset": "moons", "samples": 30, "noise": 0.1, "seed": 3}
    return {"data": data, "network": {"hidden": [4, 3], "seed": 1}, "epochs": 12, **given}


def training(is_compiled: bool | None = False, changes: Any = (), **given: Any) -> Training:
    """Return the run of `wire`."""
    return Training(read_spec(wire(**given)), compiled=is_compiled, changes=changes)


def same(one: Columns, other: Columns) -> bool:
    """Whether two curves have the same bits."""
    return all(a.tobytes() == b.tobytes() for a, b in zip(vars(one).values(), vars(other).values(), strict=True))


def same_state(one: Training, other: Training) -> bool:
    """Whether two runs stand at the same, to the last bit."""
    return one.checkpoint().packed() == other.checkpoint().packed() and (one.ended, one.reason) == (other.ended, other.reason)


LOSSES: tuple[Wire, ...] = (
    {},
    {"loss": "sse", "network": {"hidden": [4], "output": "tanh"}},
    {"loss": "hinge"},
    {"loss": "cross_entropy", "network": {"hidden": [4], "activation": "relu", "output": "sigmoid"}},
    {"loss": "cross_entropy", "network": {"hidden": [4], "output": "softmax"}},
    {"data": {"dataset": "blobs", "samples": 30, "classes": 3}, "network": {"hidden": [4], "activation": "softplus"}},
    {"data": {"dataset": "sine", "samples": 30}, "network": {"hidden": [5], "initialization": "xavier"}},
    {"data": {"dataset": "xor", "samples": 20}, "network": {"hidden": []}},
)
SCHEDULES: tuple[Wire | None, ...] = (
    None,
    {"name": "step", "step_size": 3, "gamma": 0.5},
    {"name": "exponential", "gamma": 0.9},
    {"name": "cosine", "T_max": 7, "eta_min": 1e-4},
)
FAULTS = ((), (), ("no_zero_grad",), ("overwrite_gradients",), ("add_instead_of_multiply",))


def random_run(seed: int) -> tuple[Wire, list[Change]]:
    """Return a spec of any kind, and changes of its learning rate."""
    draw = random.Random(seed)
    name = draw.choice(list(OPTIMIZERS))
    given: Wire = {
        "optimizer": {"name": name, "learning_rate": draw.choice([0.001, 0.02, 0.3])},
        "schedule": draw.choice(SCHEDULES),
        "test_fraction": draw.choice([0.0, 0.2, 0.5]),
        "standardize": draw.random() < 0.3,
        "l1": draw.choice([0.0, 0.0, 0.01]),
        "l2": draw.choice([0.0, 0.0, 0.01]),
        "batch_size": draw.choice([None, 1, 7, 16]),
        "shuffle": draw.random() < 0.4,
        "epochs": draw.choice([6, 14]),
        "stop": draw.choice([{}, {}, {"patience": 2}, {"loss": 0.3}, {"accuracy": 0.9}]),
        "faults": list(draw.choice(FAULTS)),
        **draw.choice(LOSSES),
    }
    changes = [Change(draw.randrange(given["epochs"]), draw.choice([0.0, 0.01, 0.1])) for _ in range(draw.randrange(3))]
    return wire(**given), sorted(changes, key=lambda change: change.epoch)


def near(mine: Any, theirs: Any, relative: float = 1e-9) -> bool:
    """Whether numbers agree, relative to the largest; NaN is like NaN."""
    a, b = np.asarray(mine, np.float64), np.asarray(theirs, np.float64)
    known = ~np.isnan(b)
    same_gaps = np.array_equal(np.isnan(a), np.isnan(b))
    return same_gaps and bool(
        np.abs(a[known] - b[known]).max(initial=0.0) <= relative * max(np.abs(b[known]).max(initial=0.0), 1e-3)
    )
