"""GET /api/v1/datasets: the catalogue, and the numbers of each set in columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from engine.datasets import DATASETS, dataset

ProblemOf = Callable[[httpx.Response], dict[str, Any]]
PATH = "/api/v1/datasets"
PUBLISHED = {"moons", "circles", "xor", "spiral", "blobs", "linear", "sine", "notebook", "iris"}


def test_the_catalogue_says_what_can_be_chosen_of_each_set(client: httpx.Client) -> None:
    listed = {each["name"]: each for each in client.get(PATH).json()}
    assert list(listed) == list(DATASETS)
    assert listed.keys() >= PUBLISHED
    assert all(each["title"] and each["description"] for each in listed.values())
    chosen = {name: tuple(each[key] for key in ("samples", "noise", "seed", "classes")) for name, each in listed.items()}
    assert chosen["moons"] == (200, 0.1, 0, None)
    assert chosen["blobs"] == (200, 0.2, 0, 2)
    assert listed["blobs"]["class_counts"] == [2, 3, 4]
    assert chosen["iris"] == (None, None, 0, None)
    assert chosen["notebook"] == (None, None, None, None)
    assert listed["sine"]["task"] == "regression"
    assert listed["iris"]["features"] == ["sepal length", "sepal width", "petal length", "petal width"]
    assert [name for name, each in listed.items() if each["standardize"]] == ["iris", "wine", "diabetes"]


@pytest.mark.parametrize("name", DATASETS)
def test_a_set_is_answered_in_columns(client: httpx.Client, name: str) -> None:
    answer, data = client.get(f"{PATH}/{name}").json(), dataset(name)
    columns = [f"x{j}" for j in range(data.x.shape[1])]
    assert answer.keys() == {"name", "task", "features", "classes", "y", *columns}
    assert [answer[column] for column in columns] == data.x.T.tolist()
    assert answer["y"] == data.y.tolist()
    assert (answer["name"], answer["task"], answer["features"]) == (name, data.task, list(data.features))
    assert answer["classes"] == (None if data.classes is None else list(data.classes))


def test_what_is_chosen_is_answered_and_the_same_choice_byte_for_byte(client: httpx.Client) -> None:
    query = {"samples": 9, "noise": 0.25, "seed": 5, "classes": 3}
    response = client.get(f"{PATH}/blobs", params=query)
    data = dataset("blobs", 9, 0.25, 5, 3)
    assert response.json()["x1"] == data.x[:, 1].tolist()
    assert response.json()["classes"] == ["0", "1", "2"]
    assert response.content == client.get(f"{PATH}/blobs", params=query).content
    assert response.content != client.get(f"{PATH}/blobs", params={**query, "seed": 6}).content


@pytest.mark.parametrize(
    ("name", "query", "field"),
    [
        ("moons", "samples=0", "samples"),
        ("moons", "samples=2.5", "samples"),
        ("moons", "samples=", "samples"),
        ("moons", "samples=1e400", "samples"),
        ("moons", "noise=nan", "noise"),
        ("moons", "noise=inf", "noise"),
        ("moons", "noise=-1", "noise"),
        ("moons", "noise=11", "noise"),
        ("moons", "seed=-1", "seed"),
        ("moons", f"seed={2**32}", "seed"),
        ("moons", "classes=2", "classes"),
        ("blobs", "classes=5", "classes"),
        ("iris", "samples=10", "samples"),
        ("iris", "noise=0.1", "noise"),
        ("moons", "sample=10", "sample"),
    ],
)
def test_a_choice_that_a_set_does_not_have_is_a_problem(
    client: httpx.Client, problem_of: ProblemOf, name: str, query: str, field: str
) -> None:
    told = problem_of(client.get(f"{PATH}/{name}?{query}"))
    assert told["type"] == "/problems/invalid-request"
    assert [each["field"] for each in told["errors"]] == [field]


def test_samples_have_the_limit_of_a_runs_rows(client: httpx.Client, problem_of: ProblemOf) -> None:
    told = problem_of(client.get(f"{PATH}/moons?samples=100001"))
    assert (told["type"], told["limit"], told["value"], told["asked"]) == ("/problems/limit-exceeded", "rows", 100_000, 100_001)
    assert len(client.get(f"{PATH}/moons?samples=100000").json()["y"]) == 100_000


def test_a_name_that_is_not_there_is_not_found_whatever_is_chosen(client: httpx.Client, problem_of: ProblemOf) -> None:
    told = problem_of(client.get(f"{PATH}/nothing?samples=5"))
    assert told["type"] == "/problems/not-found"
    assert "moons" in told["detail"]


def test_the_openapi_says_that_there_are_columns_of_numbers(client: httpx.Client) -> None:
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert schemas["DataColumns"]["additionalProperties"] == {"items": {"type": "number"}, "type": "array"}
    assert {"x0", "y"} <= set(schemas["DataColumns"]["required"])
