"""POST /api/v1/graphs: a program in, its graph out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest

from app import Settings, create_app
from scripts.serving import serving
from tests.engine.exports.unpacking import unpacked

ProblemOf = Callable[[httpx.Response], dict[str, Any]]
PATH = "/api/v1/graphs"
SHEET = "a = 2\nb = 4\nd = a*b + a"
TWICE = "a = Value(3)\nb = a*a\nb.backward()\nb.backward()"
SCHEMA = json.loads((Path(__file__).parents[2] / "engine" / "document.schema.json").read_text())

GOOD = [
    pytest.param({"program": SHEET}, {"root": 3, "pass": 0, "passes": 1, "names": {"a": 0, "b": 1, "d": 3}}, id="a sheet"),
    pytest.param({"program": SHEET}, {"grad": [5.0, 2.0, 1.0, 1.0], "op": ["leaf", "leaf", "mul", "add"]}, id="its gradients"),
    pytest.param({"program": SHEET, "inputs": {"a": 3}}, {"value": [3.0, 4.0, 12.0, 15.0], "program": SHEET}, id="an input"),
    pytest.param({"program": SHEET, "inputs": {"a": -0.5, "b": 1e-9}}, {"value": [-0.5, 1e-9, -5e-10, -0.5 - 5e-10]}, id="two"),
    pytest.param({"program": SHEET, "inputs": {}, "pass": None}, {"root": 3}, id="nothing chosen"),
    pytest.param({"program": TWICE}, {"pass": 1, "passes": 2, "grad_before": [6.0, 0.0], "grad": [12.0, 1.0]}, id="last pass"),
    pytest.param({"program": TWICE, "pass": 0}, {"pass": 0, "grad_before": [0.0, 0.0], "grad": [6.0, 1.0]}, id="first pass"),
    pytest.param({"program": "a = 0\nb = log(a)\nc = b*a"}, {"value": [0.0, "-Infinity", "NaN"]}, id="words for no numbers"),
    pytest.param({"program": "print('∂', 1)\na = 2"}, {"output": "∂ 1\n"}, id="what it printed"),
]


@pytest.mark.parametrize(("body", "expected"), GOOD)
def test_a_program_is_answered_with_its_document(client: httpx.Client, body: dict[str, Any], expected: dict[str, Any]) -> None:
    response = client.post(PATH, json=body)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["uncompressed-length"] == str(len(response.content))
    document = response.json()
    jsonschema.validate(document, SCHEMA)
    told = {**document["nodes"], **document}
    assert {name: told[name] for name in expected} == expected


PACKED = "application/vnd.gradwalk.graph"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("*/*", "application/json"),
        ("", "application/json"),
        ("application/json", "application/json"),
        (PACKED, PACKED),
        (f"{PACKED}, application/json;q=0.9", PACKED),
        (f"application/json;q=0.9,{PACKED.upper()} ; q=1.000", PACKED),
        (f"application/json, {PACKED};q=0.9", "application/json"),
        (f"{PACKED};q=0, */*", "application/json"),
        (f"{PACKED}, */*;q=0.1", PACKED),
        (f"{PACKED};q=0.5, */*", "application/json"),
        (f"{PACKED};q=0.5, application/*;q=0.8, */*;q=0.1", "application/json"),
        (f"{PACKED};q=0.5, application/json;q=0.1, */*", PACKED),
    ],
)
def test_the_document_comes_in_the_form_that_is_asked_for(client: httpx.Client, accept: str, form: str) -> None:
    given = client.post(PATH, json={"program": TWICE}).json()
    response = client.post(PATH, json={"program": TWICE}, headers={"accept": accept})
    assert response.headers["content-type"] == form
    assert "Accept" in response.headers["vary"].split(", ")
    assert response.headers["uncompressed-length"] == str(len(response.content))
    assert (unpacked(response.content) if form == PACKED else response.json()) == given


BAD = [
    ({}, "invalid-request", "program"),
    ({"program": 3}, "invalid-request", "program"),
    ({"program": None}, "invalid-request", "program"),
    ({"program": SHEET, "extra": 1}, "invalid-request", "extra"),
    ({"program": SHEET, "inputs": []}, "invalid-request", "inputs"),
    ({"program": SHEET, "inputs": {"a": "3"}}, "invalid-request", "inputs.a"),
    ({"program": SHEET, "inputs": {"a": "NaN"}}, "invalid-request", "inputs.a"),
    ({"program": SHEET, "inputs": {"a": True}}, "invalid-request", "inputs.a"),
    ({"program": SHEET, "inputs": {"a": None}}, "invalid-request", "inputs.a"),
    ({"program": SHEET, "inputs": {"a": 10**400}}, "invalid-request", "inputs.a"),
    ({"program": SHEET, "pass": -1}, "invalid-request", "pass"),
    ({"program": SHEET, "pass": 1}, "invalid-request", "pass"),
    ({"program": SHEET, "pass": 1.0}, "invalid-request", "pass"),
    ({"program": SHEET, "pass": "0"}, "invalid-request", "pass"),
    ({"program": SHEET, "pass": True}, "invalid-request", "pass"),
    ({"program": SHEET, "pass": 2**53 + 1}, "invalid-request", "pass"),
    ({"program": SHEET, "pass_": 0}, "invalid-request", "pass_"),
    ([], "invalid-request", "body"),
    ("text", "invalid-request", "body"),
    (None, "invalid-request", "body"),
    ({"program": SHEET, "inputs": {"c": 1}}, "unknown-name", "inputs.c"),
    ({"program": SHEET, "inputs": {"d": 1}}, "unknown-name", "inputs.d"),
    ({"program": "a = +* 2"}, "syntax-error", (1, 5)),
    ({"program": "a = '\0'"}, "syntax-error", (1, 5)),
    ({"program": "a = 1\nb = a if a in [1] else 2"}, "forbidden-syntax", (2, 9)),
    ({"program": "import os"}, "forbidden-syntax", (1, 0)),
    ({"program": "a = ().__class__"}, "forbidden-syntax", (1, 4)),
    ({"program": "a = 1\nb = aa"}, "unknown-name", (2, 4)),
    ({"program": ""}, "program-error", None),
    ({"program": "a = Value(1)\nb = a[0]"}, "program-error", (2, 4)),
    ({"program": "while True:\n    pass"}, "limit-exceeded", None),
    ({"program": "#" * 65_537}, "limit-exceeded", None),
]


@pytest.mark.parametrize(("body", "slug", "place"), BAD)
def test_a_request_with_a_fault_says_which_and_where(
    client: httpx.Client, problem_of: ProblemOf, body: object, slug: str, place: str | tuple[int, int] | None
) -> None:
    response = client.post(PATH, content=json.dumps(body), headers={"content-type": "application/json"})
    told = problem_of(response)
    assert (response.status_code, told["type"]) == (422, f"/problems/{slug}")
    if isinstance(place, str):
        assert told["errors"][0]["field"] == place
    elif place:
        assert (told["errors"][0]["line"], told["errors"][0]["column"]) == place


def test_a_limit_is_named_with_its_value_and_what_was_asked(client: httpx.Client) -> None:
    told = client.post(PATH, json={"program": "a = [0 for i in range(200000)]\nb = 1"}).json()
    assert told["type"] == "/problems/limit-exceeded"
    assert told.keys() >= {"limit", "value", "asked"}


@pytest.mark.parametrize(("program", "nodes"), [("print(1)", 0), ("a = Value(1)\nb = a[0]", None)])
def test_a_problem_says_that_the_program_made_no_node(client: httpx.Client, program: str, nodes: int | None) -> None:
    told = client.post(PATH, json={"program": program}).json()
    assert (told["type"], told.get("nodes")) == ("/problems/program-error", nodes)


LIMITS = [
    ({"source_bytes": 10}, SHEET, "source_bytes"),
    ({"depth": 3}, "a = ((((1+2)*3)+4)*5)", "depth"),
    ({"steps": 50}, "for i in range(100):\n    pass\na = 1", "steps"),
    ({"nodes": 5}, "a = Value(1)\nfor i in range(9):\n    a = a + 1", "nodes"),
    ({"output_bytes": 8}, "print('123456789')\na = 1", "output_bytes"),
    ({"list_length": 3}, "x = list(range(4))\na = 1", "list_length"),
    ({"label_length": 2}, "a = Value(1, label='abc')", "label_length"),
    ({"document_bytes": 300}, "a = 2\nb = a * a", "document_bytes"),
    ({"seconds": 0.05, "steps": 10**12}, "while True:\n    pass", "seconds"),
]


@pytest.mark.parametrize(("limits", "program", "name"), LIMITS)
def test_each_limit_is_a_setting(limits: dict[str, Any], program: str, name: str) -> None:
    settings = Settings(database_url="sqlite://", workers=1, **limits)
    with serving(create_app(settings)) as base:
        told = httpx.post(base + PATH, json={"program": program}, timeout=20).json()
    assert (told["type"], told["limit"], told["value"]) == ("/problems/limit-exceeded", name, limits[name])


def test_the_same_request_has_the_same_answer_byte_for_byte() -> None:
    program = "net = MLP(2, [3, 1])\ny = net([1.0, 2.0])\nprint(random.random(), y)\ny.backward()"
    answers = set()
    for _ in range(2):  # a new server, so that no answer is a kept one
        with serving(create_app(Settings(database_url="sqlite://"))) as base:
            answers |= {httpx.post(base + PATH, json={"program": program}).content for _ in range(2)}
    assert len(answers) == 1


def test_an_answer_that_is_kept_is_not_taken_for_another(client: httpx.Client) -> None:
    bodies = [{"program": "a = 1.5\nb = a + 1", "inputs": {"a": a}} for a in (2, 3, 2.0, 3.5, -0.0, 0.0)]
    for _ in range(2):
        values = [client.post(PATH, json=body).json()["nodes"]["value"][0] for body in bodies]
        assert values == [2.0, 3.0, 2.0, 3.5, 0.0, 0.0]
        signs = [client.post(PATH, json=body).text.count("-0.0") > 0 for body in bodies]
        assert signs == [False, False, False, False, True, False]


def test_an_address_that_asks_for_too_much_work_is_told_when_to_come_back(problem_of: ProblemOf) -> None:
    settings = Settings(database_url="sqlite://", work_seconds=0.001)
    with serving(create_app(settings)) as base:
        first = httpx.post(base + PATH, json={"program": "for i in range(20000):\n    pass\na = 1"})
        second = httpx.post(base + PATH, json={"program": SHEET})
        kept = httpx.post(base + PATH, json={"program": "for i in range(20000):\n    pass\na = 1"})
    assert (first.status_code, second.status_code, kept.status_code) == (200, 429, 200)
    assert problem_of(second)["type"] == "/problems/too-many-requests"
    assert int(second.headers["retry-after"]) >= 1
