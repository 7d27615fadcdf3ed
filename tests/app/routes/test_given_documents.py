"""POST /api/v1/exports/{format} with a document in the place of a program: checked to its last entry."""

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
Change = Callable[[dict[str, Any]], object]


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


def column(name: str, entry: int, value: object) -> Change:
    return lambda document: document["nodes"][name].__setitem__(entry, value)


BAD: list[tuple[str, Change]] = [
    ("format", lambda document: document.update(format="onnx")),
    ("version", lambda document: document.update(version=2)),
    ("root", lambda document: document.update(root=99)),
    ("root", lambda document: document.update(root=-1)),
    ("pass", lambda document: document.update({"pass": 1})),
    ("more", lambda document: document.update(more=1)),
    ("names", lambda document: document.update(names={"a": 99})),
    ("name", lambda document: document.update(names={"x\nimport os": 0})),
    ("name", lambda document: document.update(names={"class": 0})),
    ("program", lambda document: document.update(program="a\0b")),
    ("nodes", lambda document: document.update(nodes=[])),
    ("extra", lambda document: document["nodes"].update(extra=[])),
    ("value", lambda document: document["nodes"].pop("value")),
    ("value", lambda document: document["nodes"]["value"].pop()),
    ("value", column("value", 0, "nan")),
    ("value", column("value", 0, None)),
    ("value", column("value", 0, True)),
    ("op", column("op", 2, "__import__")),
    ("operands", column("operands", 2, [0, 2])),
    ("operands", column("operands", 2, [0, -1])),
    ("operands", column("operands", 2, [0])),
    ("operands", column("operands", 2, [0, 1.5])),
    ("operands", column("operands", 0, [0, 0])),
    ("partials", column("partials", 2, [1.0])),
    ("grad_before", column("grad_before", 2, 1.0)),
    ("label", column("label", 0, "x" * 1001)),
    ("label", column("label", 0, 7)),
    ("group", column("group", 0, "a//b")),
    ("group", column("group", 0, "/".join("g" * 101))),
    ("span", column("span", 0, [1, 0, 0, 5])),
    ("span", column("span", 0, [1, 0, 1])),
    ("update", lambda document: document.update(update=[{"node": 2, "before": 1, "after": 1, "gradient": 1, "terms": {}}])),
]


@pytest.mark.parametrize(("about", "change"), BAD)
def test_a_document_that_is_none_is_refused_with_its_place(
    client: httpx.Client, problem_of: ProblemOf, about: str, change: Change
) -> None:
    document = neuron()
    change(document)
    problem = problem_of(client.post("/api/v1/exports/dot", json={"document": document}))
    assert problem["type"] == "/problems/invalid-request"
    assert about in problem["detail"]


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
