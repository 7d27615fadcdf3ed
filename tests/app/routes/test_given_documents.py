"""POST /api/v1/exports/{format} with a document in the place of a program: what leaves again.

What is refused stands in documents.json (test_given_table.py).
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from engine import MLP, Value, mse, to_document
from engine.exports import EXPORTS

ProblemOf = Callable[[httpx.Response], dict[str, Any]]


def wire(root: Value) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(EXPORTS["json"].write(to_document(root)))
    return written


def neuron() -> dict[str, Any]:
    a, b = Value(2.0, label="a"), Value(-3.0, label="b")
    out = (a * b + a).tanh() * 2
    out.backward()
    return wire(out)


def network() -> dict[str, Any]:
    loss = mse([MLP(2, [3, 1], seed=0)([0.5, -1.0])], [1.0])
    loss.backward()
    return wire(loss)


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("document", [neuron(), network()], ids=["neuron", "network"])
def test_a_document_leaves_in_every_format(client: httpx.Client, form: str, document: dict[str, Any]) -> None:
    response = client.post(f"/api/v1/exports/{form}", json={"document": document})
    assert response.status_code == 200, response.text
    assert response.headers["content-disposition"] == f'attachment; filename="gradwalk.{EXPORTS[form].extension}"'
    assert response.content


def test_the_numbers_are_those_that_were_given(client: httpx.Client) -> None:
    document = neuron()
    document["nodes"]["value"][2] = "NaN"
    document["nodes"]["grad"][0] = "-Infinity"
    assert client.post("/api/v1/exports/json", json={"document": document}).json() == document


def test_what_a_document_may_do_without_is_filled_in(client: httpx.Client) -> None:
    given = neuron()
    document = {name: given[name] for name in ("format", "version", "root", "nodes")}
    assert client.post("/api/v1/exports/json", json={"document": document}).json() == given


def test_an_answer_of_this_server_comes_in_again(client: httpx.Client) -> None:
    program = "w = Value(1.0)\nfor i in range(3):\n    y = (w - 3)**2\n    y.backward()\n    w.data -= 0.1 * w.grad\n"
    answer = client.post("/api/v1/graphs", json={"program": program, "pass": 1})
    again = client.post("/api/v1/exports/json", json={"document": answer.json()})
    assert again.json() == answer.json()


@pytest.mark.parametrize(
    "body", [{}, {"program": "a = 2", "document": neuron()}, {"document": neuron(), "pass": 0}, {"document": None}]
)
def test_a_request_names_one_thing_to_export(client: httpx.Client, problem_of: ProblemOf, body: dict[str, Any]) -> None:
    assert problem_of(client.post("/api/v1/exports/json", json=body))["type"] == "/problems/invalid-request"


VALUES = [
    0,
    -1,
    1.5,
    1e308,
    "NaN",
    "Infinity",
    "",
    'x"; -->',
    "\\end{align}",
    "'''\n",
    None,
    [],
    [0, 0],
    "sum 0/turn 1",
    "constant",
    "leaf",
    "add",
]


@pytest.mark.parametrize("form", EXPORTS)
def test_no_document_makes_the_server_fail(client: httpx.Client, form: str) -> None:
    draw = random.Random(form)
    answered = 0
    for _ in range(150):
        document = copy.deepcopy(draw.choice([neuron(), network()]))
        for _ in range(draw.randint(1, 3)):
            entries = document["nodes"][draw.choice(list(document["nodes"]))]
            entries[draw.randrange(len(entries))] = draw.choice(VALUES)
        document["root"] = draw.randrange(len(document["nodes"]["op"]))
        response = client.post(f"/api/v1/exports/{form}", json={"document": document})
        assert response.status_code in {200, 422}, (response.text, document)
        answered += response.status_code == 200
    assert answered
