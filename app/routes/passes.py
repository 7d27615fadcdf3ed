"""POST /api/v1/passes: a moment of a training, computed from its spec alone; the run itself may be gone."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from app.lab.schemas import PassRequest
from app.routes.context import GRAPH, FormOf, RunnerOf, SettingsOf, graph_answer, metered, problems
from engine.errors import InvalidRequest

router = APIRouter(tags=["runs"])


@router.post(
    "/passes",
    response_class=Response,
    response_description="The graph document",
    responses={200: GRAPH, **problems(400, 403, 413, 415, 422, 429, 503)},
)
async def pass_of_spec(
    body: Annotated[PassRequest, Body()], form: FormOf, request: Request, runner: RunnerOf, settings: SettingsOf
) -> Response:
    """The graph document of a sample's pass, or of a whole batch's: the same that the run's own address gives."""
    if (body.sample is None) == (body.batch is None):
        raise InvalidRequest.of("sample", "A sample or a batch is needed, one of both.")
    content = await runner.epochs.of_spec(body, form.name, asdict(settings.limits), metered(request))
    return graph_answer(content, form)
