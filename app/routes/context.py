"""What routes take from the application, and the responses that all of them document."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request

from app.graphs import Graphs
from app.problems import MEDIA_TYPE
from app.schemas import Problem
from app.store import Store


def _graphs(request: Request) -> Graphs:
    graphs: Graphs = request.app.state.graphs
    return graphs


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


GraphsOf = Annotated[Graphs, Depends(_graphs)]
StoreOf = Annotated[Store, Depends(_store)]


def address(request: Request) -> str:
    """Whom the work is counted for."""
    return request.client.host if request.client else ""


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problem responses of a route, for the OpenAPI."""
    titles = {404: "Not found", 413: "Too large", 415: "Not JSON", 422: "Not valid, or the program has a fault",
              400: "Not JSON", 403: "From another site", 429: "Too much work", 503: "Busy"}  # fmt: skip
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)
    return {
        status: {"description": titles[status], "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        for status in statuses
    }
