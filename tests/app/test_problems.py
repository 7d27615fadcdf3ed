"""Every error is a problem of one shape, whatever is wrong with the request."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.problems import LARGEST, TYPES, problem
from engine.errors import Place

ProblemOf = Callable[[httpx.Response], dict[str, Any]]

BAD_REQUESTS = [
    ("GET", "/nothing", 404, "not-found"),
    ("GET", "/api/v1/graphs/", 404, "not-found"),
    ("GET", "/api/v1/runs/nothing", 404, "not-found"),
    ("GET", "/api/v1/runs/nothing/events", 404, "not-found"),
    ("DELETE", "/api/v1/runs/nothing", 404, "not-found"),
    ("PUT", "/api/v1/runs", 405, "method-not-allowed"),
    ("POST", "/api/v1/runs", 422, "invalid-request"),
    ("POST", "/api/v1/passes", 422, "invalid-request"),
    ("GET", "/api/v1/datasets/nothing", 404, "not-found"),
    ("GET", "/api/v1/datasets/%00", 404, "not-found"),
    ("POST", "/api/v1/checks", 404, "not-found"),
    ("GET", "/api/v1/examples/nothing", 404, "not-found"),
    ("GET", "/api/v1/links/nothing", 404, "not-found"),
    ("GET", "/api/v1/links/%00", 404, "not-found"),
    ("GET", "/problems/nothing", 404, "not-found"),
    ("GET", "/static/nothing.js", 404, "not-found"),
    ("GET", "/static/%00", 404, "not-found"),
    ("GET", "/static/%2e%2e/app/main.py", 404, "not-found"),
    ("GET", "/static/" + "x" * 3000, 404, "not-found"),
    ("GET", "/api/v1/graphs", 405, "method-not-allowed"),
    ("OPTIONS", "/api/v1/graphs", 405, "method-not-allowed"),
    ("DELETE", "/api/v1/links/x", 405, "method-not-allowed"),
    ("POST", "/api/v1/datasets", 405, "method-not-allowed"),
    ("GET", "/api/v1/training-options/sgd", 404, "not-found"),
    ("POST", "/api/v1/training-options", 405, "method-not-allowed"),
    ("POST", "/static/js/main.js", 405, "method-not-allowed"),
    ("POST", "/", 405, "method-not-allowed"),
    ("TRACE", "/healthz", 405, "method-not-allowed"),
    ("POST", "/api/v1/graphs", 422, "invalid-request"),
    ("POST", "/api/v1/links", 422, "invalid-request"),
]


@pytest.mark.parametrize(("method", "path", "status", "slug"), BAD_REQUESTS)
def test_a_request_that_fits_nothing_is_a_problem(
    client: httpx.Client, problem_of: ProblemOf, method: str, path: str, status: int, slug: str
) -> None:
    response = client.request(method, path)
    told = problem_of(response)
    assert (response.status_code, told["type"]) == (status, f"/problems/{slug}")


ALLOWED = [
    ("/api/v1/graphs", "POST"),
    ("/api/v1/exports/dot", "POST"),
    ("/api/v1/links", "POST"),
    ("/api/v1/operations", "GET, HEAD"),
    ("/docs", "GET, HEAD"),
    ("/static/js/main.js", "GET, HEAD"),
]


@pytest.mark.parametrize(("path", "allow"), ALLOWED)
def test_a_refused_method_names_those_that_are_allowed(client: httpx.Client, path: str, allow: str) -> None:
    assert client.put(path).headers["allow"] == allow


LONG = "Z" * 5000
ECHOES = [
    pytest.param({"program": "a = 1", LONG: 1}, id="an unknown field"),
    pytest.param({"program": "a = 1", **{f"{LONG}{n}": 1 for n in range(9)}}, id="many unknown fields"),
    pytest.param({"program": "a = 1", "inputs": {LONG: "x"}}, id="an input of the wrong type"),
    pytest.param({"program": "a = 1", "inputs": {LONG: 1}}, id="an unknown input"),
    pytest.param({"program": "a = 1", "pass": LONG}, id="a pass that is text"),
    pytest.param({"program": f"a = 1\nb = {LONG}"}, id="an unknown name"),
    pytest.param({"program": f"a = Value(1).{LONG}()"}, id="an unknown method"),
    pytest.param({"program": f"import {LONG}"}, id="an unknown module"),
    pytest.param({"program": f"assert 1 > 2, '{LONG}'"}, id="an assertion's words"),
    pytest.param({"program": f"a = ({LONG}"}, id="an open bracket"),
    pytest.param({"program": f"a = int('{LONG}')"}, id="a text that is no number"),
    pytest.param({"program": f"print(f'{{1:{LONG}}}')"}, id="a number format"),
    pytest.param({"program": f"def {LONG}(x):\n    return x\na = {LONG}()"}, id="a function called wrongly"),
    pytest.param({"program": f"class {LONG}:\n    pass\na = {LONG}()\nb = a.x"}, id="a class without the attribute"),
    pytest.param({"program": f"a = Value(1, {LONG}=2)"}, id="an unknown argument"),
    pytest.param({"program": f"a = '{LONG}' + 1"}, id="a text plus a number"),
    pytest.param({"program": f"a = Value(1, label='{LONG}')"}, id="a label"),
    pytest.param({"program": f"{LONG} = 1\nb = {LONG[1:]}"}, id="a name that looks like another"),
    pytest.param({"program": f"{LONG} = 1\nY{LONG} = 2", "inputs": {"x": 1}}, id="the names that take an input"),
    pytest.param({"program": f"{LONG} = Value(1)\nb = {LONG}[0]"}, id="a Value that is indexed"),
    pytest.param({"program": f"def f({LONG}):\n    return 1\na = f()"}, id="an argument that is missing"),
    pytest.param({"program": f"from math import {LONG}"}, id="a function that a module has not"),
]


@pytest.mark.parametrize("body", ECHOES)
def test_a_problem_repeats_little_of_what_was_sent(client: httpx.Client, problem_of: ProblemOf, body: dict[str, Any]) -> None:
    response = client.post("/api/v1/graphs", json=body)
    problem_of(response)
    assert "Z" * 81 not in response.text


def test_an_address_is_repeated_in_part_only(client: httpx.Client, problem_of: ProblemOf) -> None:
    response = client.get(f"/problems/{LONG}")
    problem_of(response)
    assert response.text.count("Z") < 80


def test_a_problem_is_cut_until_it_fits() -> None:
    bell = "\x07" * 1000  # six bytes each in JSON
    response = problem("program-error", bell, "/" + "é" * 500, places=[Place(bell)] * 20, facts={"advice": bell, "name": bell})
    assert len(response.body) <= LARGEST
    told = json.loads(bytes(response.body))
    assert told["type"] == "/problems/program-error"
    assert told["detail"]


def test_every_type_has_a_page_and_a_title_of_its_own(client: httpx.Client) -> None:
    assert len({kind.title for kind in TYPES.values()}) == len(TYPES)
    for slug, kind in TYPES.items():
        page = client.get(f"/problems/{slug}")
        assert page.status_code == 200
        assert f"<h1>{kind.title}</h1>" in page.text
        assert f"status {kind.status}" in page.text


CONTRACT = {
    "invalid-json": 400, "bad-host": 400, "forbidden": 403, "not-found": 404, "method-not-allowed": 405, "conflict": 409,
    "too-large": 413, "unsupported-media-type": 415, "too-many-requests": 429, "unavailable": 503, "invalid-request": 422,
    "syntax-error": 422, "forbidden-syntax": 422, "unknown-name": 422, "program-error": 422, "limit-exceeded": 422,
}  # fmt: skip


def test_the_published_types_keep_their_status() -> None:
    assert CONTRACT.items() <= {slug: kind.status for slug, kind in TYPES.items()}.items()
