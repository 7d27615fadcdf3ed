"""POST /api/v1/exports/{format}: the same graph in another form, as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Request, Response

from app.errors import NotFound
from app.routes.context import GraphsOf, address, problems, unless_gone
from app.schemas import GraphRequest
from engine.exports import EXPORTS

router = APIRouter(tags=["graphs"])


@router.post(
    "/exports/{format}",
    response_class=Response,
    response_description="The file",
    responses={
        200: {"content": {export.media_type: {} for export in EXPORTS.values()}},
        **problems(400, 403, 404, 413, 415, 422, 429, 503),
    },
)
async def export_of_program(
    form: Annotated[str, Path(alias="format", description=f"One of {', '.join(EXPORTS)}.")],
    body: Annotated[GraphRequest, Body()],
    request: Request,
    graphs: GraphsOf,
) -> Response:
    """Run a program and answer with its graph in another format."""
    export = EXPORTS.get(form)
    if export is None:
        raise NotFound(f"There is no such export; there are {', '.join(EXPORTS)}.")
    content = await unless_gone(request, graphs.answer(body, form, address(request)))
    disposition = f'attachment; filename="gradwalk.{export.extension}"'
    return Response(content, media_type=export.media_type, headers={"Content-Disposition": disposition})
