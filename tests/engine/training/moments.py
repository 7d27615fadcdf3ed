"""Small trainings of every kind, and the moments of them that passes are told from."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np
import pytest

from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.rules import scalar
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


def stepped(spec: Any, data: Any, name: str, options: dict[str, float]) -> Any:
    """The third step of a training by PyTorch's optimizer, with gradients that are drawn."""
    torch = pytest.importorskip("torch")
    make, names = THEIRS[name]
    parameter = torch.tensor(numbers(data), requires_grad=True)
    optimizer = getattr(torch.optim, make)([parameter], lr=0.05, **PYTORCHS.get(name, {}), **theirs(options))
    draw = np.random.RandomState(7)
    for _ in range(3):
        before = parameter.detach().clone().numpy()
        held = {key: value.clone() for key, value in optimizer.state[parameter].items() if hasattr(value, "clone")}
        gradient = draw.standard_normal(data.shape.count)
        parameter.grad = torch.tensor(gradient)
        optimizer.step()
    after = optimizer.state[parameter]
    row = OPTIMIZERS[name]
    known = {"learning_rate": 0.05, "t": 3.0, **row.options, **options}
    once = {key: scalar(text, list(known))(*known.values()) for key, text in row.once}
    return moment(
        spec, data, parameters=before, gradient=gradient, after=parameter.detach().numpy(), step=3, once=once,
        state_before={ours: held[name].numpy() for ours, name in names.items()},
        state_after={ours: after[name].numpy() for ours, name in names.items()},
    )  # fmt: skip


THEIRS = {
    "sgd": ("SGD", {}),
    "momentum": ("SGD", {"v": "momentum_buffer"}),
    "nesterov": ("SGD", {"v": "momentum_buffer"}),
    "rmsprop": ("RMSprop", {"v": "square_avg"}),
    "adam": ("Adam", {"m": "exp_avg", "v": "exp_avg_sq"}),
    "adamw": ("AdamW", {"m": "exp_avg", "v": "exp_avg_sq"}),
}
PYTORCHS: dict[str, dict[str, Any]] = {"momentum": {"momentum": 0.9}, "nesterov": {"momentum": 0.9, "nesterov": True}}


def theirs(options: dict[str, float]) -> dict[str, float]:
    return {{"epsilon": "eps"}.get(name, name): value for name, value in options.items()}
