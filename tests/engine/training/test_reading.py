"""From JSON to a spec and back: what is valid is kept, and of what is not, each field is told."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given

from engine.datasets import DATASETS
from engine.errors import InvalidRequest, LimitExceeded
from engine.optimizers import OPTIMIZERS
from engine.training.limits import TrainingLimits
from engine.training.reading import read_spec
from engine.training.spec import Catalogue, Schedule
from tests.engine.training.specs import DEFAULTS, MOONS, specs


def test_every_field_but_the_data_has_the_default_that_is_published() -> None:
    assert read_spec({"data": {"dataset": "moons"}}).wire() == DEFAULTS
    assert read_spec(DEFAULTS).wire() == DEFAULTS


@given(specs())
def test_a_spec_that_was_read_is_read_again_as_the_same(body: dict[str, Any]) -> None:
    spec = read_spec(body)
    assert read_spec(json.loads(json.dumps(spec.wire()))) == spec


def test_options_of_a_data_set_that_are_left_out_become_its_own() -> None:
    blobs = DATASETS["blobs"]
    data = read_spec({"data": {"dataset": "blobs", "samples": None, "classes": 3}}).data
    assert data == Catalogue("blobs", blobs.samples, blobs.noise, 0, 3)
    assert read_spec({"data": {"dataset": "notebook", "noise": None}}).data == Catalogue("notebook")


def test_a_whole_number_may_have_a_point_as_in_any_json() -> None:
    spec = read_spec({"data": MOONS, "epochs": 3.0, "network": {"hidden": [2.0]}})
    assert (repr(spec.epochs), repr(spec.network.hidden)) == ("3", "(2,)")


def test_hidden_layers_are_as_the_weights_have_them() -> None:
    own = {"weights": [[[1, 2], [3, 4], [5, 6]], [[1, 2, 3]]], "biases": [[0, 0, 0], [0]]}
    network = read_spec({"data": MOONS, "network": own}).network
    assert network.hidden == (3,)
    assert network.weights == (((1.0, 2.0), (3.0, 4.0), (5.0, 6.0)), ((1.0, 2.0, 3.0),))
    assert read_spec({"data": MOONS, "network": {**own, "hidden": [3]}}).network == network


def test_a_cosine_ends_with_the_run_unless_it_is_told_otherwise() -> None:
    body = {"data": MOONS, "epochs": 70, "schedule": {"name": "cosine"}}
    assert read_spec(body).schedule == Schedule("cosine", {"T_max": 70, "eta_min": 0.0})
    assert read_spec({**body, "schedule": {"name": "cosine", "T_max": 9}}).schedule == Schedule(
        "cosine", {"T_max": 9, "eta_min": 0.0}
    )


def network(**members: Any) -> dict[str, Any]:
    return {"data": MOONS, "network": members}


def with_(**members: Any) -> dict[str, Any]:
    return {"data": MOONS, **members}


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({}, "data", "object"),
    ({"data": None}, "data", "object"),
    ({"data": "moons"}, "data", "object"),
    ({"data": {}}, "data", "One of"),
    ({"data": {"dataset": "moons", "csv": "a"}}, "data", "One of"),
    ({"data": {"samples": 3}}, "data", "One of"),
    ({"data": {"dataset": "mons"}}, "data.dataset", "moons?"),
    ({"data": {"dataset": 3}}, "data.dataset", "Text"),
    ({"data": {"dataset": "moons", "samples": 0}}, "data.samples", "at least 1"),
    ({"data": {"dataset": "moons", "samples": 10.5}}, "data.samples", "whole"),
    ({"data": {"dataset": "moons", "samples": True}}, "data.samples", "whole"),
    ({"data": {"dataset": "moons", "noise": -0.1}}, "data.noise", "at least 0"),
    ({"data": {"dataset": "moons", "noise": 1e9}}, "data.noise", "at most"),
    ({"data": {"dataset": "moons", "seed": -1}}, "data.seed", "at least 0"),
    ({"data": {"dataset": "moons", "seed": 2**32}}, "data.seed", "at most"),
    ({"data": {"dataset": "moons", "seed": None}}, "data.seed", "null"),
    ({"data": {"dataset": "moons", "y": []}}, "data.y", "no such field"),
    ({"data": {"dataset": "moons", "classes": 3}}, "data.classes", "no choice"),
    ({"data": {"dataset": "iris", "samples": 10}}, "data.samples", "no choice"),
    ({"data": {"dataset": "blobs", "classes": 9}}, "data.classes", "One of 2, 3, 4"),
    ({"data": {"x": [[1]]}}, "data.y", "list"),
    ({"data": {"x": "1", "y": [1]}}, "data.x", "list"),
    ({"data": {"x": [[1], [2]], "y": [1]}}, "data.y", "2 rows"),
    ({"data": {"x": [[1], [True]], "y": [1, 2]}}, "data.x.1.0", "number"),
    ({"data": {"x": [[1], 2], "y": [1, 2]}}, "data.x.1", "list"),
    ({"data": {"x": [1, 2], "y": [1, 2]}}, "data.x.0", "list"),
    ({"data": {"x": [], "y": []}}, "data.x", "no rows"),
    ({"data": {"csv": "a,b\n1,2"}}, "data.target", "column"),
    ({"data": {"csv": "a,b\n1,2", "target": -1}}, "data.target", "at least 0"),
    ({"data": {"csv": "a,b\n1,2", "target": []}}, "data.target", "a list"),
    ({"data": {"csv": "", "target": "b"}}, "data.csv", "empty"),
    ({"data": {"csv": 3, "target": "b"}}, "data.csv", "Text"),
    ({"data": {"csv": "a,b\n1,2", "target": "b", "header": 1}}, "data.header", "True or false"),
    (with_(epoch=3), "epoch", "epochs?"),
    (with_(test_fraction=1), "test_fraction", "less than 1"),
    (with_(test_fraction=-0.1), "test_fraction", "at least 0"),
    (with_(standardize=1), "standardize", "True or false"),
    (with_(network=None), "network", "object"),
    (network(hiden=[3]), "network.hiden", "hidden?"),
    (network(hidden=3), "network.hidden", "list"),
    (network(hidden=[3, 0]), "network.hidden", "Item 2"),
    (network(hidden=[3, "4"]), "network.hidden", "Item 2"),
    (network(activation="softmax"), "network.activation", "softplus"),
    (network(output="relu"), "network.output", "softmax"),
    (network(initialization="xaver"), "network.initialization", "xavier?"),
    (network(seed=2**53 + 1), "network.seed", "at most"),
    (network(hidden=[2], activations=["tanh"]), "network.activations", "2 layers"),
    (network(hidden=[2], activations=["softmax", "tanh"]), "network.activations", "softmax"),
    (network(hidden=[2], activations=["tanh", "relu"]), "network.activations", "relu"),
    (network(hidden=[2], activations="tanh"), "network.activations", "list"),
    (network(weights=[[[1, 2]]]), "network.biases", "together"),
    (network(biases=[[1]]), "network.weights", "together"),
    (network(weights=[], biases=[]), "network.weights", "at least one layer"),
    (network(weights=[[[1, 2]]], biases=[[1, 2]]), "network.biases", "[2]"),
    (network(weights=[[[1, 2], [3]]], biases=[[1, 2]]), "network.weights", "weights[0][1]"),
    (network(weights=[[[1, 2]], [[1, 2]]], biases=[[1], [1]]), "network.weights", "weights[1][0]"),
    (network(weights=[[[1, math.nan]]], biases=[[1]]), "network.weights", "weights[0][0][1]"),
    (network(weights=[[1, 2]], biases=[[1]]), "network.weights", "weights[0][0]"),
    (network(weights=[[[1, 2]]], biases=[[1]], hidden=[2]), "network.weights", "hidden layers are 2"),
    (with_(loss="hing"), "loss", "hinge?"),
    (with_(loss="cross_entropy"), "loss", "sigmoid"),
    (with_(loss="hinge", network={"output": "softmax"}), "loss", "linear"),
    (with_(loss="cross_entropy", network={"hidden": [], "activations": ["tanh"]}), "loss", "sigmoid"),
    (with_(l1=-1), "l1", "at least 0"),
    (with_(l2=math.inf), "l2", "finite"),
    (with_(l2=2**53 + 1), "l2", "2^53"),
    (with_(optimizer=None), "optimizer", "object"),
    (with_(optimizer={"name": "adm"}), "optimizer.name", "adam?"),
    (with_(optimizer={"name": None}), "optimizer.name", "Text"),
    (with_(optimizer={"learning_rate": -1}), "optimizer.learning_rate", "at least 0"),
    (with_(optimizer={"learning_rate": True}), "optimizer.learning_rate", "true or false"),
    (with_(optimizer={"learning_rate": math.nan}), "optimizer.learning_rate", "finite"),
    (with_(optimizer={"name": "sgd", "beta1": 0.5}), "optimizer.beta1", "no such field"),
    (with_(optimizer={"name": "adam", "beta1": 1}), "optimizer.beta1", "less than 1"),
    (with_(schedule={}), "schedule.name", "step"),
    (with_(schedule={"name": "stp"}), "schedule.name", "step?"),
    (with_(schedule={"name": "step", "step_size": 0}), "schedule.step_size", "at least 1"),
    (with_(schedule={"name": "step", "step_size": 1.5}), "schedule.step_size", "whole"),
    (with_(schedule={"name": "exponential", "gamma": -1}), "schedule.gamma", "at least 0"),
    (with_(batch_size=0), "batch_size", "at least 1"),
    (with_(shuffle=0), "shuffle", "True or false"),
    (with_(epochs=0), "epochs", "at least 1"),
    (with_(epochs=1.5), "epochs", "whole"),
    (with_(epochs=None), "epochs", "null"),
    (with_(stop={"los": 1}), "stop.los", "loss?"),
    (with_(stop={"accuracy": 1.5}), "stop.accuracy", "at most 1"),
    (with_(stop={"patience": 0}), "stop.patience", "at least 1"),
    (with_(faults=["no_zero"]), "faults", "no_zero_grad?"),
    (with_(faults=["no_zero_grad", "no_zero_grad"]), "faults", "once"),
    (with_(faults="no_zero_grad"), "faults", "list"),
    (with_(**{"from": {"run": "a"}}), "from.epoch", "needed"),
    (with_(**{"from": {"epoch": 1}}), "from.run", "needed"),
    (with_(**{"from": {"run": "a" * 101, "epoch": 1}}), "from.run", "at most 100"),
    (with_(**{"from": {"run": "a", "epoch": -1}}), "from.epoch", "at least 0"),
]


@pytest.mark.parametrize(("body", "field", "said"), WRONG)
def test_what_is_wrong_is_told_by_its_field(body: dict[str, Any], field: str, said: str) -> None:
    with pytest.raises(InvalidRequest) as told:
        read_spec(body)
    (place,) = told.value.places
    assert place.field == field
    assert said in place.message
    assert f"{field}: {place.message}" == told.value.detail


def test_what_is_no_object_is_refused() -> None:
    for body in ([], None, "moons", 3):
        with pytest.raises(InvalidRequest, match="body: An object is needed"):
            read_spec(body)  # type: ignore[arg-type]


def test_several_things_are_told_at_once() -> None:
    with pytest.raises(InvalidRequest) as told:
        read_spec({"data": {"dataset": "mons"}, "epochs": 0, "network": {"hidden": [0], "seed": -1}, "l1": "1"})
    assert {place.field for place in told.value.places} == {"data.dataset", "epochs", "network.hidden", "network.seed", "l1"}


def test_a_caller_s_words_are_repeated_in_part_only() -> None:
    long = "Z" * 5000
    body = {"data": {"dataset": long}, "loss": long, long: 1, f"{long}2": 1, "optimizer": {"name": long, long: 2}}
    with pytest.raises(InvalidRequest) as told:
        read_spec(body)
    assert told.value.detail.count("Z") <= 80


LARGE: list[tuple[dict[str, Any], str, str]] = [
    (network(hidden=[10**9]), "parameters", "network.hidden"),
    (network(hidden=[1] * 32), "layers", "network.hidden"),
    (with_(epochs=10**12), "epochs", "epochs"),
    ({"data": {"dataset": "moons", "samples": 10**9}}, "rows", "data.samples"),
    ({"data": {"dataset": "moons", "samples": 100_000}, "network": {"hidden": [100]}, "epochs": 10**6}, "work", "epochs"),
    ({"data": {"csv": "a,b\n1,2", "target": "b"}, "network": {"hidden": [10**9]}}, "parameters", "network.hidden"),
    ({"data": {"x": [[0.0] * 1001], "y": [1]}}, "features", "data"),
]


@pytest.mark.parametrize(("body", "limit", "field"), LARGE)
def test_too_much_is_refused_by_arithmetic(body: dict[str, Any], limit: str, field: str) -> None:
    with pytest.raises(LimitExceeded) as told:
        read_spec(body)
    assert told.value.facts["limit"] == limit
    assert told.value.facts["value"] == getattr(TrainingLimits(), limit)
    assert told.value.facts["asked"] > told.value.facts["value"]  # type: ignore[operator]
    assert [place.field for place in told.value.places] == [field]


def test_what_is_just_within_the_limits_is_taken() -> None:
    read_spec(network(hidden=[1] * 31))
    read_spec({**network(hidden=[]), "epochs": 10**6})
    limits = TrainingLimits(rows=200, parameters=41, epochs=3, work=200 * 41 * 3)  # 2-10-1
    body = {**network(hidden=[10]), "epochs": 3}
    read_spec(body, limits)
    with pytest.raises(LimitExceeded, match="24,600 are asked"):
        read_spec(body, TrainingLimits(work=200 * 41 * 3 - 1))


def test_rows_are_held_against_the_limits_that_are_given() -> None:
    body = {"data": {"x": [[1.0]] * 5, "y": [1.0] * 5}, "epochs": 1}
    read_spec(body, TrainingLimits(rows=5))
    with pytest.raises(LimitExceeded):
        read_spec(body, TrainingLimits(rows=4))


def test_options_are_kept_as_they_are_given() -> None:
    for name, row in OPTIMIZERS.items():
        given = {"name": name, "learning_rate": 0.1, **dict.fromkeys(row.options, 0.25)}
        assert read_spec(with_(optimizer=given)).wire()["optimizer"] == given


def test_reading_waits_for_no_numpy() -> None:
    code = f"""
import sys
from engine.training.reading import read_spec
read_spec({DEFAULTS})
sys.exit("numpy" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
