"""A client of the real server, and what a problem has to look like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from app.gate import headers_of
from app.problems import LARGEST, TYPES

MEMBERS = {"type", "title", "status", "detail", "instance", "errors"}


@pytest.fixture(scope="session")
def client(base_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=base_url, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def problem_of() -> Callable[[httpx.Response], dict[str, Any]]:
    """Hold a response against the one shape that every error has; gives the problem."""

    def check(response: httpx.Response) -> dict[str, Any]:
        assert response.headers["content-type"] == "application/problem+json"
        assert len(response.content) <= LARGEST
        problem: dict[str, Any] = response.json()
        assert problem.keys() >= MEMBERS
        kind = TYPES[problem["type"].removeprefix("/problems/")]
        assert (problem["title"], problem["status"]) == (kind.title, kind.status)
        assert response.status_code == kind.status
        assert problem["detail"]
        assert problem["instance"] == quote(response.request.url.path)[:80]
        for error in problem["errors"]:
            assert error["message"]
            assert error.keys() <= {"message", "line", "column", "end_line", "end_column", "field"}
        for trace in ("Traceback", ".py", "site-packages", "SELECT", "INSERT"):
            assert trace not in response.text.replace(problem["instance"], "")
        has_safety_headers(response)
        return problem

    return check


def has_safety_headers(response: httpx.Response) -> None:
    for name, value in headers_of("NONCE").items():
        given = response.headers[name]
        start, _, end = value.partition("NONCE")
        assert given.startswith(start)
        assert given.endswith(end)
