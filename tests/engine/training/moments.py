"""Small trainings of every kind, and the moments of them that passes are told from."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np

from engine.losses import LOSSES
from engine.training.choices import HIDDEN, OUTPUTS, misfit
from engine.training.moment import Floats, Moment
from engine.training.prepared import Prepared, prepared
from engine.training.reading import read_spec
from engine.training.spec import Spec

X = [[0.3, -1.2], [1.5, 0.25], [-0.75, 0.5], [0.9, 2.0], [-1.1, -0.4]]
TWO = ["no", "yes", "yes", "no", "yes"]
THREE = ["red", "green", "blue", "green", "red"]

KINDS: list[tuple[str, str, str, list[str]]] = [
    (loss, activation, output, classes)
    for loss, activation, output, classes in product(LOSSES, HIDDEN, OUTPUTS, (TWO, THREE))
    if misfit(loss, output) is None and not (loss == "cross_entropy" and output == "sigmoid" and classes is THREE)
]
"""Every loss with every hidden activation, every output that it goes with, and one output or several."""


def read(body: Mapping[str, Any], y: list[str] = TWO) -> tuple[Spec, Prepared]:
    """A spec over these rows, all of them trained on unless `body` says otherwise, and its data."""
    spec = read_spec({"data": {"x": X, "y": y}, "test_fraction": 0, **body})
    return spec, prepared(spec)


def of_kind(kind: tuple[str, str, str, list[str]], faults: list[str]) -> tuple[Spec, Prepared]:
    loss, activation, output, classes = kind
    network = {"hidden": [3], "activation": activation, "output": output}
    return read({"loss": loss, "network": network, "faults": faults}, classes)


def numbers(data: Prepared, seed: int = 0) -> Floats:
    """Parameters that are not small, and not at a kink."""
    return np.random.RandomState(seed).standard_normal(data.shape.count)


def moment(spec: Spec, data: Prepared, rows: list[int] | None = None, **given: Any) -> Moment:
    """The first step of a training by an optimizer without a state, which leaves the parameters as they are."""
    zeros = np.zeros(data.shape.count)
    told: dict[str, Any] = {
        "epoch": 48, "batch": 0, "rows": data.train_rows if rows is None else np.array(rows, np.intp),
        "parameters": numbers(data), "old_gradients": zeros, "gradient": zeros, "after": numbers(data),
        "state_before": {}, "state_after": {}, "step": 1, "learning_rate": 0.05, "once": {},
    }  # fmt: skip
    return Moment(spec, data, **{**told, **given})
