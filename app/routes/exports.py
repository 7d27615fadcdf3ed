"""GET /api/v1/exports lists the forms in which a graph can leave; POST /api/v1/exports/{format} gives it in one, as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path, Request, Response

from app.errors import NotFound
from app.routes.context import GraphsOf, address, problems, unless_gone
from app.schemas import ExportFormat, ExportRequest
from engine.exports import EXPORTS

router = APIRouter(tags=["graphs"])


@router.get("/exports", response_description="The formats, in the order of a menu")
def exports() -> list[ExportFormat]:
    """List the forms in which a graph can leave."""
    return [
        ExportFormat(
            name=each.name, title=each.title, purpose=each.purpose, media_type=each.media_type, extension=each.extension
        )
        for each in EXPORTS.values()
    ]


@router.post(
    "/exports/{format}",
    response_class=Response,
    response_description="The file",
    responses={
        200: {"content": {export.media_type: {} for export in EXPORTS.values()}},
        **problems(400, 403, 404, 413, 415, 422, 429, 503),
    },
)
async def export_of_graph(
    form: Annotated[str, Path(alias="format", description=f"One of {', '.join(EXPORTS)}.")],
    body: Annotated[ExportRequest, Body()],
    request: Request,
    graphs: GraphsOf,
) -> Response:
    """Answer with a graph in another format: that of a program, which is run, or one that is given."""
    export = EXPORTS.get(form)
    if export is None:
        raise NotFound(f"There is no such export; there are {', '.join(EXPORTS)}.")
    content = await unless_gone(request, graphs.answer(body, form, address(request)))
    disposition = f'attachment; filename="gradwalk.{export.extension}"'
    return Response(content, media_type=export.media_type, headers={"Content-Disposition": disposition})
