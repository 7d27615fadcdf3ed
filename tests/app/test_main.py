"""The application and its OpenAPI: what is promised is what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.problems import MEDIA_TYPE

PATHS = {
    "/api/v1/graphs", "/api/v1/exports", "/api/v1/exports/{format}", "/api/v1/operations",
    "/api/v1/examples", "/api/v1/examples/{name}", "/api/v1/datasets", "/api/v1/datasets/{name}",
    "/api/v1/training-options", "/api/v1/runs", "/api/v1/runs/{id}", "/api/v1/runs/{id}/pause", "/api/v1/runs/{id}/resume",
    "/api/v1/runs/{id}/cancel", "/api/v1/runs/{id}/events", "/api/v1/runs/{id}/samples", "/api/v1/runs/{id}/epochs/{k}",
    "/api/v1/runs/{id}/epochs/{k}/graph", "/api/v1/runs/{id}/epochs/{k}/surface", "/api/v1/passes",
    "/api/v1/links", "/api/v1/links/{id}", "/healthz", "/readyz",
}  # fmt: skip
TO_COME = ["/api/v1/checks"]


@pytest.fixture(scope="module")
def described(client: httpx.Client) -> dict[str, Any]:
    described: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return described


def responses(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            for status, response in operation["responses"].items():
                yield f"{method} {path}", status, response


def test_the_openapi_has_what_is_built_and_nothing_else(client: httpx.Client, described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.")
    assert described["paths"].keys() == PATHS
    for path in TO_COME:
        assert client.get(path).status_code == client.post(path).status_code == 404


def test_every_error_in_the_openapi_is_a_problem(described: dict[str, Any]) -> None:
    assert not {"HTTPValidationError", "ValidationError"} & described["components"]["schemas"].keys()
    for where, status, response in responses(described):
        if not status.startswith("2"):
            assert response["content"] == {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}, (where, status)


def test_every_operation_says_that_any_other_answer_is_a_problem(described: dict[str, Any]) -> None:
    found = list(responses(described))
    assert {where for where, status, _ in found if status == "default"} == {where for where, _, _ in found}
    for path in ("/api/v1/graphs", "/api/v1/exports/{format}"):
        assert described["paths"][path]["post"]["responses"].keys() >= {"200", "400", "403", "413", "415", "422", "429", "503"}


def test_every_reference_in_the_openapi_leads_somewhere(described: dict[str, Any]) -> None:
    seen: list[Any] = [described]
    found = set()
    while seen:
        each = seen.pop()
        if isinstance(each, dict):
            if isinstance(each.get("$ref"), str):
                found.add(each["$ref"])
            seen += each.values()
        elif isinstance(each, list):
            seen += each
    assert found
    for reference in found:
        assert reference.removeprefix("#/components/schemas/") in described["components"]["schemas"], reference


def test_no_page_of_the_framework_is_left(client: httpx.Client) -> None:
    for path in ("/redoc", "/openapi.json", "/docs/oauth2-redirect"):
        assert client.get(path).status_code == 404
    assert "swagger" not in client.get("/docs").text.lower()
