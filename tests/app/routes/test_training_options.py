"""GET /api/v1/training-options: what a run can be made of, and that a run of it can be read."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from app import create_app
from app.settings import Settings
from engine import rules
from engine.arithmetic import sqrt
from engine.losses import LOSSES
from engine.optimizers import OPTIMIZERS
from engine.training.choices import FAULTS
from engine.training.reading import read_spec
from engine.training.schedules import SCHEDULES
from scripts.serving import serving
from tests.engine.training.specs import DEFAULTS


@pytest.fixture(scope="module")
def options(client: httpx.Client) -> dict[str, Any]:
    answer = client.get("/api/v1/training-options")
    assert answer.status_code == 200
    options: dict[str, Any] = answer.json()
    return options


def names(rows: list[dict[str, Any]]) -> list[str]:
    return [row["name"] for row in rows]


def test_the_answer_is_the_engine_s_tables(options: dict[str, Any]) -> None:
    assert names(options["optimizers"]) == list(OPTIMIZERS)
    assert names(options["schedules"]) == list(SCHEDULES)
    assert names(options["losses"]) == list(LOSSES)
    assert names(options["faults"]) == list(FAULTS)
    assert names(options["outputs"]) == ["linear", "tanh", "sigmoid", "softmax"]
    assert set(names(options["activations"])) == {"tanh", "relu", "sigmoid", "linear", "leaky_relu", "softplus"}
    assert names(options["initializations"]) == ["normal", "xavier", "he", "zeros"]
    assert options["limits"]["work"] == 10**12
    assert options["default"] == DEFAULTS


def test_each_choice_makes_a_run_that_can_be_read(options: dict[str, Any]) -> None:
    spec = options["default"]
    for member in ("optimizer", "schedule"):
        for row in options[f"{member}s"]:
            given = {"name": row["name"], **{option["name"]: option["default"] for option in row["options"]}}
            assert given.items() <= read_spec({**spec, member: given}).wire()[member].items()
    for member in ("activation", "output", "initialization"):
        for name in names(options[f"{member}s"]):
            assert read_spec({**spec, "network": {**spec["network"], member: name}}).wire()["network"][member] == name


def test_a_rule_is_told_as_text_and_as_a_tree(options: dict[str, Any]) -> None:
    rows = {row["name"]: row for row in options["optimizers"]}
    assert rows["sgd"]["step"] == [
        {"name": "g", "rule": "g + weight_decay * p", "tree": ["add", "g", ["mul", "weight_decay", "p"]]},
        {"name": "p", "rule": "p - learning_rate * g", "tree": ["sub", "p", ["mul", "learning_rate", "g"]]},
    ]
    assert rows["adam"]["state"] == ["m", "v"]
    scale = rows["adam"]["once"][1]
    assert rules.scalar(scale["rule"], ("beta2", "t"))(0.999, 1.0) == pytest.approx(sqrt(0.001))
    assert {row["name"]: row["reduction"] for row in options["losses"]}["sse"] == "sum"
    assert options["schedules"][1]["tree"] == ["mul", "learning_rate", ["pow", "gamma", "epoch"]]


def test_an_option_says_which_numbers_it_can_be(options: dict[str, Any]) -> None:
    adam = {option["name"]: option for option in options["optimizers"][4]["options"]}
    assert adam["beta1"] == {"name": "beta1", "default": 0.9, "low": 0, "high": 1, "whole": False}
    assert adam["epsilon"]["high"] is None
    assert options["schedules"][0]["options"][0] == {"name": "step_size", "default": 30, "low": 1, "high": None, "whole": True}


def test_the_limits_are_those_that_the_server_is_set_to() -> None:
    settings = Settings(database_url="sqlite://", kernels="off", run_rows=50, run_layers=3)
    with serving(create_app(settings)) as base:
        limits = httpx.get(f"{base}/api/v1/training-options").json()["limits"]
        assert (limits["rows"], limits["layers"]) == (50, 3)
        assert httpx.get(f"{base}/api/v1/datasets/moons?samples=50").status_code == 200
        problem = httpx.get(f"{base}/api/v1/datasets/moons?samples=51").json()
    assert problem["type"] == "/problems/limit-exceeded"
    assert problem["errors"][0]["field"] == "samples"
