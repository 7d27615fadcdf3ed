"""The rows of a step in a graph document: what becomes of each parameter, held against PyTorch's optimizers."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.optimizers import OPTIMIZERS
from engine.rules import scalar
from engine.training.passes import pass_document
from tests.engine.training.moments import moment, numbers, read


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


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_rows_of_the_step_make_pytorchs_numbers_by_the_optimizers_rule(name: str) -> None:
    options = {"weight_decay": 0.1}
    spec, data = read({"optimizer": {"name": name, "learning_rate": 0.05, **options}})
    at = stepped(spec, data, name, options)
    document = pass_document(at, sample=0)
    assert [row["node"] for row in document["update"]] == list(range(data.shape.count))
    rule = OPTIMIZERS[name]
    for row in document["update"]:
        assert document["nodes"]["value"][row["node"]] == row["before"]
        assert row["gradient"] == at.gradient[row["node"]]
        known = {**row["terms"], "p": row["before"], "g": row["gradient"]}
        known |= {state: row["terms"][f"{state}_before"] for state in rule.state}
        for given, text in rule.step:
            known[given] = scalar(text, list(known))(*known.values())
        assert known["p"] == pytest.approx(row["after"], rel=1e-12)
        for state in rule.state:
            assert known[state] == pytest.approx(row["terms"][state], rel=1e-12)
    states = {each for state in rule.state for each in (state, f"{state}_before")}
    assert set(row["terms"]) == {"learning_rate", "t", *rule.options, *(each for each, _ in rule.once), *states}
