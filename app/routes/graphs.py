"""POST /api/v1/graphs: a program in, its graph out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from app.routes.context import GRAPH, FormOf, GraphsOf, address, graph_answer, problems, unless_gone
from app.schemas import GraphRequest

router = APIRouter(tags=["graphs"])


@router.post(
    "/graphs",
    response_class=Response,
    response_description="The graph document",
    responses={200: GRAPH, **problems(400, 403, 413, 415, 422, 429, 503)},
)
async def graph_of_program(body: Annotated[GraphRequest, Body()], form: FormOf, request: Request, graphs: GraphsOf) -> Response:
    """Run a program and answer with the graph document of one pass. Stateless: the same request has the same answer."""
    content = await unless_gone(request, graphs.answer(body, form.name, address(request)))
    return graph_answer(content, form)
