"""POST /api/v1/exports/{format}: the same graph as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from engine.exports import EXPORTS

ProblemOf = Callable[[httpx.Response], dict[str, Any]]
BODY = {"program": "a = 2\nb = 4\nd = a*b + a", "inputs": {"a": 3}}
PUBLISHED = [
    ("json", "application/json", "gradwalk.json"),
    ("dot", "text/vnd.graphviz; charset=utf-8", "gradwalk.dot"),
    ("mermaid", "text/vnd.mermaid; charset=utf-8", "gradwalk.mmd"),
    ("latex", "text/x-tex; charset=utf-8", "gradwalk.tex"),
    ("python", "text/x-python; charset=utf-8", "gradwalk.py"),
    ("micrograd", "text/x-python; charset=utf-8", "gradwalk.py"),
    ("torch", "text/x-python; charset=utf-8", "gradwalk.py"),
]


@pytest.mark.parametrize(("form", "media_type", "name"), PUBLISHED)
def test_a_published_format_keeps_its_media_type_and_file_name(
    client: httpx.Client, form: str, media_type: str, name: str
) -> None:
    response = client.post(f"/api/v1/exports/{form}", json=BODY)
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert response.headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("form", EXPORTS)
def test_every_format_is_answered_and_takes_what_graphs_takes(client: httpx.Client, problem_of: ProblemOf, form: str) -> None:
    path = f"/api/v1/exports/{form}"
    assert client.post(path, json={**BODY, "pass": 0}).content == client.post(path, json=BODY).content
    assert problem_of(client.post(path, json={**BODY, "pass": 1}))["type"] == "/problems/invalid-request"
    assert problem_of(client.post(path, json={**BODY, "more": 1}))["type"] == "/problems/invalid-request"
    assert problem_of(client.post(path, json={"program": "a ="}))["type"] == "/problems/syntax-error"


def test_json_is_the_graph_document(client: httpx.Client) -> None:
    assert client.post("/api/v1/exports/json", json=BODY).content == client.post("/api/v1/graphs", json=BODY).content


def test_dot_escapes_what_a_program_puts_into_a_label(client: httpx.Client) -> None:
    program = 'a = Value(1, label="\\"]; evil [x=\\"")\nb = a + a'
    text = client.post("/api/v1/exports/dot", json={"program": program}).text
    assert '[label="\\"]; evil [x=\\"\\n' in text


def test_an_unknown_format_names_those_there_are(client: httpx.Client, problem_of: ProblemOf) -> None:
    told = problem_of(client.post("/api/v1/exports/pdf", json=BODY))
    assert told["type"] == "/problems/not-found"
    assert "dot" in told["detail"]


def test_the_formats_are_listed_with_what_they_are_for(client: httpx.Client) -> None:
    listed = client.get("/api/v1/exports").json()
    assert [each["name"] for each in listed] == list(EXPORTS)
    assert len({each["title"] for each in listed}) == len(listed)
    for each in listed:
        answer = client.post(f"/api/v1/exports/{each['name']}", json=BODY)
        assert answer.headers["content-type"].startswith(each["media_type"])
        assert answer.headers["content-disposition"].endswith(f'.{each["extension"]}"')
        assert each["purpose"]
