"""The server checks a graph document as the page checks a file: both run every row of documents.json."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from app import Settings, create_app
from scripts.serving import serving
from tests.given import CASES, MOST_NODES, altered, dotted

ProblemOf = Callable[[httpx.Response], dict[str, Any]]
TAKEN = [row for row in CASES if row["accepted"]]
REFUSED = [row for row in CASES if not row["accepted"]]


def name_of(row: dict[str, Any]) -> str:
    return str(row["name"])


@pytest.fixture(scope="module")
def server() -> Iterator[httpx.Client]:
    """A server with the table's limit of nodes."""
    settings = Settings(database_url="sqlite://", workers=1, nodes=MOST_NODES, body_bytes=1 << 22)
    with serving(create_app(settings)) as base, httpx.Client(base_url=base, timeout=30) as client:
        yield client


def exported(server: httpx.Client, row: dict[str, Any]) -> httpx.Response:
    json = {"content-type": "application/json"}
    return server.post("/api/v1/exports/json", content=f'{{"document": {altered(row)}}}', headers=json)


@pytest.mark.parametrize("row", TAKEN, ids=name_of)
def test_a_document_that_is_a_graph_is_taken(server: httpx.Client, row: dict[str, Any]) -> None:
    response = exported(server, row)
    assert response.status_code == 200, response.text[:1000]


@pytest.mark.parametrize("row", REFUSED, ids=name_of)
def test_a_document_that_is_no_graph_is_refused_and_the_field_named(
    server: httpx.Client, problem_of: ProblemOf, row: dict[str, Any]
) -> None:
    told = problem_of(exported(server, row))
    assert told["type"] == f"/problems/{row.get('problem', 'invalid-request')}"
    if "field" in row:
        place = f"document.{dotted(row['field'])}"
        assert [error["field"] for error in told["errors"] if f"{error['field']}.".startswith(f"{place}.")], told


def test_the_page_is_told_the_limit_of_nodes(server: httpx.Client) -> None:
    assert f'<meta name="most-nodes" content="{MOST_NODES}">' in server.get("/").text
