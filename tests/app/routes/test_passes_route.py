"""The moments of a run: parameters, graphs and surfaces of its epochs, from its address or from its spec alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.training.reading import read_spec
from engine.training.training import Training
from tests.app.lab.labs import LONG, Lab, Wire, lab
from tests.engine.exports.unpacking import unpacked

ProblemOf = Callable[[httpx.Response], dict[str, Any]]

SPEC: Wire = {
    "data": {"dataset": "xor", "samples": 30}, "network": {"hidden": [3]}, "epochs": 4_000, "batch_size": 8,
    "optimizer": {"name": "adam", "learning_rate": 0.01}, "shuffle": True,
}  # fmt: skip
EPOCHS = [0, 1, 7, 1234, 3999, 4000]
"""Every fourth one is kept, and the last."""


@pytest.fixture(scope="module")
def here(compiled: Path) -> Iterator[Lab]:
    with lab(trainers=1, seconds=2.0) as found:
        yield found


@pytest.fixture(scope="module")
def id(here: Lab) -> str:
    run = here.done(here.start(SPEC)["id"])
    assert run["state"] == "done"
    name: str = run["id"]
    return name


def at(epoch: int) -> Training:
    training = Training(read_spec(SPEC), compiled=True)
    training.advance(epoch)
    return training


@pytest.mark.parametrize("epoch", EPOCHS)
def test_the_parameters_of_any_epoch_are_those_of_the_training(here: Lab, id: str, epoch: int) -> None:
    training = at(epoch)
    weights, biases = training.data.shape.nested(training.parameters)
    for _ in range(2):
        assert here.client.get(f"/runs/{id}/epochs/{epoch}").json() == {"epoch": epoch, "weights": weights, "biases": biases}


def test_a_pass_comes_packed_to_who_asks_for_that(here: Lab, id: str) -> None:
    packed = {"accept": "application/vnd.gradwalk.graph"}
    path = f"/runs/{id}/epochs/7/graph?sample=all&batch=1"
    for _ in range(2):
        assert unpacked(here.client.get(path, headers=packed).content) == here.client.get(path).json()
    body = {"spec": SPEC, "epoch": 7, "run": id, "batch": 1}
    assert unpacked(here.client.post("/passes", json=body, headers=packed).content) == here.client.get(path).json()


@pytest.mark.parametrize("epoch", [4001, 10**15])
@pytest.mark.parametrize("path", ["", "/graph?sample=all", "/surface"])
def test_an_epoch_that_the_run_has_not_come_to_is_not_found(
    here: Lab, problem_of: ProblemOf, id: str, epoch: int, path: str
) -> None:
    assert problem_of(here.client.get(f"/runs/{id}/epochs/{epoch}{path}"))["type"] == "/problems/not-found"


@pytest.mark.parametrize("epoch", ["-1", "x", "1e3", str(2**60)])
def test_an_epoch_is_a_whole_number(here: Lab, problem_of: ProblemOf, id: str, epoch: str) -> None:
    assert problem_of(here.client.get(f"/runs/{id}/epochs/{epoch}"))["type"] == "/problems/invalid-request"


@pytest.mark.parametrize("epoch", [0, 1234])
def test_the_graph_of_a_pass_is_that_of_the_spec_alone(here: Lab, id: str, epoch: int) -> None:
    row = int(at(0).data.train_rows[5])
    for query, asked in ((f"sample={row}", {"sample": row}), ("sample=all&batch=2", {"batch": 2})):
        of_run = here.client.get(f"/runs/{id}/epochs/{epoch}/graph?{query}")
        assert of_run.status_code == 200, of_run.text
        document = of_run.json()
        assert document["training"]["epoch"] == epoch
        assert document["training"]["run"] == id
        after = at(epoch + 1).parameters
        if asked == {"batch": 2}:  # the last one, for 24 samples make three
            assert [row["after"] for row in document["update"]] == pytest.approx(after, abs=1e-12)
        of_spec = here.client.post("/passes", json={"spec": SPEC, "epoch": epoch, "run": id, **asked})
        assert of_spec.json() == document


def test_a_change_of_the_learning_rate_is_part_of_a_pass(here: Lab) -> None:
    asked = {"spec": SPEC, "epoch": 3, "batch": 0}
    plain, changed = (
        here.client.post("/passes", json={**asked, "changes": changes}).json()
        for changes in ([], [{"epoch": 3, "learning_rate": 0.5}])
    )
    assert plain["update"][0]["terms"]["learning_rate"] == 0.01
    assert changed["update"][0]["terms"]["learning_rate"] == 0.5
    assert plain["update"][0]["before"] == changed["update"][0]["before"]


BAD: list[tuple[Wire, str, str]] = [
    ({}, "invalid-request", "spec"),
    ({"spec": SPEC, "epoch": 0}, "invalid-request", "sample"),
    ({"spec": SPEC, "epoch": 0, "sample": 0, "batch": 0}, "invalid-request", "sample"),
    ({"spec": SPEC, "epoch": 0, "sample": 30}, "invalid-request", "sample"),
    ({"spec": SPEC, "epoch": 0, "batch": 3}, "invalid-request", "batch"),
    ({"spec": SPEC, "epoch": 4001, "batch": 0}, "invalid-request", "epoch"),
    ({"spec": {**SPEC, "epochs": -1}, "epoch": 0, "batch": 0}, "invalid-request", "epochs"),
    ({"spec": LONG, "epoch": 900_000, "batch": 0}, "limit-exceeded", "epoch"),
]


@pytest.mark.parametrize(("body", "slug", "field"), BAD)
def test_a_pass_that_there_is_not_is_refused(here: Lab, problem_of: ProblemOf, body: Wire, slug: str, field: str) -> None:
    told = problem_of(here.client.post("/passes", json=body))
    assert told["type"] == f"/problems/{slug}"
    assert told["errors"][0]["field"] == field


QUERIES = ["", "sample=x", "sample=-1", "sample=3&batch=1", "sample=all&batch=x", "sample=all&batch=3"]


@pytest.mark.parametrize("query", QUERIES)
def test_a_graph_is_of_a_sample_or_of_a_batch(here: Lab, problem_of: ProblemOf, id: str, query: str) -> None:
    assert problem_of(here.client.get(f"/runs/{id}/epochs/3/graph?{query}"))["type"] == "/problems/invalid-request"


def test_the_surface_is_what_the_network_says_over_a_grid(here: Lab, id: str) -> None:
    surface = here.client.get(f"/runs/{id}/epochs/4000/surface?size=7").json()
    assert len(surface["x0"]) == len(surface["x1"]) == len(surface["y"]) == 49
    assert len(set(surface["x0"])) == len(set(surface["x1"])) == 7
    weights, biases = (here.run(id)["final"][name] for name in ("weights", "biases"))

    for x0, x1, y in zip(surface["x0"], surface["x1"], surface["y"], strict=True):
        hidden = [math.tanh(w[0] * x0 + w[1] * x1 + b) for w, b in zip(weights[0], biases[0], strict=True)]
        assert y == pytest.approx(sum(w * h for w, h in zip(weights[1][0], hidden, strict=True)) + biases[1][0], abs=1e-9)


def test_the_surface_of_several_classes_and_of_one_feature(here: Lab, problem_of: ProblemOf) -> None:
    iris = here.done(here.start({"data": {"dataset": "iris"}, "network": {"hidden": [3]}, "epochs": 2})["id"])["id"]
    surface = here.client.get(f"/runs/{iris}/epochs/2/surface?size=4&sample=3").json()
    assert [len(column) for column in surface["outputs"]] == [16] * 3
    assert surface["y"] == [column.index(max(column)) for column in zip(*surface["outputs"], strict=True)]
    assert problem_of(here.client.get(f"/runs/{iris}/epochs/2/surface?sample=150"))["errors"][0]["field"] == "sample"
    sine = here.done(here.start({"data": {"dataset": "sine"}, "network": {"hidden": [3]}, "epochs": 2})["id"])["id"]
    surface = here.client.get(f"/runs/{sine}/epochs/2/surface?size=4").json()
    assert (len(surface["x0"]), "x1" in surface) == (4, False)
